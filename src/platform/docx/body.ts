import type { Block, Cell, Paragraph, Table } from './blocks.ts'
import { numberingOf } from './numbering.ts'
import {
  readParagraphTag,
  readRunTag,
  stylesOf,
  type ParagraphLook,
  type RunLook,
  type Styles,
} from './styles.ts'
import { attribute, walkXml, type XmlHandler } from './xml.ts'

/** Parts of a document that never print as its text: struck-out revisions, old looks, fallbacks for old programs, field codes. */
const SKIPPED = new Set(
  (
    'w:del w:moveFrom mc:Fallback w:pPrChange w:rPrChange w:tblPrChange w:trPrChange w:tcPrChange w:sectPrChange w:sectPr ' +
    'w:instrText w:delText w:sdtPr w:tabs w:rt w:tblPrEx'
  ).split(' '),
)
const MOST_TABLES_DEEP = 2

interface OpenParagraph {
  readonly paragraph: Paragraph
  readonly look: ParagraphLook
  styleId: string | null
  run: RunLook
  runStyle: string | null
}

interface OpenTable {
  readonly table: Table
  row: Cell[]
  cell: Cell | null
}

/** The state of one walk over document.xml. */
interface Walk {
  readonly styles: Styles
  readonly number: (listId: string, level: number) => string
  readonly blocks: Block[]
  readonly paragraphs: OpenParagraph[]
  readonly tables: OpenTable[]
  /** inside pPr, rPr or tblPr/tcPr, whose tags describe and do not print */
  context: '' | 'w:pPr' | 'w:rPr' | 'borders'
  inText: boolean
  skipping: string
  skipDepth: number
}

const flowOf = (walk: Walk): Block[] => walk.tables.at(-1)?.cell?.blocks ?? walk.blocks

function print(walk: Walk, text: string): void {
  const open = walk.paragraphs.at(-1)
  if (!open || text === '') return
  const style = walk.styles.look(open.styleId)
  const look = { ...walk.styles.defaults, ...style.run, ...walk.styles.look(open.runStyle).run, ...open.run }
  if (look.hidden) return
  const shown = look.caps ? text.toUpperCase() : text
  open.paragraph.pieces.push({
    text: shown,
    bold: look.bold ?? false,
    italic: look.italic ?? false,
    font: look.font ?? '',
  })
}

function symbol(walk: Walk): string {
  const started = walk.paragraphs.at(-1)?.paragraph.pieces.some((p) => p.text.trim() !== '')
  return started ? ' ' : '- '
}

function pageBreak(walk: Walk): void {
  const paragraph = walk.paragraphs.at(-1)?.paragraph
  if (paragraph) paragraph.pagesAt.push(paragraph.pieces.length)
}

/** Tags inside a run that print something other than their text. */
const PRINTING: Readonly<Record<string, (walk: Walk, attributes: string) => void>> = {
  'w:tab': (walk) => print(walk, '\t'),
  'w:cr': (walk) => print(walk, '\n'),
  'w:br': (walk, attributes) => (/"page"/.test(attributes) ? pageBreak(walk) : print(walk, '\n')),
  'w:lastRenderedPageBreak': pageBreak,
  'w:noBreakHyphen': (walk) => print(walk, '-'),
  'w:sym': (walk) => print(walk, symbol(walk)),
}

function openParagraph(walk: Walk): void {
  const paragraph: Paragraph = {
    kind: 'paragraph',
    pieces: [],
    center: false,
    heading: false,
    number: '',
    pagesAt: [],
  }
  walk.paragraphs.push({ paragraph, look: { run: {} }, styleId: null, run: {}, runStyle: null })
}

function closeParagraph(walk: Walk): void {
  const open = walk.paragraphs.pop()
  if (!open) return
  const { paragraph, look } = open
  const style = walk.styles.look(open.styleId)
  paragraph.center = look.center ?? style.center ?? false
  paragraph.heading = look.heading ?? style.heading ?? false
  const listId = look.listId ?? style.listId
  const printsSomething = paragraph.pieces.some((p) => p.text.trim() !== '')
  if (listId !== undefined && listId !== '0' && printsSomething)
    paragraph.number = walk.number(listId, look.level ?? style.level ?? 0)
  flowOf(walk).push(paragraph)
}

