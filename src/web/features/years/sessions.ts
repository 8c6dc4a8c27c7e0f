import { lastDay } from '../../../core/kernel/dates.ts'
import type { SessionRow } from '../../api/types.ts'

/** Days and months as they are shown: "15/11/2026", "07/2026, 11/2026". */
const DATES = /(?:(\d{2})\/)?(\d{2})\/(\d{4})/g

const datesOf = (session: SessionRow): readonly string[] =>
  [...session.shown.matchAll(DATES)].map(([, day, month, year]) =>
    lastDay(day ? `${year}-${month}-${day}` : `${year}-${month}`),
  )

/** The next session first, then those without a day, then those that are over. */
export function bySoonest(sessions: readonly SessionRow[], today: string): readonly SessionRow[] {
  const key = (session: SessionRow): string => {
    const days = datesOf(session)
    const next = days.filter((day) => day >= today).sort()[0]
    return next ?? (days.length === 0 ? '8' : '9')
  }
  return [...sessions].sort((a, b) => key(a).localeCompare(key(b)))
}
