import type { Programme } from '../../src/core/plans/programme.ts'

/** A hand-made answer: the lists of a programme, as far as the sheet fills them. */
export interface Answer {
  readonly document?: Readonly<Record<string, unknown>>
  readonly [list: string]: unknown
}
interface Named {
  readonly quote?: string
  readonly name?: string
  readonly nameQuote?: { readonly quote: string }
}
type Row = Readonly<Record<string, unknown>> & Named

const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : [])
const campaignsOf = (p: Answer): readonly Row[] => rows(p['campaigns'])
const within = (name: string) => (p: Answer) => campaignsOf(p).flatMap((c) => rows(c[name]))
const award = (a: Row, ordinal: unknown): Row => ({ quote: [a['form'], a['conferringBody'], a['quantity'], a['recipientKind'], ordinal].filter((x) => x !== null && x !== undefined).join(' ') })

const LISTS: Readonly<Record<string, (p: Answer) => readonly Row[]>> = {
  legalBases: (p) => rows(p['legalBases']),
  campaigns: campaignsOf,
  content: within('contentItems'),
  participants: (p) => campaignsOf(p).flatMap((c) => (c['participants'] ? [c['participants'] as Row] : [])),
  awards: (p) => campaignsOf(p).flatMap((c) => rows(c['awards']).map((a) => award(a, c['ordinal']))),
  criteria: within('criteria'),
  targets: (p) => rows(p['targets']),
  deadlines: (p) => rows(p['deadlines']),
  meetings: (p) => rows(p['meetings']),
  responsibilities: (p) => rows(p['responsibilities']),
  recipients: (p) => rows(p['recipients']),
}

const wordsOf = (row: Row): readonly string[] => ((row.quote ?? row.nameQuote?.quote ?? row.name ?? '').normalize('NFC').toLowerCase().match(/[\p{L}\p{N}%]+/gu) ?? [])

/** Shared words of two passages, 0 to 1. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const w of a) left.set(w, (left.get(w) ?? 0) + 1)
  let shared = 0
  for (const w of b) {
    const n = left.get(w) ?? 0
    if (n > 0) shared++
    left.set(w, n - 1)
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length)
}

/** How many passages of the answer were found, one to one, the most alike first. */
function hits(wanted: readonly Row[], found: readonly Row[]): number {
  const words = found.map(wordsOf)
  const alike = wanted.flatMap((w, i) => words.map((f, j) => ({ i, j, score: overlap(wordsOf(w), f) }))).filter((p) => p.score >= 0.6)
  alike.sort((a, b) => b.score - a.score)
  const usedWanted = new Set<number>()
  const usedFound = new Set<number>()
  for (const { i, j } of alike) {
    if (usedWanted.has(i) || usedFound.has(j)) continue
    usedWanted.add(i)
    usedFound.add(j)
  }
  return usedWanted.size
}

export interface Tally {
  wanted: number
  found: number
  hit: number
}
export const f1 = (t: Tally): number => (t.wanted + t.found === 0 ? 1 : (2 * t.hit) / (t.wanted + t.found))

/** Adds what a reading found of one answer to the tally of each category. */
export function tally(total: Map<string, Tally>, answer: Answer, programme: Programme): void {
  for (const [name, list] of Object.entries(LISTS)) {
    const wanted = list(answer)
    const found = list(programme as unknown as Answer)
    const row = total.get(name) ?? { wanted: 0, found: 0, hit: 0 }
    total.set(name, { wanted: row.wanted + wanted.length, found: row.found + found.length, hit: row.hit + hits(wanted, found) })
  }
}

export const sumOf = (total: ReadonlyMap<string, Tally>): Tally =>
  [...total.values()].reduce((a, t) => ({ wanted: a.wanted + t.wanted, found: a.found + t.found, hit: a.hit + t.hit }), { wanted: 0, found: 0, hit: 0 })
