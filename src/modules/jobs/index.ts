export { jobRoutes } from './routes.ts'
export { tidyJobs, tidyRecurring } from './tidy.ts'
