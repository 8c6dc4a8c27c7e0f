import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'

const FONT = 'Times New Roman'
const HALF_POINTS = 28

const runs = (line: string): TextRun[] =>
  line.split('**').map((text, i) => new TextRun({ text: text.replace(/^\*+|\*+$|^#+ /g, ''), bold: i % 2 === 1, font: FONT, size: HALF_POINTS }))

const shouts = (line: string): boolean => /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line) && !/^\W*(?:[IVX]+[.-]|- )/u.test(line)

const paragraph = (line: string): Paragraph =>
  new Paragraph({ alignment: shouts(line) ? AlignmentType.CENTER : AlignmentType.JUSTIFIED, spacing: { after: 120 }, children: runs(line) })

const cellsOf = (row: string): string[] =>
  row.split('|').slice(1, -1).map((cell) => cell.trim())

function tableOf(rows: readonly string[]): Table {
  const lines = rows.map((row) => new TableRow({ children: cellsOf(row).map((cell) => new TableCell({ children: [paragraph(cell)] })) }))
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: lines })
}

/** The text of a plan as a Word file: bold where it is marked, tables where it has bars. */
export async function wordOf(text: string): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = []
  let rows: string[] = []
  for (const line of [...text.split('\n'), '']) {
    if (line.startsWith('|')) {
      rows.push(line)
      continue
    }
    if (rows.length > 0) children.push(tableOf(rows))
    rows = []
    if (line.trim() !== '') children.push(paragraph(line.trim()))
  }
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}
