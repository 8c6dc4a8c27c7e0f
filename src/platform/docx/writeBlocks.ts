import {
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  AlignmentType,
} from 'docx'
import { headingLook, type Layout } from '../../core/papers/layout.ts'
import { columnWidths, longestLine } from '../../core/papers/measure.ts'
import type {
  DraftBlock,
  EndBlock,
  HeadBlock,
  HeadingBlock,
  TableBlock,
  TitleBlock,
} from '../../core/plans/draft.ts'
import { centred, column, NO_BORDERS, rule, styled, twips } from './writeUnits.ts'

type Child = Paragraph | Table

const textWidth = (layout: Layout): number => layout.page.width - layout.page.left - layout.page.right

function columns(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  widths: { readonly left: number; readonly right: number },
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [twips(widths.left), twips(widths.right)],
    width: { size: twips(widths.left + widths.right), type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: [
      new TableRow({ cantSplit: true, children: [column(widths.left, left), column(widths.right, right)] }),
    ],
  })
}

function headTable(head: HeadBlock, layout: Layout): Child[] {
  const { looks, rules } = layout
  const [left, right] = [layout.head.left - 4, layout.head.right - 4]
  const issuerRule = rule(longestLine(head.issuer, looks.issuer.size, left) * rules.issuer, left)
  const names = [
    ...(head.superior === null ? [] : [centred(head.superior, 'superior', layout)]),
    centred(head.issuer, 'issuer', layout),
  ]
  const nation = [centred(layout.nation, 'nation', layout), centred(layout.motto, 'motto', layout)]
  const about = head.about === null ? [] : [centred(`V/v ${head.about}`, 'about', layout)]
  const table = new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [twips(layout.head.left), twips(layout.head.right)],
    width: { size: twips(layout.head.left + layout.head.right), type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        children: [
          column(layout.head.left, [...names, issuerRule]),
          column(layout.head.right, [
            ...nation,
            rule(longestLine(layout.motto, looks.motto.size, right) * rules.motto, right),
          ]),
        ],
      }),
      new TableRow({
        children: [
          column(layout.head.left, [centred(head.number, 'number', layout), ...about]),
          column(layout.head.right, [centred(head.dated, 'dated', layout)]),
        ],
      }),
    ],
  })
  return [table]
}

function titleLines(title: TitleBlock, layout: Layout): Child[] {
  const width = textWidth(layout)
  const length =
    longestLine(title.subject ?? title.name, layout.looks.subject.size, width) * layout.rules.subject
  return [
    styled('Kind', title.name, 'kind', layout),
    ...(title.subject === null ? [] : [styled('Subject', title.subject, 'subject', layout)]),
    rule(length, width, layout.gap * 2),
  ]
}

const HEADING_STYLES = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const
const heading = (block: HeadingBlock, layout: Layout): Child =>
  styled(HEADING_STYLES[block.level], `${block.marker} ${block.text}`, headingLook(block.level), layout)

function gridTable(block: TableBlock, layout: Layout): Child[] {
  const widths = columnWidths([block.columns, ...block.rows], textWidth(layout), layout.numberColumn)
  const line = (words: readonly string[], look: 'cell' | 'cellHead'): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: look === 'cellHead',
      children: words.map((w, i) =>
        column(
          widths[i] ?? 0,
          [look === 'cellHead' || i === 0 ? centred(w, look, layout) : styled('Cell', w, look, layout)],
          { verticalAlign: VerticalAlign.CENTER },
        ),
      ),
    })
  const table = new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(twips),
    width: { size: twips(textWidth(layout)), type: WidthType.DXA },
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    rows: [line(block.columns, 'cellHead'), ...block.rows.map((row) => line(row, 'cell'))],
  })
  return [table, new Paragraph({ style: 'Line', children: [] })]
}

function endTable(end: EndBlock, layout: Layout): Child[] {
  const left = end.recipients.length
    ? [
        styled('Recipients', 'Nơi nhận:', 'recipientsWord', layout),
        ...end.recipients.map((r) => styled('Recipients', `- ${r}`, 'recipients', layout)),
      ]
    : [new Paragraph({ style: 'Line', children: [] })]
  const space = new Paragraph({
    style: 'Line',
    alignment: AlignmentType.CENTER,
    spacing: { before: layout.signature * 20 },
    children: [new TextRun('')],
  })
  const right = [
    ...end.authority.map((line) => centred(line, 'authority', layout)),
    space,
    ...(end.name === null ? [] : [centred(end.name, 'signer', layout)]),
  ]
  return [
    new Paragraph({ style: 'Line', spacing: { after: 120 }, children: [] }),
    columns(left, right, layout.end),
  ]
}

/** One block of the paper as Word paragraphs and tables. Markers are written out: Word has no list of the letters a b c d đ e. */
export function wordBlocks(block: DraftBlock, layout: Layout): Child[] {
  switch (block.kind) {
    case 'head':
      return headTable(block, layout)
    case 'title':
      return titleLines(block, layout)
    case 'basis':
      return [styled('Basis', block.text, 'basis', layout)]
    case 'heading':
      return [heading(block, layout)]
    case 'item':
      return [styled('Body', `${block.marker} ${block.text}`, 'body', layout)]
    case 'paragraph':
      return [styled('Body', block.text, 'body', layout)]
    case 'table':
      return gridTable(block, layout)
    case 'end':
      return endTable(block, layout)
  }
}
