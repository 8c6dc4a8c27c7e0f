import type { Evidence, Proved } from '../../contract/evidence.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { may, type Actor } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import { EVIDENCE_MB } from '../../platform/files/evidence.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import { mayAdd, sightOfThing } from './sight.ts'
import type { ReadRecord } from '../../platform/trail/reads.ts'
import * as store from './store.ts'
import { recordIds } from './thingStore.ts'

export type EvidenceView = AnswerTo<typeof Evidence>
const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']
export const isPicture = (mediaType: string): boolean => PICTURES.includes(mediaType)

export const viewOf = (actor: Actor, e: store.EvidenceRow): EvidenceView => ({
  id: e.id, of: e.of, thingId: e.thingId, name: e.name, mediaType: e.mediaType, size: e.size, removed: [...e.removed], scan: e.scan, addedAt: e.addedAt, addedBy: e.addedByName, picture: isPicture(e.mediaType),
  mayRemove: may(actor, 'evidence.change', { bodyId: e.bodyId, unitId: e.unitId }), version: e.version,
})

/** The files of one thing; those of a person with the files of the honours, ratings and posts. */
export async function evidenceOf(r: Reader, actor: Actor, today: PlainDate, of: Proved, id: string): Promise<Result<{ readonly evidence: readonly EvidenceView[]; readonly mayAdd: boolean; readonly limitMb: number }>> {
  const thing = await sightOfThing(r, actor, today, of, id)
  if (!thing) return refuse('request.not-found', { what: of })
  const things = of === 'person' ? [id, ...(await recordIds(r, id))] : [id]
  return ok({ evidence: (await store.listEvidence(r, things)).map((e) => viewOf(actor, e)), mayAdd: mayAdd(actor, thing), limitMb: EVIDENCE_MB })
}

/** A file with the person whose fact it proves; null where it proves none. */
export interface SeenFile extends store.EvidenceRow {
  readonly person: ReadRecord | null
}
/** One file that is there and whose fact the account sees. */
export async function seenEvidence(r: Reader, actor: Actor, today: PlainDate, id: string): Promise<Result<SeenFile>> {
  const file = await store.findEvidence(r, id)
  const thing = file === undefined || file.removedAt !== null ? null : await sightOfThing(r, actor, today, file.of, file.thingId)
  if (file === undefined || thing === null) return refuse('request.not-found', { what: 'evidence' })
  return ok({ ...file, person: thing.personId === null ? null : { id: thing.personId, bodyId: thing.bodyId, unitId: thing.unitId } })
}
