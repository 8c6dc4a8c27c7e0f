import type { Refusal } from '../../core/kernel/refusal.ts'
import { STATUS } from './status.ts'

/** The sentence of a refusal in a language, from content/locales. */
export type Say = (refusal: Refusal, language: 'vi' | 'en') => string

export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly params: Record<string, unknown>
  readonly basis?: string
  readonly traceId: string
}

/** RFC 9457: what was refused, why, and the number that the log knows it by. */
export function problemOf(refusal: Refusal, title: string, traceId: string): ProblemBody {
  const params = refusal.params as Record<string, unknown>
  const body = { type: `urn:bang-vang:${refusal.code}`, title, status: STATUS[refusal.code], code: refusal.code, params, traceId }
  return refusal.basis === undefined ? body : { ...body, basis: refusal.basis }
}

/** `vi` unless the browser prefers English and does not ask for Vietnamese. */
export function languageOf(header: string | undefined): 'vi' | 'en' {
  const wanted = (header ?? '').toLowerCase()
  return wanted.startsWith('en') && !wanted.includes('vi') ? 'en' : 'vi'
}
