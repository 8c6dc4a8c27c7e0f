import { plainDate, type PlainDate } from '../../kernel/dates.ts'
import type { PlanContext } from '../context.ts'
import type { Span } from '../source.ts'
import { matchesIn } from './check.ts'

/** A full date as the text writes it, whether or not the calendar has it. */
export interface WrittenDate extends Span {
  readonly day: number
  readonly month: number
  readonly year: number
  readonly date: PlainDate | undefined
  readonly block: Span
}

const WRITTEN =
  /(?<![\d/.-])(\d{1,2})(?:\s*\/\s*|\s+tháng\s+|\.(?=\d{1,2}\.))(\d{1,2})(?:\s*\/\s*|\s+năm\s+|\.)(\d{4})(?![\d/])/gu

export function writtenDates(context: PlanContext): readonly WrittenDate[] {
  return [...matchesIn(context, WRITTEN)].map(({ start, end, groups, block }) => {
    const [day, month, year] = groups.map(Number) as [number, number, number]
    return { start, end, block, day, month, year, date: plainDate(year, month, day) }
  })
}
