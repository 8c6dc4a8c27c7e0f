import { match, part, type Clause } from './words.ts'
import type { Window } from './rule.ts'

const DAY = String.raw`(?:ngày )?\d{1,2}/\d{1,2}/\d{4}|(?:tháng )?\d{1,2}/\d{4}|(?:năm )?\d{4}`
const LAST =
  /(?:^| )trong (?:vòng )?(?<years>\d{1,2}) năm(?: (?:gần nhất|gần đây|qua|liền kề|trước đó|cuối))?$/du
const SPAN = new RegExp(
  `(?:^| )(?:trong )?(?:giai đoạn |thời gian )?(?:từ )(?<from>${DAY}) đến (?:hết )?(?<to>${DAY})$`,
  'du',
)
const STAGE =
  /(?:^| )(?:trong |của )?(?:cả )?(?:giai đoạn|nhiệm kỳ|năm học) (?<from>\d{4}) ?- ?(?<to>\d{4})$/du
const PERIOD =
  /(?:^| )trong (?:suốt )?(?:cả )?(?:giai đoạn|thời gian thi đua|thời gian phát động|thời gian thực hiện phong trào|đợt thi đua|năm thi đua|kỳ)(?: này)?$/u
const LEADING =
  /^trong (?:vòng )?(?<years>\d{1,2}) năm(?: (?:gần nhất|gần đây|qua|liền kề|trước đó))?(?:,| thì| phải) ?(?=\S)/du

function dateOf(words: string): string {
  const parts = words
    .replace(/[^\d/]/g, '')
    .split('/')
    .toReversed()
  return parts.map((p, i) => (i === 0 ? p : p.padStart(2, '0'))).join('-')
}

/** Cuts the window of time off a clause: "… trong 05 năm gần nhất", "… từ năm 2021 đến năm 2025", "… trong thời gian thi đua". */
export function cutWindow(clause: Clause): { readonly rest: Clause; readonly window: Window | null } {
  const cut = (pattern: RegExp): Clause => part(clause, 0, clause.shadow.search(pattern))
  const last = match(clause, LAST)
  if (last?.['years']) return { rest: cut(LAST), window: { lastYears: Number(last['years'].text) } }
  for (const pattern of [SPAN, STAGE]) {
    const span = match(clause, pattern)
    if (span?.['from'] && span['to'])
      return { rest: cut(pattern), window: { from: dateOf(span['from'].text), to: dateOf(span['to'].text) } }
  }
  if (PERIOD.test(clause.shadow)) return { rest: cut(PERIOD), window: { thisPeriod: true } }
  const leading = LEADING.exec(clause.shadow)
  if (leading?.groups?.['years'])
    return {
      rest: part(clause, leading[0].length, clause.text.length),
      window: { lastYears: Number(leading.groups['years']) },
    }
  return { rest: clause, window: null }
}
