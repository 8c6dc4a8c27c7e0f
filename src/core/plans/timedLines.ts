import { allOf, dateAtoms, firstOf, lastOf, precisionOf } from '../vietnamese/dates.ts'
import { EVENT } from './dateWords.ts'
import { draft, type DeadlineDraft, type Reading } from './deadlineDraft.ts'
import type { Statement } from './facts.ts'
import type { Span } from './source.ts'

/** "Tháng 9/2027:", "Quý II:" before the things of that month */
const TIME_WORDS =
  /^(?:(?:trong|đầu|cuối|giữa|từ|trước|vào|đến|hết|tới|và|dự kiến|ngày|tháng|quý|năm|tuần|thứ|sáng|chiều|nhất|hai|ba|tư|bảy|sáu|[ivx]{1,4}|\d{1,4})(?![\p{L}\d])[\s,./-]*){2,}$/u

/** The statement whose label is the month that a clause stands under. */
export function monthOver(s: Statement): Statement | null {
  for (let at: Statement | null = s, i = 0; at && i < 30; at = at.previous, i++)
    if (at.label !== null)
      return TIME_WORDS.test(at.label) && /tháng|quý|tuần|ngày|\d[/-]\d/u.test(at.label) ? at : null
  return null
}

/** A clause of a calendar line, without a date of its own: it is for the month that opens the line. */
export function underMonth(r: Reading): DeadlineDraft | null {
  const over = monthOver(r.s)
  if (!over) return null
  const dates = dateAtoms(over.label ?? '').flatMap((a) => allOf(a, r.time))
  const date = dates.at(-1)
  const words = r.lower.slice(r.s.start, r.s.end)
  if (date === undefined || words.trim().length < 6) return null
  const kind = EVENT.test(words) ? 'event' : 'due'
  const span: Span = { start: over === r.s ? r.s.labelStart : r.s.start, end: r.s.end }
  return draft(r, span, kind, {
    ...(dates.length > 1 ? { dates } : { date }),
    comparator: 'in',
    precision: 'month',
  })
}

/** "Bắt đầu: ngày …; kết thúc: ngày …" is one stretch. */
export function opensAndCloses(r: Reading, next: Statement | undefined): DeadlineDraft | null {
  if (
    !next ||
    next.previous !== r.s ||
    !r.s.label?.startsWith('bắt đầu') ||
    !next.label?.startsWith('kết thúc')
  )
    return null
  const [first] = dateAtoms(r.lower.slice(r.s.start, r.s.end))
  const [last] = dateAtoms(r.lower.slice(next.start, next.end))
  const [from, to] = [first ? firstOf(first, r.time) : null, last ? lastOf(last, r.time) : null]
  if (!last || from === null || to === null) return null
  return draft(r, { start: r.s.labelStart, end: next.end }, 'campaign-period', {
    from,
    to,
    precision: precisionOf(last),
  })
}
