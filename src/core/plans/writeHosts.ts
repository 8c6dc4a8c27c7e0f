import type { Passage } from './programme.ts'

/**
 * Passages nest: a target stands inside the task that states it. What stands inside a printed passage is printed with it;
 * when its value has been mended, its own words inside the host are replaced by what the value says now.
 */
export interface Printed {
  /** true when `item` stands inside a passage that is printed already */
  inside(item: Passage): boolean
  /** marks a passage as printed */
  take(item: Passage): void
}

export function printedPassages(): Printed {
  const spans: Array<{ start: number; end: number }> = []
  return {
    inside: (item) => item.end > item.start && spans.some((s) => s.start <= item.start && item.end <= s.end),
    take(item) {
      if (item.end > item.start) spans.push({ start: item.start, end: item.end })
    },
  }
}

/** A fact whose words no longer say its value, with the words that do. */
export interface Mended extends Passage {
  readonly words: string
}

/** The host's words with every mended fact inside it said anew. */
export function hostWords(host: Passage, mended: readonly Mended[]): string {
  const inside = mended
    .filter((m) => m.start >= host.start && m.end <= host.end && m.end > m.start)
    .sort((a, b) => b.start - a.start)
  return inside.reduce(
    (words, m) => words.slice(0, m.start - host.start) + m.words + words.slice(m.end - host.start),
    host.quote,
  )
}
