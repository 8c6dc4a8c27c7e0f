import type { FactField } from '../../../api/types.ts'

/** What stands in the boxes while a fact is being mended: text, or a date that was read from it. */
export type Draft = Readonly<Record<string, string>>

const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

/** A value as it stands in its box. A rule stands as its sentence and is read again from it. */
export function draftOf(field: FactField): string {
  switch (field.type) {
    case 'list':
      return Array.isArray(field.value) ? field.value.map(asText).join('\n') : asText(field.value)
    case 'rule':
      return field.shown
    case 'number':
      return asText(field.value).replace('.', ',')
    case 'choice':
      return JSON.stringify(field.value ?? null)
    default:
      return asText(field.value)
  }
}

/** The value that a box stands for; `undefined` when it cannot be read. */
export function valueOfDraft(field: FactField, draft: string): unknown {
  const text = draft.trim()
  switch (field.type) {
    case 'number':
      return text === '' ? null : readNumber(text)
    case 'list':
      return text === ''
        ? []
        : text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
    case 'choice':
      return JSON.parse(draft) as unknown
    default:
      return text === '' ? null : text
  }
}

/** "97,4", "1.042" and "07" as numbers. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .replace(/\s/g, '')
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** Only the fields that a person has changed; `undefined` when one of them cannot be read. */
export function changesOf(fields: readonly FactField[], draft: Draft): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const typed = draft[field.name]
    if (typed === undefined || typed === draftOf(field)) continue
    const value = valueOfDraft(field, typed)
    if (value === undefined) return undefined
    values[field.name] = value
  }
  return values
}
