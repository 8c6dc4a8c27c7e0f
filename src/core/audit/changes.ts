import type { Change } from './entry.ts'

export type Plain = string | number | boolean | null | undefined

/** A value as a person says it; null: there is none. */
export const inWords = (value: Plain): string | null => (value === null || value === undefined || value === '' ? null : value === true ? 'có' : value === false ? 'không' : String(value))

/** What differs between two states of one thing, field by field; a thing that was not there before has no state. */
export function changesOf<F extends string>(before: Readonly<Partial<Record<F, Plain>>> | null, after: Readonly<Partial<Record<F, Plain>>> | null): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])] as F[]
  return fields.flatMap((field) => {
    const change = { field, before: inWords(before?.[field]), after: inWords(after?.[field]) }
    return change.before === change.after ? [] : [change]
  })
}

/** Long lists are told by their first members and a count: an entry stays short enough to be read. */
export const listed = (names: readonly string[], most = 20): string | null =>
  names.length === 0 ? null : names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} và ${names.length - most} mục khác`
