import type { BodyCard } from '../accounts/index.ts'
import type { Reader } from '../../platform/db/database.ts'
import { bodiesOf, findBody, headcounts, unitsOf } from './store.ts'

export { peopleRoutes, type PeopleSurroundings } from './routes.ts'
export { EVERYTHING, findPerson, lookOf, searchPeople, type Look } from './queries.ts'
export { addBody, addPeople, addUnits, addYears, clearBodies, exampleBodies, findBody, unitsOf, type Body } from './store.ts'

export const bodyCards = async (r: Reader): Promise<BodyCard[]> =>
  (await bodiesOf(r)).map(({ id, name, abbreviation, kind, superior, yearKind, version }) => ({ id, name, abbreviation, kind: kind as BodyCard['kind'], superior, yearKind, version }))

/** What plans call "phòng, đơn vị": the heads of a body, its party cell and its unions are none. */
const WORKING_UNITS: readonly string[] = ['division', 'office', 'affiliated']

/** How many people and working units a body has: what shares and counts are taken of. */
export async function sizeOf(r: Reader, bodyId: string): Promise<{ readonly people: number; readonly units: number }> {
  const heads = await headcounts(r, bodyId)
  return { people: [...heads.values()].reduce((a, b) => a + b, 0), units: (await unitsOf(r, bodyId)).filter((u) => WORKING_UNITS.includes(u.kind)).length }
}

/** Which of the first-run steps that belong to people are still to do. */
export async function openSteps(r: Reader, bodyId: string): Promise<readonly ('units' | 'people' | 'plan')[]> {
  const body = await findBody(r, bodyId)
  const units = await unitsOf(r, bodyId)
  const { people } = await sizeOf(r, bodyId)
  const open = [...(units.length === 0 ? (['units'] as const) : []), ...(people === 0 ? (['people'] as const) : []), 'plan' as const]
  return open.filter((step) => !body?.skipped.includes(step))
}
