/** Widths of Times letters in thousandths of an em, by class; enough to size a rule under words. */
const NARROW = /[iljtfrIị,.;:'()[\]!|]/u
const WIDE = /[mwMW]/u

function letterWidth(c: string): number {
  const base = c.normalize('NFD').charAt(0)
  if (base === ' ') return 250
  if (NARROW.test(base)) return base === 'I' ? 389 : 300
  if (WIDE.test(base)) return /[MW]/.test(base) ? 950 : 780
  if (/[\d$]/.test(base)) return 500
  if (base === '-') return 333
  return /[\p{Lu}]/u.test(base) ? 700 : 500
}

/** About how wide a line of words is at a size in points, in millimetres. */
export const widthOf = (words: string, size: number): number =>
  (Array.from(words.normalize('NFC'), letterWidth).reduce((sum, w) => sum + w, 0) / 1000) * size * 0.3528

/** How long the longest printed line of words is when they wrap at `column` millimetres. */
export function longestLine(words: string, size: number, column: number): number {
  let longest = 0
  let line = ''
  for (const word of words.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`
    line = widthOf(next, size) > column ? word : next
    longest = Math.max(longest, widthOf(line, size))
  }
  return Math.min(longest, column)
}

/**
 * Widths of a table's columns: the first holds numbers; the others share the rest by how much they hold, within bounds,
 * so that one long column does not squeeze the others.
 */
export function columnWidths(rows: readonly (readonly string[])[], width: number, first: number): number[] {
  const count = rows[0]?.length ?? 0
  const weights = Array.from({ length: count }, (_, i) =>
    Math.sqrt(Math.max(...rows.map((row) => Math.min(row[i]?.length ?? 0, 160)), 9)),
  )
  const rest = weights.slice(1).reduce((sum, w) => sum + w, 0)
  return weights.map((w, i) => (i === 0 ? first : ((width - first) * w) / rest))
}
