import type { DraftBlock, EndBlock, HeadBlock, PlanDraft, TableBlock, TitleBlock } from '../plans/draft.ts'
import type { Layout } from './layout.ts'

const present = (lines: readonly (string | null)[]): string[] =>
  lines.filter((line): line is string => line !== null)

/** A bar inside a cell would end it. */
const cell = (words: string): string => words.replaceAll('|', '/')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

const headText = (head: HeadBlock, layout: Layout): string =>
  [
    present([head.superior, head.issuer, '-------']).join('\n'),
    `${layout.nation}\n${layout.motto}\n---------------`,
    present([head.number, head.about === null ? null : `V/v ${head.about}`, head.dated]).join('\n'),
  ].join('\n\n')

const titleText = (title: TitleBlock): string => present([title.name, title.subject, '-------']).join('\n')

const tableText = (table: TableBlock): string =>
  [row(table.columns), row(table.columns.map(() => '---')), ...table.rows.map(row)].join('\n')

const endText = (end: EndBlock): string =>
  [
    ...(end.recipients.length ? [['Nơi nhận:', ...end.recipients.map((r) => `- ${r}`)].join('\n')] : []),
    ...(end.authority.length ? [end.authority.join('\n')] : []),
    ...(end.name === null ? [] : [end.name]),
  ].join('\n\n')

function blockText(block: DraftBlock, layout: Layout): string {
  switch (block.kind) {
    case 'head':
      return headText(block, layout)
    case 'title':
      return titleText(block)
    case 'heading':
    case 'item':
      return `${block.marker} ${block.text}`
    case 'table':
      return tableText(block)
    case 'end':
      return endText(block)
    default:
      return block.text
  }
}

/** The paper as plain text, a blank line between its blocks, as such plans are saved from the web. */
export const textOf = (draft: PlanDraft, layout: Layout): string =>
  draft.blocks.map((block) => blockText(block, layout)).join('\n\n') + '\n'
