export { trailRoutes } from './trailRoutes.ts'
