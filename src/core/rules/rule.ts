/**
 * The criteria language: what a criterion of a plan, of a decree or of a local rule says, as data.
 * Rooms beside this file read it from Vietnamese, print it back, and (with careers) evaluate it to yes / no / unknown.
 */
export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  /** only a person can decide; the words are kept */
  | { readonly judged: string }
  /** years of service, in years or months, at a body or in a post where named */
  | { readonly service: { readonly atLeast: number; readonly unit: 'năm' | 'tháng'; readonly at?: string } }
  /** the yearly rating: every year (of the window), or at least so many years (`consecutive`: in a row) */
  | {
      readonly rating: {
        readonly level: RatingLevel
        readonly orBetter: boolean
        readonly years: 'every' | 'this' | number
        readonly consecutive?: boolean
      }
      readonly window?: Window
    }
  /** titles or commendations held: a bare number means "at least" */
  | {
      readonly held: { readonly what: string; readonly by?: string; readonly atLeast: number; readonly unit: 'lần' | 'năm' | 'cái'; readonly consecutive?: boolean }
      readonly window?: Window
    }
  /** initiatives, topics, schemes recognised at a level */
  | { readonly initiative: { readonly kind: string; readonly level: string | null; readonly atLeast: number; readonly applied?: boolean }; readonly window?: Window }
  | { readonly post: { readonly held: boolean; readonly what: string } }

/** four yearly ratings of officials (HTXS, HTT, HT, KHT) */
export type RatingLevel = 'HTXS' | 'HTT' | 'HT' | 'KHT'
export type Window = { readonly lastYears: number } | { readonly from: string; readonly to: string } | { readonly thisPeriod: true }
