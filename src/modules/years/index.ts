export { adoptProgramme, reviseProgramme, type Adoption, type Match } from './adopt.ts'
export { yearRoutes, type PassageAnswer, type YearSurroundings } from './routes.ts'
export { clearBodies, duesOf, findProgramme, itemsOf, programmesOf, setDone, type DueRow, type ItemRow, type ProgrammeRow } from './store.ts'
export type { Hit } from './views.ts'
