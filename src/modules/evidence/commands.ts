import type { Proved } from '../../contract/evidence.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { may, type Actor } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { TakenFile } from '../../platform/files/evidence.ts'
import { byOf, command, type Caller, type Note } from '../../platform/trail/command.ts'
import { fits } from './quota.ts'
import { mayAdd, sightOfThing, unitOf, type SeenThing } from './sight.ts'
import * as store from './store.ts'
import type { EvidenceKit } from './wiring.ts'

export const KEPT_DAYS = 30
const DAY = 24 * 3600 * 1000
export const daysBefore = (now: string, days: number): string => new Date(Date.parse(now) - days * DAY).toISOString()

const notFound = (): Result<never> => refuse('request.not-found', { what: 'evidence' })

/** The thing, if the account sees it and may add to it. A thing that it does not see is not there. */
export async function openThing(kit: EvidenceKit, r: Reader, actor: Actor, of: Proved, id: string): Promise<Result<SeenThing>> {
  const thing = await sightOfThing(r, actor, kit.clock.today(), of, id)
  if (!thing) return refuse('request.not-found', { what: of })
  return mayAdd(actor, thing) ? ok(thing) : refuse('account.not-allowed', { action: 'evidence.change' })
}

const told = (note: Note, thing: SeenThing, file: { readonly id: string; readonly name: string; readonly unitId: string | null }, changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[]): void =>
  note({ bodyId: thing.bodyId, unitId: file.unitId, thing: { kind: 'evidence', id: file.id }, title: `${file.name} (${thing.title})`, personId: thing.personId, changes })

/** Writes the row of a file whose bytes are kept. Refused: request.not-found, account.not-allowed, file.quota. @returns the id */
export const addEvidence = (kit: EvidenceKit, call: Caller & { readonly key: string | null }, of: Proved, thingId: string, file: TakenFile): Promise<Result<string>> =>
  command(kit, byOf(call), { action: 'evidence.added', key: call.key, sent: { of, thingId, name: file.name, sha256: file.sha256 } }, async (w, note) => {
    const thing = await openThing(kit, w, call.actor, of, thingId)
    if (!thing.ok) return thing
    const at = kit.clock.now()
    const place = { bodyId: thing.value.bodyId, unitId: unitOf(call.actor, thing.value) }
    const id = kit.newId()
    await store.takeTurn(w, place.bodyId, at)
    await store.addEvidence(w, { id, ...place, of, thingId, sha256: file.sha256, name: file.name, mediaType: file.mediaType, size: file.size, removed: file.removed, scan: file.scan, addedAt: at, addedBy: call.actor.accountId })
    const room = await fits(w, place)
    if (!room.ok) return room
    told(note, thing.value, { id, name: file.name, unitId: place.unitId }, [{ field: 'sha256', before: null, after: file.sha256 }])
    return ok(id)
  })

/** The file, locked, with the thing that it proves, if the account may take it away. */
async function mine(kit: EvidenceKit, w: Writer, actor: Actor, id: string): Promise<Result<{ readonly file: store.EvidenceRow; readonly thing: SeenThing }>> {
  const file = await store.lockEvidence(w, id)
  const thing = file && (await sightOfThing(w, actor, kit.clock.today(), file.of, file.thingId))
  if (!file || !thing) return notFound()
  return may(actor, 'evidence.change', { bodyId: file.bodyId, unitId: file.unitId }) ? ok({ file, thing }) : refuse('account.not-allowed', { action: 'evidence.change' })
}

export const removeEvidence = (kit: EvidenceKit, call: Caller, id: string, sent: { readonly key: string; readonly version: number }): Promise<Result<undefined>> =>
  command(kit, byOf(call), { action: 'evidence.removed', key: sent.key, sent: { id, version: sent.version } }, async (w, note) => {
    const found = await mine(kit, w, call.actor, id)
    if (!found.ok) return found
    const { file, thing } = found.value
    if (file.removedAt !== null) return notFound()
    if (file.version !== sent.version) return refuse('version.stale', { seen: sent.version, current: file.version, changed: [file.name] })
    await store.takeTurn(w, file.bodyId, kit.clock.now())
    await store.setRemoved(w, id, kit.clock.now())
    told(note, thing, file, [{ field: 'file', before: file.name, after: null }])
    return ok(undefined)
  })

/** Brings a removed file back while its bytes are surely kept. Refused: evidence.gone, file.quota. */
export const returnEvidence = (kit: EvidenceKit, call: Caller, id: string, key: string): Promise<Result<undefined>> =>
  command(kit, byOf(call), { action: 'evidence.returned', key, sent: { id } }, async (w, note) => {
    const found = await mine(kit, w, call.actor, id)
    if (!found.ok) return found
    const { file, thing } = found.value
    if (file.removedAt === null) return refuse('state.forbids', { action: 'lấy lại tệp', state: 'đang có' })
    if (file.removedAt < daysBefore(kit.clock.now(), KEPT_DAYS)) return refuse('evidence.gone', { days: KEPT_DAYS })
    await store.takeTurn(w, file.bodyId, kit.clock.now())
    await store.setRemoved(w, id, null)
    const room = await fits(w, file)
    if (!room.ok) return room
    told(note, thing, file, [{ field: 'file', before: null, after: file.name }])
    return ok(undefined)
  })
