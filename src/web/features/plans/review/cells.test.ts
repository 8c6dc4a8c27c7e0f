import { describe, expect, it } from 'vitest'
import type { SheetBlock } from '../../../api/types.ts'
import { between, cellsOf, isRule, runsOf } from './cells.ts'

const block = (text: string, look: SheetBlock['look'] = 'row', start = 0): SheetBlock => ({
  start,
  end: start + text.length,
  look,
  depth: 0,
})
const words = (text: string, look: SheetBlock['look'] = 'row'): string[] =>
  cellsOf(text, block(text, look)).map((cell) => text.slice(cell.start, cell.end))

describe('cellsOf', () => {
  it('takes the frame of a row away and keeps empty cells', () =>
    expect(words('| 1 | Sơ kết | | tháng 7 |')).toEqual(['1', 'Sơ kết', '', 'tháng 7']))
  it('reads a row without a frame', () => expect(words('STT | Việc')).toEqual(['STT', 'Việc']))
  it('sees the two halves of a head, by bars or side by side', () => {
    expect(words('| UBND TỈNH AN LẠC | **CỘNG HÒA** |', 'head')).toEqual(['UBND TỈNH AN LẠC', '**CỘNG HÒA**'])
    expect(words('  SỞ NGOẠI VỤ\t\tĐộc lập - Tự do', 'head')).toEqual(['SỞ NGOẠI VỤ', 'Độc lập - Tự do'])
    expect(words('Số: 08/KH-SNgV      An Lạc, ngày 14', 'head')).toEqual([
      'Số: 08/KH-SNgV',
      'An Lạc, ngày 14',
    ])
  })
  it('leaves running text alone', () => {
    expect(words('Gửi Sở Nội vụ   trước ngày 15', 'paragraph')).toEqual([])
    expect(words('Số:       /KH-SNgV', 'head')).toEqual([])
    expect(words('UBND TỈNH\nSỞ NGOẠI VỤ   x', 'head')).toEqual([])
  })
})

it('knows the line of dashes under the names of the columns', () => {
  const rule = (text: string): boolean => isRule(text, { start: 0, end: text.length })
  expect(['|---|:--|', '| - | a |', '-----'].map(rule)).toEqual([true, false, false])
})

it('says what lies between the cells', () => {
  const text = '| a | b |'
  const row = block(text)
  expect(between(row, cellsOf(text, row)).map((gap) => text.slice(gap.start, gap.end))).toEqual([
    '| ',
    ' | ',
    ' |',
  ])
})

it('joins rows with as many cells to one table, wide columns for long words', () => {
  const lines = ['| 1 | Tổng hợp đăng ký thi đua |', '| 2 | Sơ kết |', '| x | y | z |', 'Đoạn văn']
  const text = lines.join('\n')
  const blocks = lines.map((line) => {
    const one = block(line, line.startsWith('|') ? 'row' : 'paragraph', text.indexOf(line))
    return { ...one, cells: cellsOf(text, one) }
  })
  expect(runsOf(text, blocks).map((run) => [run.blocks.length, run.columns])).toEqual([
    [2, 'minmax(min(3ch, 50%), 5fr) minmax(min(6ch, 50%), 24fr)'],
    [1, 'minmax(min(3ch, 33%), 5fr) minmax(min(3ch, 33%), 5fr) minmax(min(3ch, 33%), 5fr)'],
    [1, null],
  ])
})
