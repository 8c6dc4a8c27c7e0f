import type { DraftBlock } from './draft.ts'

export interface Chapter {
  readonly title: string
  readonly blocks: readonly DraftBlock[]
}

const SIGNS: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
export function roman(n: number): string {
  let rest = n
  let out = ''
  for (const [value, sign] of SIGNS) {
    for (; rest >= value; rest -= value) out += sign
  }
  return out
}

/** Chapters numbered "I." in capitals; those that hold nothing are left out. */
export const chaptersOf = (chapters: readonly Chapter[]): DraftBlock[] =>
  chapters
    .filter((c) => c.blocks.length > 0)
    .flatMap((c, i): DraftBlock[] => [
      { kind: 'heading', level: 1, marker: `${roman(i + 1)}.`, text: c.title.toUpperCase() },
      ...c.blocks,
    ])
