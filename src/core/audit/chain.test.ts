import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BEGINNING, readHead, seal, showHead, verifyAgainst, verifyRun, type ChainedEntry, type Sealed } from './chain.ts'

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
const uuid = fc.uuid()
const maybe = fc.option(uuid, { nil: null })
const entry: fc.Arbitrary<ChainedEntry> = fc.record({
  tenant: uuid, id: uuid, at: fc.integer({ min: 0, max: 2e12 }).map((n) => `${new Date(n).toISOString().slice(0, -1)}000Z`), accountId: maybe, via: fc.constantFrom('session', 'key', 'program'), action: fc.string(), bodyId: maybe, unitId: maybe,
  thingKind: fc.option(fc.string(), { nil: null }), thingId: maybe, personId: maybe, detailsDigest: fc.string({ minLength: 64, maxLength: 64 }),
})
const chain = fc.uniqueArray(entry, { minLength: 3, maxLength: 12, selector: (e) => e.id }).map((entries): Sealed[] => {
  const byId = new Map(entries.map((e) => [e.id, e]))
  return seal(sha, BEGINNING, entries, '2026-11-20T08:00:00.000000Z').map((s) => ({ seal: s, entry: byId.get(s.entryId) ?? null }))
})
const place = fc.nat(1000)
const at = (sealed: readonly Sealed[], n: number): number => n % sealed.length
const breachesOf = (sealed: readonly Sealed[]) => verifyRun(sha, BEGINNING, sealed).breaches
const COLUMNS: readonly (keyof ChainedEntry)[] = ['tenant', 'id', 'at', 'accountId', 'via', 'action', 'bodyId', 'unitId', 'thingKind', 'thingId', 'personId', 'detailsDigest']

describe('the chain', () => {
  it('is sound as it was sealed, in one run or in several', () => {
    fc.assert(
      fc.property(chain, place, (sealed, n) => {
        const cut = at(sealed, n)
        const first = verifyRun(sha, BEGINNING, sealed.slice(0, cut))
        const second = verifyRun(sha, first.head, sealed.slice(cut))
        expect([...first.breaches, ...second.breaches]).toEqual([])
        expect(second.head).toEqual({ seq: sealed.length, hash: sealed.at(-1)?.seal.hash })
      }),
    )
  })
  it('names the entry of which any column was changed, and no other', () => {
    fc.assert(
      fc.property(chain, place, fc.constantFrom(...COLUMNS), (sealed, n, column) => {
        const i = at(sealed, n)
        const damaged = sealed.map((s, k) => (k === i && s.entry ? { ...s, entry: { ...s.entry, [column]: `${s.entry[column]}!` } } : s))
        expect(breachesOf(damaged)).toEqual([{ kind: 'altered', seq: i + 1, entryId: sealed[i]?.seal.entryId }])
      }),
    )
  })
  it('names the seal of which the time, the hash or the link was changed', () => {
    fc.assert(
      fc.property(chain, place, fc.constantFrom('sealedAt', 'hash', 'previous', 'entryId'), (sealed, n, column) => {
        const i = at(sealed, n)
        const damaged = sealed.map((s, k) => (k === i ? { ...s, seal: { ...s.seal, [column]: `${s.seal[column as 'hash']}0` } } : s))
        expect(breachesOf(damaged).some((b) => b.seq === i + 1)).toBe(true)
      }),
    )
  })
  it('finds two entries that changed places', () => {
    fc.assert(
      fc.property(chain, place, place, (sealed, n, m) => {
        const [i, k] = [at(sealed, n), at(sealed, m)]
        fc.pre(i !== k)
        const swapped = sealed.map((s, x) => ({ ...s, entry: sealed[x === i ? k : x === k ? i : x]?.entry ?? null }))
        expect(breachesOf(swapped).map((b) => b.seq).sort((a, b) => a - b)).toEqual([i + 1, k + 1].sort((a, b) => a - b))
      }),
    )
  })
  it('finds one that was taken out, with or without its seal', () => {
    fc.assert(
      fc.property(chain, place, (sealed, n) => {
        const i = at(sealed, n)
        const bare = sealed.map((s, k) => (k === i ? { ...s, entry: null } : s))
        expect(breachesOf(bare)).toEqual([{ kind: 'entry-gone', seq: i + 1, entryId: sealed[i]?.seal.entryId }])
        // the last one of all leaves no gap behind: for that a head is kept outside
        fc.pre(i < sealed.length - 1)
        expect(breachesOf(sealed.filter((_, k) => k !== i))).toEqual([{ kind: 'seal-gone', seq: i + 1, entryId: null }])
      }),
    )
  })
  it('finds one that was put in between, however well it is sealed itself', () => {
    fc.assert(
      fc.property(chain, entry, place, (sealed, stranger, n) => {
        const i = 1 + (n % (sealed.length - 1))
        const before = sealed[i - 1]?.seal ?? BEGINNING
        const [forged] = seal(sha, before, [stranger], '2026-11-20T08:00:00.000000Z')
        if (!forged) throw new Error('nothing was forged')
        const rest = sealed.slice(i).map((s) => ({ ...s, seal: { ...s.seal, seq: s.seal.seq + 1 } }))
        expect(breachesOf([...sealed.slice(0, i), { seal: forged, entry: stranger }, ...rest]).some((b) => b.seq === i + 2)).toBe(true)
      }),
    )
  })
  it('that was written anew or cut is found by a head kept outside', () => {
    fc.assert(
      fc.property(chain, place, (sealed, n) => {
        const i = at(sealed, n)
        const last = sealed.at(-1)?.seal ?? BEGINNING
        const head = sealed[i]?.seal ?? BEGINNING
        const kept = readHead(showHead(head))
        if (!kept) throw new Error('the head does not read itself')
        expect(verifyAgainst(kept, last, head.hash)).toBeNull()
        expect(verifyAgainst(kept, last, sha(head.hash))).toMatchObject({ kind: 'rewritten', seq: i + 1 })
        expect(verifyAgainst(kept, { seq: i, hash: 'x' }, null)).toMatchObject({ kind: 'cut', seq: i + 1 })
      }),
    )
  })
  it('takes nothing for a head that is none', () => {
    for (const words of ['', '12', '12:', ':abc', '12:xyz', `-1:${'a'.repeat(64)}`]) expect(readHead(words)).toBeNull()
    expect(verifyAgainst({ seq: 0, hash: 'f'.repeat(64) }, BEGINNING, null)).toMatchObject({ kind: 'rewritten' })
  })
})
