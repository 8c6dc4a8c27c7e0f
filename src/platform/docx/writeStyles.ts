import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx'
import type { Layout, LookName } from '../../core/papers/layout.ts'
import { twentieths, twips } from './writeUnits.ts'

const SINGLE = 240

function style(
  id: string,
  name: string,
  look: LookName,
  layout: Layout,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
): IParagraphStyleOptions {
  const { size, bold, italic } = layout.looks[look]
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: size * 2, bold, italics: italic, font: layout.font, color: '000000' },
    paragraph,
  }
}

/** The paper's named styles, so that a clerk who edits the file changes a look once. */
export function stylesOf(layout: Layout): IStylesOptions {
  const line = Math.round(SINGLE * layout.leading)
  const body = {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: twips(layout.firstLine) },
    spacing: {
      before: twentieths(layout.gap / 2),
      after: twentieths(layout.gap / 2),
      line,
      lineRule: LineRuleType.AUTO,
    },
  }
  const heading = { ...body, keepNext: true }
  const single = { spacing: { before: 0, after: 0, line: SINGLE, lineRule: LineRuleType.AUTO } }
  const middle = { alignment: AlignmentType.CENTER, ...single }
  const run = (
    look: LookName,
  ): { size: number; bold: boolean; italics: boolean; font: string; color: string } => {
    const { size, bold, italic } = layout.looks[look]
    return { size: size * 2, bold, italics: italic, font: layout.font, color: '000000' }
  }
  return {
    default: {
      document: {
        run: { font: layout.font, size: layout.looks.body.size * 2, language: { value: 'vi-VN' } },
      },
      heading1: { run: run('chapter'), paragraph: heading },
      heading2: { run: run('section'), paragraph: heading },
      heading3: { run: run('point'), paragraph: heading },
    },
    paragraphStyles: [
      style('Body', 'Nội dung', 'body', layout, body),
      style('Basis', 'Căn cứ', 'basis', layout, body),
      style('Kind', 'Tên loại', 'kind', layout, {
        ...middle,
        spacing: { ...middle.spacing, before: twentieths(layout.gap * 3) },
      }),
      style('Subject', 'Trích yếu', 'subject', layout, middle),
      style('Cell', 'Ô bảng', 'cell', layout, single),
      style('Recipients', 'Nơi nhận', 'recipients', layout, single),
      style('Line', 'Dòng đơn', 'body', layout, single),
    ],
  }
}
