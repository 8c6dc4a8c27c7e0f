export { connectionJobs, connectionRecurring, enqueueForHooks } from './deliver.ts'
export { actorOfKey, meterKey, type Makers } from './keys.ts'
export { connectionRoutes } from './routes.ts'
export { clearBodies } from './store.ts'
