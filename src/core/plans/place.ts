import type { OutlineNode } from './outline.ts'
import type { ProgrammeDocument } from './programme.ts'

const initials = (kind: string): string =>
  kind
    .split(/\s+/)
    .map((w) => w[0]?.toUpperCase() ?? '')
    .join('')

/** "KH 198": the document as a source link names it. */
export function shortName({ kind, number, title }: Pick<ProgrammeDocument, 'kind' | 'number' | 'title'>): string {
  const serial = /^\s*(\d+)/.exec(number ?? '')?.[1]
  const what = kind === null ? 'VB' : initials(kind)
  return serial === undefined ? `${what} ${(title ?? '').split(/\s+/).slice(0, 4).join(' ')}`.trim() : `${what} ${serial}`
}

/** The marks on the way to a place in the text: "II.1.a"; empty outside numbered parts. */
export function markersAt(outline: readonly OutlineNode[], offset: number): string {
  const marks: string[] = []
  let nodes = outline
  for (;;) {
    const node = nodes.find((n) => n.start <= offset && offset < n.end)
    if (!node) return marks.join('.')
    const mark = node.marker?.text.replace(/[.()/:]+$|^\(/g, '').trim() ?? ''
    if (/[\p{L}\d]/u.test(mark)) {
      // "2.1" under "2" says both already
      if (/^\d+\.\d/.test(mark) && /^\d+(?:\.\d+)*$/.test(marks.at(-1) ?? '') && mark.startsWith(`${marks.at(-1)}.`)) marks.pop()
      marks.push(mark)
    }
    nodes = node.children
  }
}

/** "KH 198, II.1.a" */
export function placeAt(document: ProgrammeDocument, outline: readonly OutlineNode[], offset: number): string {
  const marks = markersAt(outline, offset)
  return marks === '' ? shortName(document) : `${shortName(document)}, ${marks}`
}
