import { partsOf, type DateLike } from '../kernel/dates.ts'

/** Where a due thing names the day that is shown beside it: "trước ngày 20/12/2026", ", hoàn thành trong quý II năm 2026". */
const PHRASE =
  /(?:\s*[,;]\s*(?:và\s+)?(?:phải\s+)?(?:hoàn thành|hoàn tất|thực hiện)(?:\s+xong)?|\s+xong)?[\s,;]*(?<![\p{L}\d])(?:trước(?:\s+hết)?|chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|trễ nhất(?:\s+là)?|dự kiến|vào|trong|đến hết|xong)\s+(?:ngày\s+(?<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?<dayMonth>\d{1,2})|tháng\s+(?<month>\d{1,2})|quý\s+(?<quarter>IV|I{1,3}|[1-4]))(?:\s*(?:[/.-]|\s+năm)\s*(?<year>\d{4}))?(?![\d/]|\s*[-–]\s*\d|\s+(?:hằng|hàng|đến|của))/giu
/** What may go on after the day without it. */
const GOES_ON = /^\s*(?:$|[.;,)]|để\s|về\s|qua\s|gửi\s)/u
const OPENING_LABEL = /^(?:quý\s+(?<quarter>IV|I{1,3}|[1-4])|tháng\s+(?<month>\d{1,2}))(?:\s*(?:\/|\s+năm)\s*(?<year>\d{4}))?\s*[:.]\s*/iu
const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 }

type Groups = Readonly<Record<string, string | undefined>>

/** Whether the words name just this day, month or quarter. */
function names(g: Groups, date: DateLike): boolean {
  const { year, month, day } = partsOf(date)
  if (g['year'] !== undefined && Number(g['year']) !== year) return false
  if (g['day'] !== undefined) return Number(g['day']) === day && Number(g['dayMonth']) === month
  if (day !== null) return false
  if (g['month'] !== undefined) return Number(g['month']) === month
  const quarter = (g['quarter'] ?? '').toUpperCase()
  return (QUARTERS[quarter] ?? Number(quarter)) * 3 === month
}

/** A verb alone names nothing that is due. */
const BARE = /^(?:phải\s+)?(?:hoàn thành|hoàn tất|tổ chức|thực hiện|tiến hành|\S+)(?:\s+xong)?$/iu

/**
 * What is due, without the one day that is shown beside it. Words that say more than that day ("chậm nhất 16 giờ 30 phút ngày …",
 * "từ ngày … đến ngày …", "tuần đầu tháng 7") stay, and so does a title that would be left with nothing to say.
 */
export function dueTitle(what: string, dates: readonly DateLike[]): string {
  const [date, ...more] = dates
  if (date === undefined || more.length > 0) return what
  const label = OPENING_LABEL.exec(what)
  const opened = label?.groups && names(label.groups, date) ? what.slice(label[0].length) : what
  const found = [...opened.matchAll(PHRASE)].filter((m) => m.groups && names(m.groups, date) && GOES_ON.test(opened.slice(m.index + m[0].length)))
  const [only, ...others] = found
  const cut = only && others.length === 0 ? opened.slice(0, only.index) + opened.slice(only.index + only[0].length) : opened
  const title = cut.replace(/\s+([.;,)])/gu, '$1').replace(/[\s,;:–-]+$/u, '').trim()
  return BARE.test(title) ? what : title
}
