import { plainDate, type PlainDate } from '../src/core/kernel/dates.ts'
import { STAFF, type ExampleStaff } from './staff.ts'

export type Rating = 'HTXS' | 'HTT' | 'HT'
export interface ExampleHonour {
  readonly code: 'LDTT' | 'CSTDCS' | 'CSTDT' | 'GK' | 'BKT'
  readonly name: string
  readonly decision: string
  readonly decidedOn: PlainDate
  readonly conferrer: string
}
export interface CareerYear {
  readonly year: number
  readonly rating: Rating
  readonly honours: readonly ExampleHonour[]
}
export interface ExamplePerson extends ExampleStaff {
  readonly years: readonly CareerYear[]
}

const HISTORY = 3
/** Who is rated best how many years `back`; the strong ones take turns, so that about one in five is (ratings keep that share). */
const isExcellent = (who: ExampleStaff, place: number, back: number): boolean => {
  if (who.habit === 'strong') return (place + back) % 3 === 0
  return who.habit === 'leads' || (who.habit === 'rising' && back < HISTORY)
}

const hasFullYear = (who: ExampleStaff, back: number): boolean => who.service >= back

function ratingOf(who: ExampleStaff, place: number, back: number): Rating {
  if (who.habit === 'once-weak' && back === 2) return 'HT'
  return isExcellent(who, place, back) ? 'HTXS' : 'HTT'
}

const day = (year: number, month: number, d: number): PlainDate => plainDate(year, month, d) ?? `${year}-12-31`

/** One decision a year for each title or form; those of the sở in December, those of the province in the February after. */
const ACTS: Readonly<Record<ExampleHonour['code'], (year: number) => Omit<ExampleHonour, 'code'>>> = {
  LDTT: (y) => ({ name: 'Lao động tiên tiến', decision: '128/QĐ-SNgV', decidedOn: day(y, 12, 22), conferrer: 'Giám đốc Sở Ngoại vụ' }),
  CSTDCS: (y) => ({ name: 'Chiến sĩ thi đua cơ sở', decision: '129/QĐ-SNgV', decidedOn: day(y, 12, 22), conferrer: 'Giám đốc Sở Ngoại vụ' }),
  GK: (y) => ({ name: 'Giấy khen', decision: '131/QĐ-SNgV', decidedOn: day(y, 12, 24), conferrer: 'Giám đốc Sở Ngoại vụ' }),
  BKT: (y) => ({ name: 'Bằng khen', decision: `${212 + (y % 7) * 31}/QĐ-UBND`, decidedOn: day(y + 1, 2, 12), conferrer: 'Chủ tịch UBND tỉnh An Lạc' }),
  CSTDT: (y) => ({ name: 'Chiến sĩ thi đua cấp tỉnh', decision: `${245 + (y % 7) * 31}/QĐ-UBND`, decidedOn: day(y + 1, 2, 26), conferrer: 'Chủ tịch UBND tỉnh An Lạc' }),
}

/**
 * The honours of one year, by the law of that year: Lao động tiên tiến from HTT up (L2022 Điều 24); Chiến sĩ thi đua cơ sở with HTXS
 * (L2022 Điều 23); Bằng khen after two of them in a row (L2022 Điều 74); Chiến sĩ thi đua cấp tỉnh after three (L2022 Điều 22).
 */
function honourCodes(ratings: ReadonlyMap<number, Rating>, year: number, place: number): ExampleHonour['code'][] {
  const excellent = (y: number): boolean => ratings.get(y) === 'HTXS'
  const rating = ratings.get(year)
  if (rating === undefined || rating === 'HT') return []
  const codes: ExampleHonour['code'][] = ['LDTT']
  if (excellent(year)) {
    codes.push('CSTDCS')
    // one achievement, one form: the second year in a row earns the province's commendation, the third its title
    if (excellent(year - 1) && excellent(year - 2)) codes.push('CSTDT')
    else if (excellent(year - 1)) codes.push('BKT')
  } else if ((place + year) % 6 === 0) codes.push('GK')
  return codes
}

function careerOf(who: ExampleStaff, place: number, year: number, today: PlainDate): CareerYear[] {
  const backs = Array.from({ length: HISTORY }, (_, i) => HISTORY - i).filter((back) => hasFullYear(who, back))
  const ratings = new Map(backs.map((back) => [year - back, ratingOf(who, place, back)]))
  return [...ratings].map(([past, rating]) => {
    const honours = honourCodes(ratings, past, place).map((code) => ({ code, ...ACTS[code](past) }))
    return { year: past, rating, honours: honours.filter((h) => h.decidedOn <= today) }
  })
}

/** The people of the sở with the three years before the year under way. */
export function peopleOn(today: PlainDate): ExamplePerson[] {
  const year = Number(today.slice(0, 4))
  return STAFF.map((who, place) => ({ ...who, years: careerOf(who, place, year, today) }))
}
