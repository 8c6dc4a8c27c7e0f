import { describe, expect, test } from 'vitest'
import { lockedPdf, pdfOf, typeset } from '../../../test/support/files/pdf.ts'
import type { Draft } from '../files/textBuilder.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { drawPdf } from './draw.ts'
import { printPages } from './print.ts'

async function readPdf(name: string, bytes: Buffer): Promise<Result<Draft>> {
  const half = await drawPdf(name, bytes)
  return half.ok ? ok(printPages(half.value.pages, half.value.remarks)) : half
}

async function textOf(markup: string): Promise<{ text: string; lines: string[]; pages: readonly number[] }> {
  const read = await readPdf('kế hoạch.pdf', typeset(markup))
  if (!read.ok) throw new Error(read.refusal.code)
  const { text, pages } = read.value
  return { text, pages, lines: text.split('\n').filter((l) => l !== '') }
}

const PAGE =
  '#set page(paper: "a4", margin: (x: 2.5cm, y: 2cm), numbering: "1")\n#set par(justify: true, first-line-indent: 1cm, leading: 0.7em)\n'
const HEAD =
  '#grid(columns: (6.2cm, 9.8cm), align: center, [UBND TỈNH AN LẠC\\ *SỞ Y TẾ*\\ Số: 12/KH-SYT], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*\\ *Độc lập - Tự do - Hạnh phúc*\\ _An Lạc, ngày 05 tháng 02 năm 2026_])\n#v(1em)\n#align(center)[*KẾ HOẠCH*\\ *Thi đua năm 2026*]\n'
const FOOT =
  '#v(1em)\n#grid(columns: (6.2cm, 9.8cm), [*_Nơi nhận:_*\\ - Như trên;\\ - Lưu: VT.], align(center)[*GIÁM ĐỐC*\\ \\ \\ \\ *Nguyễn Văn An*])'
const SENTENCE =
  'Các phòng chuyên môn đăng ký nội dung thi đua với Văn phòng Sở trước ngày 15/3/2026; Hội đồng Thi đua - Khen thưởng xem xét, tổng hợp và trình Giám đốc Sở quyết định trong tháng 4 năm 2026, bảo đảm công khai, đúng người, đúng việc.'

describe('a page set like an official plan', () => {
  test('head and signature column after column, wrapped lines in one paragraph', async () => {
    const { lines } = await textOf(`${PAGE}${HEAD}\n${SENTENCE}\n\n${SENTENCE}\n${FOOT}`)
    expect(lines).toEqual([
      'UBND TỈNH AN LẠC',
      'SỞ Y TẾ',
      'Số: 12/KH-SYT',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'An Lạc, ngày 05 tháng 02 năm 2026',
      'KẾ HOẠCH',
      'Thi đua năm 2026',
      SENTENCE,
      SENTENCE,
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'GIÁM ĐỐC',
      'Nguyễn Văn An',
    ])
  })
  test('a ruled table prints a row a line, its wrapped cells whole', async () => {
    const table =
      '#table(columns: (1cm, 6cm, 5cm), [TT], [Nội dung công việc], [Thời gian], [1], [Họp Hội đồng xét chọn các tập thể và cá nhân tiêu biểu của đợt một], [Tháng 3], [2], [Tổng kết], [Trước ngày 15/12/2026])'
    const { lines } = await textOf(`${PAGE}${SENTENCE}\n${table}`)
    expect(lines.slice(1)).toEqual([
      '| TT | Nội dung công việc | Thời gian |',
      '| 1 | Họp Hội đồng xét chọn các tập thể và cá nhân tiêu biểu của đợt một | Tháng 3 |',
      '| 2 | Tổng kết | Trước ngày 15/12/2026 |',
    ])
  })
  test('a table without lines keeps its columns too', async () => {
    const table =
      '#table(columns: (2cm, 6cm, 5cm), stroke: none, [Đợt], [Việc], [Hạn], [Một], [Đăng ký thi đua], [Tháng 3], [Hai], [Tổng kết năm], [Tháng 12])'
    expect((await textOf(`${PAGE}${table}`)).lines).toEqual([
      '| Đợt | Việc | Hạn |',
      '| Một | Đăng ký thi đua | Tháng 3 |',
      '| Hai | Tổng kết năm | Tháng 12 |',
    ])
  })
  test('a sentence goes on over the page; page numbers are no text', async () => {
    const { text, lines, pages } = await textOf(`${PAGE}${`${SENTENCE} `.repeat(24)}`)
    expect(pages.length).toBeGreaterThan(1)
    expect(lines).toHaveLength(1)
    expect(text.trim()).toBe(`${SENTENCE} `.repeat(24).trim())
  })
  test('a page of two columns reads the left one first', async () => {
    const { text } = await textOf(
      `#set page(columns: 2)\n#set columns(gutter: 1cm)\n#set par(justify: true)\n${`${SENTENCE} `.repeat(9)}`,
    )
    expect(text.replace(/\s+/g, ' ').trim()).toBe(`${SENTENCE} `.repeat(9).trim())
  })
})

describe('what cannot be read', () => {
  const codeOf = async (bytes: Buffer): Promise<string> => {
    const read = await readPdf('x.pdf', bytes)
    return read.ok ? 'read' : read.refusal.code
  }
  test('a password', async () => expect(await codeOf(lockedPdf())).toBe('file.encrypted'))
  test('a broken file', async () =>
    expect(await codeOf(Buffer.from('%PDF-1.7\nnothing of a document'))).toBe('file.damaged'))
  test('a PDF of no page has no text', async () => {
    const read = await readPdf(
      'x.pdf',
      pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>']),
    )
    expect(read.ok ? read.value.text : read.refusal.code).toBe('')
  })
})
