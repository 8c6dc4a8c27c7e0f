/** Half of a letter's pair, or the letter U+0000: JSON may carry them, no database text may. */
const unstorable = (words: string): boolean => words.includes('\u0000') || /\p{Cs}/u.test(words)

/** Where a body holds a letter that cannot be kept, by the path of the field; null when it holds none. */
export function unstorableAt(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return unstorable(value) ? path.join('.') : null
  if (value === null || typeof value !== 'object' || path.length > 60) return null
  for (const [name, inner] of Object.entries(value)) {
    if (unstorable(name)) return path.join('.')
    const at = unstorableAt(inner, [...path, name])
    if (at !== null) return at
  }
  return null
}
