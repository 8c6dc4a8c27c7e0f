import { renamedOn, type PastName } from '../../../core/bodies/names.ts'
import type { PlainDate } from '../../../core/kernel/dates.ts'
import { searchKey } from '../../../core/people/names.ts'
import { nameId } from '../../../platform/db/nameId.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'

/** Whose name it is: a body's (no unit), or a unit's. */
export interface Named {
  readonly bodyId: string
  readonly unitId: string | null
}
const COLUMNS = ['id', 'body_id as bodyId', 'unit_id as unitId', 'name', 'abbreviation', 'from_on as from', 'to_on as to', 'change_id as changeId'] as const

/** Every name that a body and its units have had. */
export const allNames = (r: Reader, bodyIds: readonly string[]): Promise<(PastName & Named)[]> =>
  bodyIds.length === 0 ? Promise.resolve([]) : r.q.selectFrom('past_names').select(COLUMNS).where('tenant_id', '=', r.tenant).where('body_id', 'in', bodyIds).orderBy('from_on', (o) => o.asc().nullsFirst()).execute()

export async function namesOf(r: Reader, of: Named): Promise<PastName[]> {
  const rows = await allNames(r, [of.bodyId])
  return rows.filter((n) => n.unitId === of.unitId).map(({ id, name, abbreviation, from, to, changeId }) => ({ id, name, abbreviation, from, to, changeId }))
}

export async function addName(w: Writer, of: Named, n: PastName): Promise<void> {
  await w.q.insertInto('past_names').values({ tenant_id: w.tenant, id: n.id, body_id: of.bodyId, unit_id: of.unitId, name: n.name, abbreviation: n.abbreviation, from_on: n.from, to_on: n.to, change_id: n.changeId }).execute()
}
async function setName(w: Writer, n: PastName): Promise<void> {
  await w.q.updateTable('past_names').set({ name: n.name, abbreviation: n.abbreviation, to_on: n.to }).where('tenant_id', '=', w.tenant).where('id', '=', n.id).execute()
}

export const firstName = (w: Writer, of: Named, name: string, abbreviation: string | null): Promise<void> =>
  addName(w, of, { id: nameId(w.tenant, `name ${of.unitId ?? of.bodyId}`), name, abbreviation, from: null, to: null, changeId: null })

/** The present name is written otherwise: the same words in another form mend it, other words follow it from this day on. */
export async function nameAnew(w: Writer, of: Named, name: string, abbreviation: string | null, day: PlainDate): Promise<void> {
  const names = await namesOf(w, of)
  const present = names.find((n) => n.to === null)
  if (present && searchKey(present.name) === searchKey(name)) return setName(w, { ...present, name, abbreviation })
  const id = nameId(w.tenant, `name ${of.unitId ?? of.bodyId} ${names.length} ${name}`)
  for (const n of renamedOn(names, { id, name, abbreviation, changeId: null }, day)) {
    if (n.id === id) await addName(w, of, n)
    else if (n.id === present?.id) await setName(w, n)
  }
}

/** A slip of the pen: it was never called otherwise. */
export async function mendName(w: Writer, of: Named, name: string, abbreviation: string | null): Promise<void> {
  const present = (await namesOf(w, of)).find((n) => n.to === null)
  if (present) await setName(w, { ...present, name, abbreviation })
}

/** A name that a document of this day gives it. */
export async function rememberName(w: Writer, bodyId: string, name: string, day: PlainDate): Promise<void> {
  await addName(w, { bodyId, unitId: null }, { id: nameId(w.tenant, `name ${bodyId} said ${searchKey(name)} ${day}`), name, abbreviation: null, from: day, to: day, changeId: null })
}
