import { zipOf, type Part } from './zip.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

const escaped = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const run = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
export const inFont = (text: string, font: string, look = ''): string =>
  run(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>${look}`)
/** `content`: plain text, or runs as XML */
export const p = (content: string, look = ''): string =>
  `<w:p><w:pPr>${look}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
export const numbered = (text: string, level: number, list = 1): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

export function table(rows: readonly (readonly string[])[], lined = true): string {
  const borders = lined
    ? '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    : '<w:tblPr/>'
  const cell = (content: string): string => `<w:tc>${content.startsWith('<') ? content : p(content)}</w:tc>`
  return `<w:tbl>${borders}${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

export function numberingXml(levels: readonly (readonly [format: string, text: string])[]): string {
  const level = ([format, text]: readonly [string, string], i: number): string =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  return `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels.map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
}

export interface DocxParts {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly more?: readonly Part[]
}

/** A Word package around a body written as XML. */
export function docxOf({ body, styles, numbering, more = [] }: DocxParts): Buffer {
  const parts: Part[] = [
    { name: '[Content_Types].xml', data: TYPES },
    { name: '_rels/.rels', data: RELATIONS },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ]
  if (styles !== undefined)
    parts.push({ name: 'word/styles.xml', data: `<w:styles ${W}>${styles}</w:styles>` })
  if (numbering !== undefined) parts.push({ name: 'word/numbering.xml', data: numbering })
  return zipOf(parts)
}
