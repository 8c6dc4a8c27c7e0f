import { lastOf, precisionOf, type DateAtom, type DateRange } from '../vietnamese/dates.ts'
import { draft, type DeadlineDraft, type Reading } from './deadlineDraft.ts'

/** A day that is only a memory, but the gathering is held on its occasion. */
export function onOccasion(r: Reading, range: DateRange): DeadlineDraft | null {
  const words = r.lower.slice(r.s.start, range.start)
  if (!/(?:vào|nhân)\s+dịp[^;.]*$/u.test(words) || !/^tổ chức\s+(?:hội nghị|lễ|gặp mặt|họp mặt)/u.test(words))
    return null
  const date = lastOf(range.to, r.time)
  if (date === null) return null
  const made = draft(r, r.s, 'event', { date, precision: 'day' })
  return {
    ...made,
    certainty: 'ask',
    question: 'Văn bản chỉ ghi dịp kỷ niệm; lấy đúng ngày kỷ niệm làm ngày tổ chức có được không?',
  }
}

/** "gắn với đánh giá … năm 2022": a review whose only date is that of the review it is joined to. */
export function joined(r: Reading, atoms: readonly DateAtom[]): DeadlineDraft | null {
  const words = r.lower.slice(r.s.start, r.s.end)
  const m = /gắn với\s+(?:việc\s+)?(?:đánh giá|sơ kết|tổng kết)/u.exec(words)
  if (!m || !/^(?:tổ chức\s+)?(?:tổ chức|đánh giá|sơ kết|tổng kết)/u.test(words)) return null
  const atom = atoms.findLast(
    (a) =>
      a.start > r.s.start + m.index && (a.unit === 'year' || a.unit === 'years' || a.unit === 'half-year'),
  )
  const date = atom ? lastOf(atom, r.time) : null
  if (!atom || date === null || r.s.end - atom.end > 3) return null
  return draft(r, { start: r.s.start + m.index, end: r.s.end }, 'event', {
    date,
    precision: precisionOf(atom),
  })
}

const PART_OF_YEAR = /(?:ngay từ|vào|trong|từ)\s+(đầu|giữa|cuối)\s+năm(?!\s+\d|\p{L})/u

export function partOfYear(r: Reading): DeadlineDraft | null {
  const words = r.lower.slice(r.s.start, r.s.end)
  const m = PART_OF_YEAR.exec(words)
  const held = /tổ chức\s+(?:hội nghị|lễ|họp)/u.exec(words)
  if (!m || !held || held.index > m.index || r.time.from === null) return null
  const year = r.time.from.slice(0, 4)
  return draft(r, { start: r.s.start + held.index, end: r.s.end }, 'event', {
    date: m[1] === 'cuối' && r.time.to !== null ? r.time.to.slice(0, 4) : year,
    precision: 'year',
  })
}
