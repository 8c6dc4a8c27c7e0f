import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  TableCell,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type ITableCellOptions,
} from 'docx'
import type { Layout, LookName } from '../../core/papers/layout.ts'

/** millimetres to twentieths of a point */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
/** points to twentieths of a point */
export const twentieths = (points: number): number => Math.round(points * 20)

export function run(words: string, look: LookName, layout: Layout): TextRun {
  const { size, bold, italic } = layout.looks[look]
  return new TextRun({ text: words, bold, italics: italic, size: size * 2, font: layout.font })
}

export const centred = (words: string, look: LookName, layout: Layout): Paragraph =>
  new Paragraph({ style: 'Line', alignment: AlignmentType.CENTER, children: [run(words, look, layout)] })

/** A drawn line of `length` millimetres in the middle of a column: the upper border of an empty paragraph. */
export function rule(length: number, column: number, after = 0): Paragraph {
  const side = twips(Math.max(0, (column - length) / 2))
  return new Paragraph({
    style: 'Line',
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    indent: { left: side, right: side },
    spacing: { before: 20, after: twentieths(after), line: 40, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
} as const

export const column = (
  width: number,
  children: readonly Paragraph[],
  more: Partial<ITableCellOptions> = {},
): TableCell =>
  new TableCell({ ...more, width: { size: twips(width), type: WidthType.DXA }, children: [...children] })

export const styled = (
  style: string,
  words: string,
  look: LookName,
  layout: Layout,
  more: IParagraphOptions = {},
): Paragraph => new Paragraph({ ...more, style, children: [run(words, look, layout)] })
