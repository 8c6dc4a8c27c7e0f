/** What of an entry is chained: every column of `trail`. Personal words stand elsewhere; of them only a salted digest is here. */
export interface ChainedEntry {
  readonly tenant: string
  readonly id: string
  /** to the microsecond, UTC: "2026-11-20T08:15:02.123000Z" */
  readonly at: string
  readonly accountId: string | null
  readonly via: string
  readonly action: string
  readonly bodyId: string | null
  readonly unitId: string | null
  readonly thingKind: string | null
  readonly thingId: string | null
  readonly personId: string | null
  readonly detailsDigest: string
}
export interface Seal {
  readonly seq: number
  readonly entryId: string
  readonly previous: string
  readonly hash: string
  readonly sealedAt: string
}
/** A place in the chain that stands for all before it. */
export interface Head {
  readonly seq: number
  readonly hash: string
}
/** The last seal with the hash of the one before, as a person keeps it outside: "41:9f…" */
export const showHead = (head: Head): string => `${head.seq}:${head.hash}`
export const BEGINNING: Head = { seq: 0, hash: '0'.repeat(64) }

/** Hexadecimal SHA-256 of a text; handed in, for the core computes nothing of the machine. */
export type Hash = (text: string) => string

export function readHead(words: string): Head | null {
  const m = /^\s*(\d{1,15}):([0-9a-f]{64})\s*$/i.exec(words)
  return m?.[1] === undefined || m[2] === undefined ? null : { seq: Number(m[1]), hash: m[2].toLowerCase() }
}

/** One list in a fixed order: no two different entries have the same text. */
const canonical = (seq: number, previous: string, e: ChainedEntry, sealedAt: string): string =>
  JSON.stringify([1, seq, previous, e.tenant, e.id, e.at, e.accountId, e.via, e.action, e.bodyId, e.unitId, e.thingKind, e.thingId, e.personId, e.detailsDigest, sealedAt])

/** Seals entries in this order behind the head. */
export function seal(hash: Hash, head: Head, entries: readonly ChainedEntry[], sealedAt: string): Seal[] {
  const seals: Seal[] = []
  let last = head
  for (const entry of entries) {
    const seq = last.seq + 1
    const made = { seq, entryId: entry.id, previous: last.hash, hash: hash(canonical(seq, last.hash, entry, sealedAt)), sealedAt }
    seals.push(made)
    last = made
  }
  return seals
}

/** A place where the trail is no longer what was sealed. */
export interface Breach {
  readonly kind: 'seal-gone' | 'entry-gone' | 'link-broken' | 'altered' | 'cut' | 'rewritten' | 'details-altered' | 'details-gone'
  readonly seq: number
  readonly entryId: string | null
}
export interface Sealed {
  readonly seal: Seal
  /** null: the entry that was sealed is not there */
  readonly entry: ChainedEntry | null
}

/**
 * Checks a run of seals that follows `from`, in the order of their numbers, and says where the next run begins.
 * After a breach the chain is followed as it stands, so that each damaged place is named once and sound ones are not.
 */
export function verifyRun(hash: Hash, from: Head, run: readonly Sealed[]): { readonly head: Head; readonly breaches: readonly Breach[] } {
  const breaches: Breach[] = []
  let head = from
  for (const { seal: s, entry } of run) {
    const found = (kind: Breach['kind'], seq = s.seq): void => void breaches.push({ kind, seq, entryId: kind === 'seal-gone' ? null : s.entryId })
    for (let gone = head.seq + 1; gone < s.seq && gone <= head.seq + 20; gone++) found('seal-gone', gone)
    if (s.seq === head.seq + 1 && s.previous !== head.hash) found('link-broken')
    if (!entry) found('entry-gone')
    else if (entry.id !== s.entryId || hash(canonical(s.seq, s.previous, entry, s.sealedAt)) !== s.hash) found('altered')
    head = { seq: s.seq, hash: s.hash }
  }
  return { head, breaches }
}

/** Whether the chain still holds a head that was kept outside. `there` is the hash that now stands at its number. */
export function verifyAgainst(kept: Head, last: Head, there: string | null): Breach | null {
  if (kept.seq === 0) return kept.hash === BEGINNING.hash ? null : { kind: 'rewritten', seq: 0, entryId: null }
  if (there === null) return { kind: kept.seq > last.seq ? 'cut' : 'seal-gone', seq: kept.seq, entryId: null }
  return there === kept.hash ? null : { kind: 'rewritten', seq: kept.seq, entryId: null }
}
