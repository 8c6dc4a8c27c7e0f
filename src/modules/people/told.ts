import { changesOf, listed } from '../../core/audit/changes.ts'
import type { About, TrailAction } from '../../core/audit/entry.ts'
import type { Reader } from '../../platform/db/database.ts'
import { EVERYTHING, findPerson, type Person } from './queries.ts'
import type { Body, BodyFields, UnitRow } from './store.ts'

/** What the commands of this module say of themselves to the trail. */
type Told = About & { readonly action?: TrailAction }

const bodyState = (b: BodyFields) => ({ name: b.name, abbreviation: b.abbreviation, kind: b.kind, superior: b.superior, yearKind: b.yearKind })

export const bodyAbout = (id: string, before: Body | undefined, after: BodyFields): Told => ({
  ...(before ? {} : { action: 'body.founded' }), bodyId: id, thing: { kind: 'body', id }, title: after.name, changes: changesOf(before ? bodyState(before) : null, bodyState(after)),
})

/** Which units came, which went, which have another name or kind. */
export function unitsAbout(body: string | undefined, before: readonly UnitRow[], after: readonly UnitRow[]): Told {
  const came = after.filter((u) => !before.some((b) => b.id === u.id)).map((u) => u.name)
  const gone = before.filter((b) => !after.some((u) => u.id === b.id)).map((b) => b.name)
  const mended = before.flatMap((b) => changesOf({ name: b.name, kind: b.kind }, after.find((u) => u.id === b.id) ?? b).filter((c) => c.field === 'name' || c.field === 'kind'))
  const lists = [{ field: 'added', before: null, after: listed(came) }, { field: 'removed', before: listed(gone), after: null }].filter((c) => c.before !== null || c.after !== null)
  return { ...(body === undefined ? {} : { title: body }), changes: [...lists, ...mended] }
}

const personState = (p: Person) => ({ name: p.name, post: p.post, unit: p.unit, leader: p.leader, sex: p.sex, born: p.born })

/** The person as it stands now against what it was; `before` left out: nothing of the record itself changed. */
export async function personAbout(r: Reader, bodyId: string, id: string, before?: Person | null): Promise<Told> {
  const now = (await findPerson(r, bodyId, id, EVERYTHING))?.person
  if (!now) throw new Error(`Person ${id} is gone within its own command`)
  const changes = before === undefined ? [] : changesOf(before === null ? null : personState(before), personState(now))
  return { thing: { kind: 'person', id }, personId: id, unitId: now.unitId, title: now.name, changes }
}

export const importAbout = (id: string, counts: { readonly people: number; readonly units?: number }): Told => ({
  thing: { kind: 'import', id }, changes: changesOf({}, { peopleCount: counts.people, ...(counts.units ? { unitsCount: counts.units } : {}) }),
})
