export { ensureAccount, firstLink, type NewAccount } from './commands.ts'
export { actorOf } from './queries.ts'
export { accountRoutes, type BodyCard, type SetupStep, type Surroundings } from './routes.ts'
export { addGrant, adoptBody, clearBodies, workFor } from './store.ts'
