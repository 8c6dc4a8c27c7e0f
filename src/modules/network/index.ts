export { networkRoutes } from './routes.ts'
export { networkJobs, networkRecurring, tellOfCertificate } from './watch.ts'
export type { NetworkKit } from './wiring.ts'