function closeTable(walk: Walk): void {
  const open = walk.tables.pop()
  if (!open) return
  const { table } = open
  table.lined ||= walk.styles.lined(table.styleId)
  // deeper tables give their paragraphs to the cell around them, so that depth costs nothing later
  if (walk.tables.length < MOST_TABLES_DEEP) flowOf(walk).push(table)
  else
    for (const row of table.rows)
      for (const cell of row) for (const block of cell.blocks) flowOf(walk).push(block)
}

/** Tags that open something. True when the tag was one of these. */
function openStructure(walk: Walk, name: string, attributes: string): boolean {
  const table = walk.tables.at(-1)
  const paragraph = walk.paragraphs.at(-1)
  if (name === 'w:p') openParagraph(walk)
  else if (name === 'w:r' && paragraph) {
    paragraph.run = {}
    paragraph.runStyle = null
  } else if (name === 'w:t' || name === 'm:t') walk.inText = true
  else if (name === 'w:tbl')
    walk.tables.push({ table: { kind: 'table', rows: [], lined: false, styleId: null }, row: [], cell: null })
  else if (name === 'w:tr' && table) table.table.rows.push((table.row = []))
  else if (name === 'w:tc' && table) table.row.push((table.cell = { blocks: [] }))
  else if (name === 'w:tblStyle' && table) table.table.styleId = attribute(attributes, 'w:val')
  else if (name === 'w:tblBorders' || name === 'w:tcBorders') walk.context = 'borders'
  else if (name === 'w:pPr' || name === 'w:rPr') walk.context = name
  else return false
  return true
}

function readLook(walk: Walk, name: string, attributes: string): void {
  const open = walk.paragraphs.at(-1)
  if (walk.context === 'borders') {
    const table = walk.tables.at(-1)?.table
    if (table && !/w:val="(none|nil)"/.test(attributes)) table.lined = true
  } else if (open && walk.context === 'w:pPr') {
    if (name === 'w:pStyle') open.styleId = attribute(attributes, 'w:val')
    else readParagraphTag(open.look, name, attributes)
  } else if (open && walk.context === 'w:rPr') {
    if (name === 'w:rStyle') open.runStyle = attribute(attributes, 'w:val')
    else readRunTag(open.run, name, attributes)
  }
}

function skip(walk: Walk, name: string): void {
  walk.skipping = name
  walk.skipDepth = 1
}

function handlerOf(walk: Walk): XmlHandler {
  return {
    open(name, attributes) {
      if (walk.skipping !== '') {
        if (name === walk.skipping) walk.skipDepth++
      } else if (SKIPPED.has(name) || (name === 'w:rPr' && walk.context === 'w:pPr')) skip(walk, name)
      else if (walk.context !== '') readLook(walk, name, attributes)
      else if (!openStructure(walk, name, attributes)) PRINTING[name]?.(walk, attributes)
    },
    close(name) {
      if (walk.skipping !== '') {
        if (name === walk.skipping && --walk.skipDepth === 0) walk.skipping = ''
      } else if (name === walk.context || name === 'w:tblBorders' || name === 'w:tcBorders') walk.context = ''
      else if (name === 'w:t' || name === 'm:t') walk.inText = false
      else if (name === 'w:p') closeParagraph(walk)
      else if (name === 'w:tbl') closeTable(walk)
    },
    text(text) {
      if (walk.inText && walk.skipping === '') print(walk, text)
    },
  }
}

/** The blocks of a document part; null when its XML is not whole. */
export function bodyOf(document: string, styles: string | null, numbering: string | null): Block[] | null {
  const walk: Walk = {
    styles: stylesOf(styles),
    number: numberingOf(numbering),
    blocks: [],
    paragraphs: [],
    tables: [],
    context: '',
    inText: false,
    skipping: '',
    skipDepth: 0,
  }
  return walkXml(document, handlerOf(walk)) ? walk.blocks : null
}
