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

/** Chapters numbered "I." in capitals; those that hold nothing are left out; the last sentence of the last ends with "./." */
export function chaptersOf(chapters: readonly Chapter[]): DraftBlock[] {
  const held = chapters.filter((c) => c.blocks.length > 0)
  const blocks = held.flatMap((c, i): DraftBlock[] => [
    { kind: 'heading', level: 1, marker: `${roman(i + 1)}.`, text: c.title.toUpperCase() },
    ...c.blocks,
  ])
  const last = blocks.at(-1)
  if (last?.kind !== 'item' && last?.kind !== 'paragraph') return blocks
  return [...blocks.slice(0, -1), { ...last, text: last.text.replace(/\.?$/, './.') }]
}
