import { describe, expect, it } from 'vitest'
import { ADMINISTRATIVE } from '../../../content/papers/administrative.ts'
import type { PlanDraft } from '../plans/draft.ts'
import { columnWidths, longestLine, widthOf } from './measure.ts'
import { textOf } from './text.ts'

const draft: PlanDraft = {
  blocks: [
    {
      kind: 'head',
      superior: 'UBND TỈNH AN LẠC',
      issuer: 'SỞ NỘI VỤ',
      number: 'Số: 05/KH-SNV',
      dated: 'An Lạc, ngày 06 tháng 02 năm 2026',
      about: null,
    },
    { kind: 'title', name: 'KẾ HOẠCH', subject: 'Tổ chức phong trào thi đua' },
    { kind: 'table', columns: ['TT', 'Việc'], rows: [['1', 'Họp | sơ kết']] },
    { kind: 'end', recipients: ['Lưu: VT.'], authority: ['GIÁM ĐỐC'], name: null },
  ],
}

describe('the paper as text', () => {
  it('prints head, title, tables and end as such papers are saved', () => {
    const text = textOf(draft, ADMINISTRATIVE)
    expect(
      text.startsWith(
        'UBND TỈNH AN LẠC\nSỞ NỘI VỤ\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n',
      ),
    ).toBe(true)
    expect(text).toContain('| TT | Việc |\n| --- | --- |\n| 1 | Họp / sơ kết |')
    expect(text.endsWith('Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n')).toBe(true)
  })
})

describe('the layout of administrative papers', () => {
  const { page, looks } = ADMINISTRATIVE
  it('keeps the spans of Decree 30/2020, annex I', () => {
    expect([page.width, page.height]).toEqual([210, 297])
    for (const [value, least, most] of [
      [page.top, 20, 25],
      [page.bottom, 20, 25],
      [page.left, 30, 35],
      [page.right, 15, 20],
    ] as const) {
      expect(value >= least && value <= most).toBe(true)
    }
    for (const [look, sizes] of [
      ['nation', [12, 13]],
      ['motto', [13, 14]],
      ['issuer', [12, 13]],
      ['number', [13, 13]],
      ['body', [13, 14]],
      ['recipients', [11, 11]],
      ['recipientsWord', [12, 12]],
      ['pageNumber', [13, 14]],
    ] as const) {
      expect(looks[look].size >= sizes[0] && looks[look].size <= sizes[1], look).toBe(true)
    }
    expect([
      looks.superior.bold,
      looks.issuer.bold,
      looks.dated.italic,
      looks.basis.italic,
      looks.recipientsWord.bold && looks.recipientsWord.italic,
    ]).toEqual([false, true, true, true, true])
  })

  it('leaves room for both columns of the head', () => {
    const text = page.width - page.left - page.right
    expect(ADMINISTRATIVE.head.left + ADMINISTRATIVE.head.right).toBeLessThanOrEqual(text)
    expect(widthOf(ADMINISTRATIVE.nation, looks.nation.size)).toBeLessThan(ADMINISTRATIVE.head.right)
  })
})

describe('measuring', () => {
  it('knows the longest line of words that wrap', () => {
    expect(longestLine('SỞ NỘI VỤ', 12, 70)).toBeCloseTo(widthOf('SỞ NỘI VỤ', 12))
    expect(longestLine('SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH AN LẠC MỞ RỘNG', 12, 70)).toBeLessThanOrEqual(70)
  })

  it('shares a table by what its columns hold', () => {
    const widths = columnWidths([['TT', 'a'.repeat(100), 'b'.repeat(20)]], 165, 12)
    expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(165)
    expect(widths[1]).toBeGreaterThan(widths[2] ?? 0)
  })
})
