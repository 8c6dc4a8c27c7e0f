import { addDays, weekday, type PlainDate } from '../kernel/dates.ts'

/** The last day when so many working days are counted from the day after. Public holidays are not known here: the day can be set by hand. */
export function addWorkingDays(from: PlainDate, days: number): PlainDate {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (weekday(day) < 6) left--
  }
  return day
}
