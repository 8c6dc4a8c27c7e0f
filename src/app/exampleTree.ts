import { organisationOn, type ExampleOrganisation } from '../../examples/organisation.ts'
import type { Actor } from '../core/people/may.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { addGuestLink, addOutside, addPost, addUnits, makeChange, mendUnit, replaceMembers, setParent, treeVersion, unitsOf, type ChangeInputOf } from '../modules/bodies/index.ts'
import { programmesOf } from '../modules/years/index.ts'
import { hashToken, newToken } from '../platform/auth/tokens.ts'
import type { Writer } from '../platform/db/database.ts'
import { nameId } from '../platform/db/nameId.ts'
import type { Kit } from '../platform/kit.ts'

/** How the ids of the invented world are found. */
export interface ExampleIds {
  readonly body: (key: string) => string
  readonly unit: (key: string) => string
  readonly person: (name: string) => string | undefined
}

/** Nobody pressed a button for the past of the examples: it has no account behind it. */
const nobody = (kit: Kit, bodyId: string): Actor => ({
  accountId: nameId(kit.tenant, 'example-nobody'), name: '', login: '', personId: null, bodyId, via: 'session', viewing: null, grants: [{ role: 'administrator', bodyId: null, unitId: null, bodyIds: null, unitIds: null, via: 'own', only: null }],
})

/** The past: a merger and a renaming, carried out as an office would. */
async function plantPast(kit: Kit, w: Writer, ids: ExampleIds, { merged, renamed }: ExampleOrganisation): Promise<Result<unknown>> {
  const home = ids.body('ngoai-vu')
  const old = merged.from.map((name) => ({ id: nameId(kit.tenant, `example-unit-past-${name}`), name, kind: 'division', place: 90, importId: null }))
  await addUnits(w, home, old)
  const now = new Map((await unitsOf(w, home)).map((u) => [u.id, u]))
  const heir = (id: string): ChangeInputOf['heirs'][number] => ({ id, name: now.get(id)?.name ?? '', abbreviation: null, kind: now.get(id)?.kind ?? 'division' })
  const carry = async (sent: Omit<ChangeInputOf, 'level' | 'decisions'>): Promise<Result<unknown>> => makeChange(kit, w, nobody(kit, home), { ...sent, level: 'unit', decisions: {}, version: await treeVersion(w) }, () => {})
  const one = await carry({ kind: 'merge', on: merged.on, document: merged.document, from: old.map((u) => u.id), heirs: [heir(ids.unit(merged.into))] })
  if (!one.ok) return one
  const unit = heir(ids.unit(renamed.unit))
  const earlier = await mendUnit(w, nobody(kit, home), ids.unit(renamed.unit), 1, { name: renamed.before, kind: unit.kind }, () => {})
  return earlier.ok ? carry({ kind: 'rename', on: renamed.on, document: renamed.document, from: [ids.unit(renamed.unit)], heirs: [unit] }) : earlier
}

/** What the invented bodies hang on and sit in, what they were before, and whom they work with. */
export async function plantTree(kit: Kit, w: Writer, ids: ExampleIds): Promise<Result<undefined>> {
  const world = organisationOn(kit.clock.today())
  const home = ids.body('ngoai-vu')
  for (const key of world.underProvince) await setParent(w, 'bodies', ids.body(key), ids.body('tinh'))
  const past = await plantPast(kit, w, ids, world)
  if (!past.ok) return past
  const person = ids.person(world.post.person)
  if (person !== undefined) await addPost(w, person, { id: kit.newId(), bodyId: home, unitId: ids.unit(world.post.unit), post: world.post.post, leader: true, main: false, from: world.post.from, to: null })
  for (const bloc of ['khoi-5', 'cum-7'] as const) {
    const seats = world.seats.filter((s) => s.bloc === bloc)
    await replaceMembers(w, ids.body(bloc), seats.map((s) => ({ id: kit.newId(), blocId: ids.body(bloc), bodyId: ids.body(s.body), unitId: s.unit === null ? null : ids.unit(s.unit), part: s.part, from: s.from, to: s.to })))
  }
  const { name, abbreviation, contact } = world.partner
  await addOutside(w, ids.body('hoi-huu-nghi'), { name, abbreviation, kind: 'other', contact }, { keptBy: home, example: true, at: kit.clock.now() })
  return ok(undefined)
}

const MONTH_MS = 30 * 24 * 3600 * 1000

/** A guest link of the partner, once there are programmes to lay out; nobody knows its token. */
export async function plantLink(kit: Kit, w: Writer, ids: ExampleIds): Promise<void> {
  const home = ids.body('ngoai-vu')
  const at = kit.clock.now()
  const programmeIds = (await programmesOf(w, home)).slice(0, 2).map((p) => p.id)
  const { label } = organisationOn(kit.clock.today()).partner
  const expiresAt = new Date(Date.parse(at) + MONTH_MS).toISOString()
  await addGuestLink(w, { id: kit.newId(), bodyId: home, partnerId: ids.body('hoi-huu-nghi'), label, programmeIds, createdAt: at, expiresAt, tokenHash: hashToken(newToken()), by: nameId(kit.tenant, 'example-nobody') })
}
