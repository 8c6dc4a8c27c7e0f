import type { Draft, Style, TextBuilder } from '../files/textBuilder.ts'
import { textBuilder } from '../files/textBuilder.ts'
import { paragraphsOf, paragraphText, type Block, type Paragraph, type Table } from './blocks.ts'

const OFFICIAL =
  /cộng\s+hòa\s+xã\s+hội|cộng\s+hoà\s+xã\s+hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam|nơi nhận|nơi gửi/i
const MOST_LAYOUT_ROWS = 6
const MOST_LAYOUT_COLUMNS = 3

const widthOf = (table: Table): number => Math.max(0, ...table.rows.map((r) => r.length))
const wordsOf = (table: Table): string => [...paragraphsOf([table])].map(paragraphText).join(' ')

/** A table that only places things: the head with the national motto, the signature beside the recipients, a frame of one cell. */
function isLayout(table: Table): boolean {
  const columns = widthOf(table)
  if (columns <= 1) return true
  if (columns > MOST_LAYOUT_COLUMNS || table.rows.length > MOST_LAYOUT_ROWS) return false
  return !table.lined || OFFICIAL.test(wordsOf(table))
}

const squeezed = (s: string): string => s.replace(/[\s|]+/g, ' ').trim()

function printParagraph(out: TextBuilder, paragraph: Paragraph, blank: boolean): void {
  const whole: Style[] = []
  if (paragraph.center) whole.push('center')
  if (paragraph.heading) whole.push('heading')
  if (paragraphText(paragraph).trim() === '') {
    for (const _ of paragraph.pagesAt) out.page()
    return
  }
  let lead = true
  if (paragraph.number !== '')
    out.add(`${paragraph.number} `, [
      ...whole,
      ...(paragraph.pieces.find((p) => p.text.trim() !== '')?.bold ? (['bold'] as const) : []),
    ])
  paragraph.pieces.forEach((piece, i) => {
    for (const at of paragraph.pagesAt) if (at === i) out.page()
    const flat = piece.text.replace(/[ \t]*\n\s*/g, '\n').replace(/\t+/g, ' ')
    const text = lead ? flat.trimStart() : flat
    if (text !== '') lead = false
    const styles: Style[] = [...whole]
    if (piece.bold) styles.push('bold')
    if (piece.italic) styles.push('italic')
    out.add(text, styles)
  })
  for (const at of paragraph.pagesAt) if (at >= paragraph.pieces.length) out.page()
  out.endLine(blank)
}

function printRows(out: TextBuilder, table: Table): void {
  for (const row of table.rows) {
    const cells = row.map((cell) =>
      [...paragraphsOf(cell.blocks)]
        .map((p) => squeezed(`${p.number} ${paragraphText(p)}`))
        .filter((s) => s !== '')
        .join(' '),
    )
    for (const cell of row) for (const p of paragraphsOf(cell.blocks)) for (const _ of p.pagesAt) out.page()
    if (cells.every((c) => c === '')) continue
    out.add(`| ${cells.join(' | ')} |`)
    out.endLine(false)
  }
  out.endLine(true)
}

function printLayout(out: TextBuilder, table: Table): void {
  for (const row of table.rows) {
    for (const cell of row) {
      const framed = widthOf(table) <= 1
      printBlocks(out, cell.blocks, framed)
      out.endLine(true)
    }
  }
}

/** `airy`: an empty line after each paragraph, save between centred ones, which belong together. */
function printBlocks(out: TextBuilder, blocks: readonly Block[], airy: boolean): void {
  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      out.endLine(true)
      if (isLayout(block)) printLayout(out, block)
      else printRows(out, block)
      return
    }
    const next = blocks[i + 1]
    const together =
      block.center && next?.kind === 'paragraph' && next.center && paragraphText(next).trim() !== ''
    printParagraph(out, block, airy && !together)
  })
}

/** The text of a document as it prints, tables one row a line between bars, heads and signatures column after column. */
export function printBody(blocks: readonly Block[], remarks: readonly string[]): Draft {
  const out = textBuilder()
  out.page()
  printBlocks(out, blocks, true)
  for (const remark of remarks) out.remark(remark)
  return out.done()
}
