import { addDays, partsOf, plainDate, type PlainDate } from '../src/core/kernel/dates.ts'
import { decreeOn, directorOn, lawOn } from './texts.ts'
import { examplePlan, isPlanKey, type PlanDay, type PlanKey, type Signed } from './plans.ts'

/** The first of the five years that hold a year: 2021, 2026, 2031… */
export const termOf = (year: number): number => 2021 + Math.floor((year - 2021) / 5) * 5

function signedOn(signed: Signed, { year, today }: PlanDay): PlainDate {
  if ('daysAgo' in signed) return addDays(today, -signed.daysAgo)
  const december = (signed.before === 'term' ? termOf(year) : year) - 1
  const day = plainDate(december, signed.month, signed.day)
  if (!day) throw new Error(`no such day: ${signed.day}/${signed.month}/${december}`)
  return day
}

/** The day on which the example plan of that year is signed. */
export const planDate = (key: PlanKey, at: PlanDay): PlainDate => signedOn(examplePlan(key).signed, at)

/** The last issue of a yearly plan that a document of a given day can cite. */
function citedDate(key: PlanKey, on: PlainDate, at: PlanDay): PlainDate {
  const own = planDate(key, at)
  return own <= on ? own : planDate(key, { ...at, year: at.year - 1 })
}

const two = (n: number): string => String(n).padStart(2, '0')
/** As documents write it: a zero before days under ten and before January and February (decree 30/2020, appendix I). */
function shortDate(date: PlainDate): string {
  const { year, month, day } = partsOf(date)
  const m = month ?? 1
  return `${two(day ?? 1)}/${m < 3 ? two(m) : m}/${year}`
}
function longDate(date: PlainDate): string {
  const [d, m, y] = shortDate(date).split('/')
  return `ngày ${d} tháng ${m} năm ${y}`
}

const STEMS = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý']
const BRANCHES = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi']
/** The lunar name of a year: 2026 is Bính Ngọ. */
export const lunarName = (year: number): string => `${STEMS[(year + 6) % 10] ?? ''} ${BRANCHES[(year + 8) % 12] ?? ''}`

/** The text of an example plan for a year; every `{{…}}` is explained in examples/README.md. Throws on an unknown one. */
export function fillPlan(template: string, key: PlanKey, at: PlanDay): string {
  const date = planDate(key, at)
  // a plan that is dated by today speaks of the year of its own date, unless it revises the year's plan
  const year = key === 'cho-duyet' ? Number(date.slice(0, 4)) : at.year
  return template.replace(/\{\{([^}]*)\}\}/g, (_, slot: string) => {
    const sum = /^([YPD])([+-]\d+)?$/.exec(slot)
    const shift = Number(sum?.[2] ?? 0)
    if (sum?.[1] === 'Y') return String(year + shift)
    if (sum?.[1] === 'P') return String(termOf(year) + shift)
    if (sum?.[1] === 'D') return shortDate(addDays(at.today, shift))
    const cited = /^date (.+)$/.exec(slot)?.[1]
    if (cited === 'long') return longDate(date)
    if (cited !== undefined && isPlanKey(cited)) return shortDate(citedDate(cited, date, at))
    if (slot === 'lunar') return lunarName(year)
    if (slot === 'law') return lawOn(date)
    if (slot === 'decree') return decreeOn(date)
    if (slot === 'director') return directorOn(date)
    throw new Error(`unknown slot {{${slot}}} in the example plan "${key}"`)
  })
}
