import { createHash, randomBytes } from 'node:crypto'
import type { About, TrailAction } from '../../core/audit/entry.ts'
import { searchKey } from '../../core/people/names.ts'
import type { Writer } from '../db/database.ts'
import { eraseDetails } from './store.ts'

/** Who did it and from where. */
export interface By {
  readonly accountId: string | null
  readonly bodyId: string | null
  readonly via: 'session' | 'key' | 'guest-link' | 'program' | 'nobody'
  /** where the request came from; null for the program itself */
  readonly origin: Origin | null
}
export interface Origin {
  readonly address: string
  readonly agent: string
  readonly traceId: string
}

export interface TrailEntry extends About {
  readonly id: string
  readonly at: string
  readonly by: By
  readonly action: TrailAction
}

/** The digest that is chained: salted, so that an erased detail cannot be guessed back from it. */
export const digestOf = (salt: string, details: string): string => createHash('sha256').update(salt).update('\n').update(details).digest('hex')

/** Adds one entry in the caller's transaction; the seal follows within a second. */
export async function addEntry(w: Writer, entry: TrailEntry): Promise<void> {
  const { by, thing } = entry
  const salt = randomBytes(16).toString('base64url')
  const details = JSON.stringify({ title: entry.title ?? null, changes: entry.changes ?? [], origin: by.origin, ...(entry.entries ? { entries: entry.entries } : {}) })
  await w.q
    .insertInto('trail')
    .values({
      tenant_id: w.tenant, id: entry.id, at: entry.at, account_id: by.accountId, via: by.via, action: entry.action, body_id: entry.bodyId === undefined ? by.bodyId : entry.bodyId, unit_id: entry.unitId ?? null,
      thing_kind: thing?.kind ?? null, thing_id: thing?.id ?? null, person_id: entry.personId ?? null, details_digest: digestOf(salt, details),
    })
    .execute()
  await w.q.insertInto('trail_details').values({ tenant_id: w.tenant, entry_id: entry.id, salt, details, search_key: searchKey(entry.title ?? null) }).execute()
  await w.q.insertInto('trail_unsealed').values({ tenant_id: w.tenant, entry_id: entry.id }).execute()
  // what an erasure names goes in its own transaction: the entry and the gap it explains are there together or not at all
  if (entry.entries) await eraseDetails(w, entry.id)
}
