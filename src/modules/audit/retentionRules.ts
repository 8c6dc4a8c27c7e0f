import { RETENTION_KINDS } from '../../contract/audit.ts'
import { partsOf, plainDate, type PlainDate } from '../../core/kernel/dates.ts'
import type { Reader } from '../../platform/db/database.ts'
import { settingOf } from '../../platform/settings/settings.ts'
import { lastHonour, type Subject } from './personalStore.ts'

export const RETENTION = 'retention'
export type RetentionKind = (typeof RETENTION_KINDS)[number]
/** Months; what is not set is kept. No source that was read gives a period, so nothing is filled in. */
export interface RetentionRules {
  readonly months: Readonly<Record<RetentionKind, number | null>>
  readonly keepRecords: number | null
}
const UNSET: RetentionRules = { months: { access: null, details: null, mails: null, notices: null, requests: null }, keepRecords: null }

export async function rulesOf(r: Reader, bodyId: string): Promise<RetentionRules & { readonly version: number }> {
  const set = await settingOf<RetentionRules>(r, bodyId, RETENTION)
  return { ...UNSET, ...set?.value, version: set?.version ?? 0 }
}

/** The day so many months before (negative: after); a day that the month lacks becomes its last. */
export function monthsBefore(day: PlainDate, months: number): PlainDate {
  const { year, month, day: date } = partsOf(day)
  const total = year * 12 + (month ?? 1) - 1 - months
  for (let d = date ?? 1; d > 27; d--) {
    const found = plainDate(Math.floor(total / 12), (total % 12) + 1, d)
    if (found) return found
  }
  const found = plainDate(Math.floor(total / 12), (total % 12) + 1, Math.min(date ?? 1, 27))
  if (!found) throw new Error(`No day ${months} months before ${day}`)
  return found
}

/** Until when the body keeps this record at least: so many months after its last award, or after the person left. */
export async function keptUntil(r: Reader, s: Subject): Promise<PlainDate | null> {
  const { keepRecords } = await rulesOf(r, s.bodyId)
  if (keepRecords === null) return null
  const since = [s.removedAt?.slice(0, 10) ?? null, await lastHonour(r, s.id)].filter((day) => day !== null).sort().at(-1)
  // who is still on the list is kept for as long
  return since === undefined ? '9999-12-31' : monthsBefore(since, -keepRecords)
}
