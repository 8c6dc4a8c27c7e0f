import { dateAtoms, lastOf, type DateAtom } from '../vietnamese/dates.ts'
import type { PlanContext } from './context.ts'
import { ownTime } from './periods.ts'
import type { Commemoration } from './programme.ts'
import { passage, wordsOf } from './view.ts'

const YEARS =
  /(\d{1,3})\s+năm\s+(ngày\s+[^;.,(\n]{3,140}?(?:,\s(?!chào|kỷ|và|ngày|gắn|tổ|lập|\d)\p{Ll}[^;.,(\n]{3,60}?(?=\s*\())?|(?:thành lập|truyền thống|tái lập|giải phóng|chiến thắng)\s[^;.,(\n]{3,120}?)(?=\s*[;.,(]|\s+và\s+\d|\s+và\s+ngày|\s+(?:gắn với|nhằm|để)\s|\s*$)(?:\s*\(([^)]{6,60})\))?/gmu

/** The anniversaries that a plan keeps: "80 năm Ngày … (…/… - …/…)"; each once, where it is first named. */
export function readCommemorations(context: PlanContext): readonly Commemoration[] {
  const { view } = context
  const found: Commemoration[] = []
  for (const m of view.lower.matchAll(YEARS)) {
    const name = wordsOf(view, {
      start: m.index + m[0].indexOf(m[2] ?? ''),
      end: m.index + m[0].indexOf(m[2] ?? '') + (m[2]?.length ?? 0),
    })
    const years = Number(m[1])
    const quote = passage(view, { start: m.index, end: m.index + m[0].length })
    const [first, second] = dateAtoms(m[3] ?? '').filter((a) => a.unit === 'day' && a.year !== null)
    const date = (atom: DateAtom | undefined) => (atom ? lastOf(atom, ownTime(context)) : null)
    found.push({
      ...quote,
      id: `commemoration-${found.length + 1}@${quote.start}`,
      certainty: 'sure',
      name,
      years,
      founded: date(first),
      on: date(second),
    })
  }
  return found.filter((c, i) => !found.some((d, j) => j !== i && same(c, d) && better(d, c, j < i)))
}

const same = (a: Commemoration, b: Commemoration): boolean => {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()]
  return a.years === b.years && (x.startsWith(y) || y.startsWith(x))
}
/** Of two mentions of one day the dated one stays, then the first. */
const better = (a: Commemoration, b: Commemoration, earlier: boolean): boolean =>
  a.founded !== null && b.founded === null ? true : (a.founded === null) === (b.founded === null) && earlier
