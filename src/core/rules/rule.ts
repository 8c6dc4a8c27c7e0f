/**
 * The criteria language: what a criterion of a plan, of a decree or of a local rule says, as JSON.
 * `read.ts` reads it from Vietnamese, `print.ts` prints it back; evaluating it against careers is a room of its own.
 * Every count means "at least"; a rating means its level, or better where `orBetter`.
 */
export type Rule =
  { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | { readonly not: Rule } | Leaf

export type Leaf =
  JudgedLeaf | ServiceLeaf | RatingLeaf | HeldLeaf | InitiativeLeaf | PostLeaf | DisciplineLeaf | MeasureLeaf

/** only a person can decide; the words are kept */
export interface JudgedLeaf {
  readonly judged: string
}
/** years of service, at a body or in a post where named */
export interface ServiceLeaf {
  readonly service: { readonly atLeast: number; readonly unit: 'năm' | 'tháng'; readonly at?: string }
}
/** the yearly rating: every year (of the window), this period's, or at least so many years (`consecutive`: in a row); `of` whom, when not the candidate */
export interface RatingLeaf {
  readonly rating: {
    readonly level: RatingLevel
    readonly orBetter: boolean
    readonly years: 'every' | 'this' | number
    readonly consecutive?: boolean
    readonly of?: string
  }
  readonly window?: Window
}
/** titles or commendations held; `what` is a code of `awards.ts` where there is one, otherwise the words */
export interface HeldLeaf {
  readonly held: {
    readonly what: string
    readonly by?: string
    readonly atLeast: number
    readonly unit: 'lần' | 'năm' | 'cái'
    readonly consecutive?: boolean
    readonly for?: string
  }
  readonly window?: Window
}
/** initiatives, topics, schemes recognised at a level or by a named body */
export interface InitiativeLeaf {
  readonly initiative: {
    readonly kind: string
    readonly level: string | null
    readonly atLeast: number
    readonly by?: string
    readonly applied?: boolean
  }
  readonly window?: Window
}
export interface PostLeaf {
  readonly post: { readonly held: boolean; readonly what: string }
}
/** no discipline at all (`from: null`) or from a level up; `members`: nobody of the collective */
export interface DisciplineLeaf {
  readonly undisciplined: { readonly from: DisciplineLevel | null; readonly members: boolean }
  readonly window?: Window
}
/** a figure that the text sets, of a thing that only the body itself measures; `unit: null` counts things */
export interface MeasureLeaf {
  readonly measure: {
    readonly what: string
    readonly comparator: '>=' | '<=' | '>' | '<'
    readonly value: number
    readonly unit: '%' | 'điểm' | null
  }
  readonly window?: Window
}

/** four yearly ratings of officials (HTXS, HTT, HT, KHT) */
export type RatingLevel = 'HTXS' | 'HTT' | 'HT' | 'KHT'
export type DisciplineLevel = 'khiển trách' | 'cảnh cáo'
export type Window =
  | { readonly lastYears: number }
  | { readonly from: string; readonly to: string }
  | { readonly thisPeriod: true }

/** Flattens "all of all" and "any of any", and drops a group of one: the normal form that reading and printing agree on. */
export function groupOf(kind: 'all' | 'any', parts: readonly Rule[]): Rule {
  const flat = parts.flatMap((part): readonly Rule[] => {
    if (kind === 'all' && 'all' in part) return part.all
    if (kind === 'any' && 'any' in part) return part.any
    return [part]
  })
  const [only] = flat
  if (flat.length === 1 && only) return only
  return kind === 'all' ? { all: flat } : { any: flat }
}
