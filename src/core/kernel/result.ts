import type { Refusal } from './refusal.ts'

/** What a command or a reading gives back: a value, or a refusal that says what to mend. Faults and defects are thrown instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
