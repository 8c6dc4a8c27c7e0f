import { firstDay, type DateLike } from '../../kernel/dates.ts'
import type { ProgrammeDocument } from '../programme.ts'

/** Which law and decree a plan of that day stands under; `null` when the plan has no date. */
export type Regime = '2003/91' | '2022/98' | '2022/152'

/** L2022 and NĐ98 are in force from 01/01/2024, NĐ152 from 01/7/2025. */
export function regimeOf(date: DateLike | null): Regime | null {
  if (date === null) return null
  const day = firstDay(date)
  return day < '2024-01-01' ? '2003/91' : day < '2025-07-01' ? '2022/98' : '2022/152'
}

/** The regime of a plan: by its date, or by its period while it has none. */
export const regimeOfPlan = (document: ProgrammeDocument): Regime | null =>
  regimeOf(document.date ?? document.period?.from ?? null)

/** An article of the law of 2022, for plans that stand under it or whose time is unknown. */
export const under2022 = (document: ProgrammeDocument, article: string): string | null =>
  regimeOfPlan(document) === '2003/91' ? null : `Luật Thi đua, khen thưởng 2022, ${article}`
