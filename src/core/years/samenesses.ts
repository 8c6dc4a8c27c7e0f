import { looksSame, type Subject } from './lookalikes.ts'

/** A campaign or target of a running programme, as far as it may be the same as another's. */
export interface Candidate extends Subject {
  readonly id: string
  readonly programmeId: string
  /** what it says, by aspect; null where its plan is silent, which disagrees with nothing */
  readonly says: Readonly<Record<Aspect, string | null>>
}
export const ASPECTS = ['goal', 'population', 'period'] as const
export type Aspect = (typeof ASPECTS)[number]

/** What a person has said about things that look the same; null takes the word back. */
export interface SamenessDecision {
  readonly items: readonly string[]
  readonly same: boolean | null
  readonly by: string
  readonly on: string
  readonly version: number
}
export interface SamenessGroup<C extends Candidate = Candidate> {
  readonly state: 'open' | 'same' | 'different'
  readonly members: readonly C[]
  /** on what the members disagree */
  readonly differs: readonly Aspect[]
  /** the last word about it; null while none was said */
  readonly decision: SamenessDecision | null
}

type Pair = readonly [string, string]
const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
const pairsOf = (items: readonly string[]): Pair[] => items.flatMap((a, i) => items.slice(i + 1).map((b): Pair => [a, b]))

type Said = ReadonlyMap<string, SamenessDecision & { readonly same: boolean }>

/** The word that holds about each pair: the last one, but "they differ" about a group leaves alone what was agreed within it. */
function saidOf(decisions: readonly SamenessDecision[]): Said {
  const said = new Map<string, SamenessDecision & { readonly same: boolean }>()
  for (const decision of decisions) {
    const { same } = decision
    for (const [a, b] of pairsOf(decision.items)) {
      const key = keyOf(a, b)
      if (same === null) said.delete(key)
      else if (same || said.get(key)?.same !== true) said.set(key, { ...decision, same })
    }
  }
  return said
}

/** The last decision about two or more of the items; its version is what a command must have seen. */
export const lastWord = (decisions: readonly SamenessDecision[], items: readonly string[]): SamenessDecision | null =>
  decisions.findLast((d) => d.items.filter((i) => items.includes(i)).length > 1) ?? null

/** What hangs together by the pairs, each as a list in the order of `items`. */
function components(items: readonly string[], pairs: readonly Pair[]): string[][] {
  const root = new Map(items.map((i) => [i, i]))
  const find = (i: string): string => {
    const up = root.get(i) ?? i
    return up === i ? i : find(up)
  }
  for (const [a, b] of pairs) root.set(find(b), find(a))
  const groups = new Map<string, string[]>()
  for (const i of items) groups.set(find(i), [...(groups.get(find(i)) ?? []), i])
  return [...groups.values()].filter((g) => g.length > 1)
}

const differsOf = (members: readonly Candidate[]): Aspect[] =>
  ASPECTS.filter((aspect) => new Set(members.map((m) => m.says[aspect]).filter((s) => s !== null)).size > 1)

/** Pairs that a person is still to be asked about: they look the same, stand in two programmes, and nothing said settles them. */
function openPairs(candidates: readonly Candidate[], settled: (a: string, b: string) => boolean): Pair[] {
  return candidates.flatMap((a, i) =>
    candidates
      .slice(i + 1)
      .filter((b) => a.programmeId !== b.programmeId && a.kind === b.kind && looksSame(a, b) && !settled(a.id, b.id))
      .map((b): Pair => [a.id, b.id]),
  )
}

/**
 * The groups of things that are, or look, the same in several programmes. One question is asked of a group; where it holds two
 * things of one programme, or two that were called different, each pair is asked of its own.
 */
export function samenessesOf<C extends Candidate>(candidates: readonly C[], decisions: readonly SamenessDecision[]): SamenessGroup<C>[] {
  const byId = new Map(candidates.map((c) => [c.id, c]))
  const ids = [...byId.keys()]
  const said = saidOf(decisions)
  const known = [...said].map(([key, d]) => ({ pair: key.split(' ') as unknown as Pair, same: d.same })).filter(({ pair }) => pair.every((i) => byId.has(i)))
  const agreed = components(ids, known.filter((k) => k.same).map((k) => k.pair))
  const together = (a: string, b: string): boolean => agreed.some((g) => g.includes(a) && g.includes(b))
  const open = openPairs(candidates, (a, b) => said.has(keyOf(a, b)) || together(a, b))
  const asked = components(ids, [...open, ...known.filter((k) => k.same).map((k) => k.pair)]).filter((g) => open.some(([a]) => g.includes(a)))
  const clear = (g: readonly string[]): boolean =>
    new Set(g.map((i) => byId.get(i)?.programmeId)).size === g.length && pairsOf(g).every(([a, b]) => said.get(keyOf(a, b))?.same !== false)
  const group = (state: SamenessGroup['state'], items: readonly string[]): SamenessGroup<C> => {
    const members = items.flatMap((i) => byId.get(i) ?? [])
    return { state, members, differs: differsOf(members), decision: lastWord(decisions, items) }
  }
  return [
    ...asked.flatMap((g): (readonly string[])[] => (clear(g) ? [g] : open.filter(([a]) => g.includes(a)))).map((g) => group('open', g)),
    ...agreed.map((g) => group('same', g)),
    ...known.filter(({ pair: [a, b], same }) => !same && !together(a, b)).map(({ pair }) => group('different', pair)),
  ]
}
