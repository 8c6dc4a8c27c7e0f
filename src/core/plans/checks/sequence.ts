import { walk, type OutlineNode } from '../outline.ts'
import type { CheckDefinition, Finding } from './check.ts'

/** A jump this wide is another list, or a figure that looks like a number of a heading. */
const WIDEST = 4

const show = (text: string, from: number, to: number): string => text.replace(String(from), String(to))

function between(previous: OutlineNode, next: OutlineNode): Finding | null {
  const [a, b] = [previous.marker, next.marker]
  if (!a || !b || a.kind !== b.kind || a.ordinal.length !== b.ordinal.length) return null
  if (a.ordinal.slice(0, -1).join() !== b.ordinal.slice(0, -1).join()) return null
  const [from, to] = [a.ordinal.at(-1) ?? 0, b.ordinal.at(-1) ?? 0]
  // "d" is often followed by "e" by those who forget "đ": a matter of spelling, not a lost item
  if (
    to === from + 1 ||
    to > from + WIDEST ||
    to < from ||
    (a.kind === 'letter' && a.text.startsWith('d') && b.text.startsWith('e'))
  )
    return null
  const at = { start: next.start, end: next.start + b.length }
  const expected = b.kind === 'number' ? ` (đáng lẽ là ${show(b.text, to, from + 1)})` : ''
  if (to === from)
    return {
      at,
      message: `Số thứ tự “${b.text}” lặp lại.`,
      mend: `Đánh lại số của mục này và các mục sau${expected}.`,
    }
  return {
    at,
    message: `Sau mục “${a.text}” là mục “${b.text}”: số thứ tự bị nhảy.`,
    mend: `Bổ sung mục còn thiếu, hoặc đánh lại số${expected}.`,
  }
}

function gaps(siblings: readonly OutlineNode[]): Finding[] {
  const last = new Map<string, OutlineNode>()
  return siblings.flatMap((node) => {
    const marker = node.marker
    if (!marker || marker.ordinal.length === 0) return []
    const key = `${marker.kind}:${marker.ordinal.slice(0, -1).join('.')}`
    const previous = last.get(key)
    last.set(key, node)
    const found = previous ? between(previous, node) : null
    return found ? [found] : []
  })
}

/** L01: numbers of headings and points follow one another. */
export const sequence: CheckDefinition = {
  code: 'L01',
  severity: 'should',
  title: 'Số thứ tự đề mục',
  meaning: 'Số La Mã, số thường và chữ cái của các mục cùng cấp phải liền nhau, không nhảy và không lặp.',
  basis: null,
  find: ({ context }) => [
    ...gaps(context.outline),
    ...[...walk(context.outline)].flatMap((node) => gaps(node.children)),
  ],
}
