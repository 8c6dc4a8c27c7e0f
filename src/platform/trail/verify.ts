import { BEGINNING, verifyAgainst, verifyRun, type Breach, type Head } from '../../core/audit/chain.ts'
import type { Database } from '../db/database.ts'
import { digestOf } from './entry.ts'
import { sha256 } from './sealer.ts'
import { erasedEntries, hashAt, sealedAfter, unsealedTail, type SealedWithDetails, type UnsealedTail } from './store.ts'

export interface TrailCheck {
  readonly head: Head
  readonly sealed: number
  readonly breaches: readonly Breach[]
  readonly unsealed: UnsealedTail
}
const RUN = 1000

/** Details answer for themselves: they have the digest of their entry, or an erasure of the trail names them. */
function detailsBreach({ seal, entry, details }: SealedWithDetails, erased: ReadonlySet<string>): Breach[] {
  if (!entry) return []
  if (details) return digestOf(details.salt, details.details) === entry.detailsDigest ? [] : [{ kind: 'details-altered', seq: seal.seq, entryId: entry.id }]
  return erased.has(entry.id) ? [] : [{ kind: 'details-gone', seq: seal.seq, entryId: entry.id }]
}

/** Checks the whole trail, a run at a time, and the head that was kept outside where there is one. */
export async function verifyTrail(db: Database, tenant: string, against: Head | null = null): Promise<TrailCheck> {
  const erased = await db.read(tenant, erasedEntries)
  const breaches: Breach[] = []
  let head = BEGINNING
  let sealed = 0
  for (;;) {
    const { seq } = head
    const run = await db.read(tenant, (r) => sealedAfter(r, seq, RUN))
    const checked = verifyRun(sha256, head, run)
    breaches.push(...checked.breaches, ...run.flatMap((row) => detailsBreach(row, erased)))
    head = checked.head
    sealed += run.length
    if (run.length < RUN) break
  }
  const kept = against && verifyAgainst(against, head, against.seq === 0 ? null : await db.read(tenant, (r) => hashAt(r, against.seq)))
  return { head, sealed, breaches: kept ? [...breaches, kept] : breaches, unsealed: await db.read(tenant, unsealedTail) }
}
