import { describe, expect, test } from 'vitest'
import { docxOf, inFont, numbered, numberingXml, p, run, table } from '../../../test/support/files/docx.ts'
import type { Draft } from '../files/textBuilder.ts'
import { readDocx } from './read.ts'

const LEVELS = numberingXml([
  ['upperRoman', '%1.'],
  ['decimal', '%2.'],
  ['decimal', '%2.%3.'],
  ['lowerLetter', '%4)'],
  ['bullet', '\uf02d'],
])

function draftOf(body: string, more: { styles?: string; numbering?: string } = {}): Draft {
  const read = readDocx('kế hoạch.docx', docxOf({ body, ...more }))
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}
const linesOf = (draft: Draft): string[] => draft.text.split('\n').filter((l) => l !== '')

describe('paragraphs', () => {
  test('numbers print as Word prints them, and begin again below a new parent', () => {
    const body =
      numbered('Mục đích', 0) +
      numbered('Chung', 1) +
      numbered('Riêng', 1) +
      numbered('Nhỏ', 2) +
      numbered('Điểm', 3) +
      numbered('Điểm', 3) +
      numbered('gạch', 4) +
      numbered('Nội dung', 0) +
      numbered('Chung', 1)
    expect(linesOf(draftOf(body, { numbering: LEVELS }))).toEqual([
      'I. Mục đích',
      '1. Chung',
      '2. Riêng',
      '2.1. Nhỏ',
      'a) Điểm',
      'b) Điểm',
      '- gạch',
      'II. Nội dung',
      '1. Chung',
    ])
  })
  test('numbers of a style, and none for an empty paragraph', () => {
    const styles =
      '<w:style w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const styled = (text: string): string => p(text, '<w:pStyle w:val="Muc"/>')
    expect(
      linesOf(draftOf(styled('Một') + styled(' ') + styled('Hai'), { styles, numbering: LEVELS })),
    ).toEqual(['I. Một', 'II. Hai'])
  })
  test('looks come from runs, styles and what styles are based on', () => {
    const styles =
      '<w:style w:styleId="A"><w:name w:val="A"/><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="A"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    const draft = draftOf(
      p('Tiêu đề', '<w:pStyle w:val="H"/>') +
        p(run('thường ') + run('nghiêng', '<w:i/>') + run(' HOA', '<w:caps/>')),
      { styles },
    )
    const styleOf = (s: string): string[] =>
      draft.styles.filter((x) => draft.text.slice(x.start, x.end) === s).map((x) => x.style)
    expect(styleOf('Tiêu đề').sort()).toEqual(['bold', 'center', 'heading'])
    expect(styleOf('nghiêng')).toEqual(['italic'])
  })
  test('struck-out revisions, old looks, field codes and headers do not print', () => {
    const body = p(
      `${run('Còn ')}<w:del><w:r><w:delText>bỏ</w:delText><w:t>bỏ</w:t></w:r></w:del><w:ins>${run('thêm')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>${run('ẩn', '<w:vanish/>')}`,
      '<w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>',
    )
    const draft = draftOf(body)
    expect(linesOf(draft)).toEqual(['Còn thêm'])
    expect(draft.styles).toEqual([])
  })
  test('a text box prints once, before the paragraph that holds it', () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const body = `<w:p>${run('Thân')}<w:r><mc:AlternateContent><mc:Choice>${box('Hộp')}</mc:Choice><mc:Fallback>${box('Hộp')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(linesOf(draftOf(body))).toEqual(['Hộp', 'Thân'])
  })
  test('letters torn from their marks between runs are whole again', () => {
    expect(linesOf(draftOf(p(run('Kê') + run('\u0301', '<w:b/>') + run(' hoạch'.normalize('NFD')))))).toEqual(
      ['Kế hoạch'],
    )
  })
  test('pages begin where Word last broke them', () => {
    const draft = draftOf(p('một') + p(`<w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>`))
    expect(draft.pages.map((at) => draft.text.slice(at, at + 3))).toEqual(['một', 'hai'])
  })
})

describe('tables', () => {
  const HEAD = [
    [
      p('UBND TỈNH AN LẠC') + p('SỞ Y TẾ'),
      p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc'),
    ],
    ['Số: 7/KH-SYT', 'An Lạc, ngày 05 tháng 02 năm 2026'],
  ]
  test('a head of two columns reads column after column, with and without lines', () => {
    for (const lined of [true, false]) {
      expect(linesOf(draftOf(table(HEAD, lined)))).toEqual([
        'UBND TỈNH AN LẠC',
        'SỞ Y TẾ',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 7/KH-SYT',
        'An Lạc, ngày 05 tháng 02 năm 2026',
      ])
    }
  })
  test('other tables print a row a line, also inside a frame of one cell', () => {
    const inner = table([
      ['TT', 'Việc', 'Hạn'],
      ['1', p('Họp') + p('- xét'), 'Tháng 3'],
    ])
    const rows = ['| TT | Việc | Hạn |', '| 1 | Họp - xét | Tháng 3 |']
    expect(linesOf(draftOf(inner))).toEqual(rows)
    expect(linesOf(draftOf(table([[`${p('Khung')}${inner}${p('')}`]])))).toEqual(['Khung', ...rows])
  })
  test('10,000 tables in one another are read, not overflowed', () => {
    const depth = 10_000
    const body = '<w:tbl><w:tr><w:tc>'.repeat(depth) + p('đáy') + '</w:tc></w:tr></w:tbl>'.repeat(depth)
    expect(linesOf(draftOf(body))).toEqual(['đáy'])
  })
})

describe('old encodings', () => {
  test('by the font of each run', () => {
    const draft = draftOf(
      p(
        inFont('Céng hßa ', '.VnTime') +
          inFont('kÕ ho¹ch ', '.VnTimeH') +
          inFont('Hoäi ñoàng ', 'VNI-Times') +
          run('đã rõ'),
      ),
    )
    expect(linesOf(draft)).toEqual(['Cộng hòa KẾ HOẠCH Hội đồng đã rõ'])
    expect(draft.remarks).toHaveLength(2)
  })
  test('Unicode letters under an old font stay as they are', () => {
    expect(linesOf(draftOf(p(inFont('Các phòng đăng ký', '.VnTime'))))).toEqual(['Các phòng đăng ký'])
  })
})

describe('what is not a whole document', () => {
  const codeOf = (bytes: Buffer): string => {
    const read = readDocx('x.docx', bytes)
    return read.ok ? 'read' : read.refusal.code
  }
  test('broken XML, a cut package', () => {
    expect(codeOf(docxOf({ body: '<w:p><w:r><w:t>dở' }))).toBe('file.damaged')
    expect(codeOf(docxOf({ body: p('x') }).subarray(0, 300))).toBe('file.damaged')
  })
})
