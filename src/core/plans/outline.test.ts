import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOfText, viewOfText } from '../../../test/support/plans/contextOf.ts'
import { blocksOf } from './blocks.ts'
import { outlineOf, walk } from './outline.ts'
import { readPlan } from './read.ts'

const shape = (text: string) =>
  [...walk(outlineOf(viewOfText(text)))].map((n) => `${'  '.repeat(n.depth)}${n.marker?.text ?? '·'}`)

describe('outline', () => {
  it('nests parts, sections, numbers, letters and bullets', () => {
    expect(
      shape(
        'Phần I\nMỞ ĐẦU\n\nI. Việc chung\n\n1. Việc một\n\na) Ý một\n\n- Gạch\n\n1.1. Nhỏ hơn\n\nII. Việc riêng\n',
      ),
    ).toEqual(['Phần I', '  I.', '    1.', '      a)', '        -', '      1.1.', '  II.'])
  })
  it('puts "A." above "I." or under it, whichever opens the text', () => {
    expect(shape('A. Một\n\nI. Hai\n\nB. Ba\n')).toEqual(['A.', '  I.', 'B.'])
    expect(shape('I. Một\n\nA. Hai\n\n1. Ba\n\nII. Bốn\n')).toEqual(['I.', '  A.', '    1.', 'II.'])
  })
  it('makes a "+" a child only of a "-" that opens a list', () => {
    expect(shape('- Gồm:\n+ một;\n+ hai.\n')).toEqual(['-', '  +', '  +'])
    expect(shape('- Làm xong việc.\n+ Việc khác.\n')).toEqual(['-', '+'])
  })
  it('joins wrapped and paginated lines, and a heading printed under its part', () => {
    const view = viewOfText(
      'Phần II\nTỔ CHỨC\n\n1. Các thôn nộp sổ chậm nhất ngày\n15/4/2027 tại xã, để xã kịp thời nâng\n\ncao chất lượng.\n',
    )
    expect(blocksOf(view).map((b) => view.flat.slice(b.start, b.end))).toEqual([
      'Phần II TỔ CHỨC',
      '1. Các thôn nộp sổ chậm nhất ngày 15/4/2027 tại xã, để xã kịp thời nâng  cao chất lượng.',
    ])
  })
  it('takes ten thousand levels without running out of stack', () => {
    const deep = Array.from(
      { length: 10_000 },
      (_, i) => `${['I.', '1.', '1.1.', 'a)', '-', '+'][i % 6]} việc ${i}`,
    ).join('\n')
    expect([...walk(outlineOf(viewOfText(deep)))]).toHaveLength(10_000)
  })
})

const SCRAPS = [
  'KẾ HOẠCH\n',
  'Số: 3/KH-VP\n',
  'An Lạc, ngày 2 tháng 3 năm 2027\n',
  'Căn cứ Luật Lâm nghiệp ngày 15/11/2017;\n',
  'I. TỔ CHỨC THỰC HIỆN\n',
  '1. Văn phòng tổng hợp, báo cáo trước ngày 05/6/2027; ',
  '| TT | Phiên họp | Thời gian |\n',
  '| 1 | Họp | Tháng 3 |\n',
  '- Chủ trì: Giám đốc.\n',
  '(',
  ')',
  '“',
  '”',
  '**',
  '\n\n',
  ' - ',
  'Từ ngày 01/4 đến ngày 02/5/2027.',
  'hằng quý',
  'Nơi nhận:\n',
  '- Lưu: VT.\n',
  'GIÁM ĐỐC\n',
  'Lê Hạ\n',
  'PHỤ LỤC\n',
  '🙂',
  '\u00a0',
  'Thông tư số 5/2027/TT-BNV, ',
]

/** Every passage anywhere in a value. */
function passagesIn(
  value: unknown,
  found: Array<{ quote: string; start: number; end: number }> = [],
): typeof found {
  if (Array.isArray(value)) for (const v of value) passagesIn(v, found)
  else if (value !== null && typeof value === 'object') {
    const { quote, start, end } = value as Record<string, unknown>
    if (typeof quote === 'string' && typeof start === 'number' && typeof end === 'number')
      found.push({ quote, start, end })
    for (const v of Object.values(value)) passagesIn(v, found)
  }
  return found
}

describe('passages', () => {
  it('are the very words of the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...SCRAPS), fc.string()), { maxLength: 60 }), (parts) => {
        const text = parts.join('').normalize('NFC')
        const { context } = readPlan({
          name: 'x.txt',
          sha256: '',
          kind: 'txt',
          text,
          pages: [],
          styles: [],
          doubts: [],
          remarks: [],
        })
        const programme = readPlan(context.view.source).programme
        for (const p of passagesIn(programme)) expect(text.slice(p.start, p.end)).toBe(p.quote)
        expect(contextOfText(text).document).toEqual(programme.document)
      }),
      { seed: 20261120, numRuns: 150 },
    )
  })
})
