import type { ThingKind } from '../../core/audit/entry.ts'
import type { TrailEntry } from '../trail/entry.ts'

/** That something changed, and where: who may hear of it is decided for each listener. */
export interface Told {
  readonly topic: ThingKind
  readonly id: string
  readonly version: string
  readonly bodyId: string | null
  readonly unitId: string | null
  /** who did it */
  readonly accountId: string | null
}

/** Hears what changes; null after a gap, when anything may have changed unheard. */
export type Hear = (told: Told | null) => void

/** What this process's listeners hear, whichever process it happened in. */
export class Hub {
  readonly #hears = new Set<Hear>()

  tell(told: Told | null): void {
    for (const hear of this.#hears) hear(told)
  }

  /** @returns ends the listening */
  listen(hear: Hear): () => void {
    this.#hears.add(hear)
    return () => void this.#hears.delete(hear)
  }

  get size(): number {
    return this.#hears.size
  }
}

/** One entry of the trail is one message; an entry about no thing is told as a change of its body. */
export function toldOf(entry: TrailEntry): Told | null {
  // a reading changes nothing that a page shows
  if (entry.action === 'people.record-read') return null
  const bodyId = entry.bodyId === undefined ? entry.by.bodyId : entry.bodyId
  const thing = entry.thing ?? (bodyId === null ? null : { kind: 'body' as const, id: bodyId })
  return thing && { topic: thing.kind, id: thing.id, version: entry.id, bodyId, unitId: entry.unitId ?? null, accountId: entry.by.accountId }
}
