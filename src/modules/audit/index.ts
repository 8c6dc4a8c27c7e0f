export { clearBodies } from './requestStore.ts'
export { applyRetention } from './retention.ts'
export { trailRoutes } from './trailRoutes.ts'
