import { describe, expect, test } from 'vitest'
import { printRule } from './print.ts'
import { readRule, type DoubtKind } from './read.ts'
import type { Rule } from './rule.ts'

const bk = (by: string, atLeast = 1): Rule => ({ held: { what: 'BKT', atLeast, unit: 'cái', by } })
const title = (what: string, atLeast: number, unit: 'lần' | 'năm'): Rule => ({
  held: { what, atLeast, unit },
})
const htt: Rule = { rating: { level: 'HTT', orBetter: true, years: 'this' } }

type Example = readonly [text: string, rule: Rule, doubts?: readonly DoubtKind[]]
const examples: readonly Example[] = [
  ['Công tác tại Sở Tư pháp từ 08 năm trở lên', { service: { atLeast: 8, unit: 'năm', at: 'Sở Tư pháp' } }],
  ['Có ít nhất 18 tháng làm việc ở vùng cao', { service: { atLeast: 18, unit: 'tháng', at: 'vùng cao' } }],
  ['Hoàn thành tốt nhiệm vụ trở lên', htt],
  [
    'Được xếp loại hoàn thành xuất sắc nhiệm vụ',
    { rating: { level: 'HTXS', orBetter: false, years: 'this' } },
  ],
  [
    'Mỗi năm được đánh giá hoàn thành tốt nhiệm vụ trở lên, trong đó có ít nhất 02 năm hoàn thành xuất sắc nhiệm vụ',
    {
      all: [
        { rating: { level: 'HTT', orBetter: true, years: 'every' } },
        { rating: { level: 'HTXS', orBetter: false, years: 2 } },
      ],
    },
  ],
  [
    '03 năm liên tục hoàn thành xuất sắc nhiệm vụ',
    { rating: { level: 'HTXS', orBetter: false, years: 3, consecutive: true } },
  ],
  [
    'Chi bộ hoàn thành tốt nhiệm vụ trở lên',
    { rating: { level: 'HTT', orBetter: true, years: 'this', of: 'Chi bộ' } },
  ],
  [
    'Hằng năm hoàn thành tốt nhiệm vụ trở',
    { rating: { level: 'HTT', orBetter: true, years: 'every' } },
    ['word-dropped'],
  ],
  [
    'Đã được tặng Giấy khen của Giám đốc Sở',
    { held: { what: 'GK', atLeast: 1, unit: 'cái', by: 'Giám đốc Sở' } },
  ],
  ['Được UBND huyện tặng 02 Giấy khen', { held: { what: 'GK', atLeast: 2, unit: 'cái', by: 'UBND huyện' } }],
  [
    'Có 02 lần đạt danh hiệu Chiến sỹ thi đua cơ sở trong 05 năm gần nhất',
    { held: { what: 'CSTDCS', atLeast: 2, unit: 'lần' }, window: { lastYears: 5 } },
  ],
  [
    '03 năm liên tục đạt danh hiệu Chiến sĩ thi đua cơ sở',
    { held: { what: 'CSTDCS', atLeast: 3, unit: 'năm', consecutive: true } },
  ],
  ['Có 02 lần đạt danh hiệu Lao động tiên tiến', title('LDTT', 2, 'lần'), ['window-missing']],
  [
    'Có ít nhất 01 sáng kiến cấp tỉnh được công nhận, áp dụng có hiệu quả',
    { initiative: { kind: 'sáng kiến', level: 'tỉnh', atLeast: 1, applied: true } },
  ],
  ['có đề tài khoa học đã nghiệm thu', { initiative: { kind: 'đề tài khoa học', level: null, atLeast: 1 } }],
  ['Không giữ chức vụ quản lý', { post: { held: false, what: 'quản lý' } }],
  ['Không có người bị kỷ luật từ cảnh cáo trở lên', { undisciplined: { from: 'cảnh cáo', members: true } }],
  [
    'Tỷ lệ hồ sơ đúng hạn đạt từ 97,5% trở lên',
    { measure: { what: 'Tỷ lệ hồ sơ đúng hạn', comparator: '>=', value: 97.5, unit: '%' } },
  ],
  ['Có ít nhất 03 mô hình mới', { measure: { what: 'mô hình mới', comparator: '>=', value: 3, unit: null } }],
  ['Gương mẫu, đoàn kết và hòa nhã với nhân dân', { judged: 'Gương mẫu, đoàn kết và hòa nhã với nhân dân' }],
  ['Viết tin hoặc bài về người tốt', { judged: 'Viết tin hoặc bài về người tốt' }],
  [
    'Có 02 Bằng khen của UBND tỉnh hoặc 01 Bằng khen của Bộ Tư pháp',
    { any: [bk('UBND tỉnh', 2), bk('Bộ Tư pháp')] },
  ],
  [
    'Có 03 Bằng khen của UBND tỉnh (hoặc 01 Bằng khen của UBND tỉnh, 01 Bằng khen của Bộ Y tế)',
    { any: [bk('UBND tỉnh', 3), { all: [bk('UBND tỉnh'), bk('Bộ Y tế')] }] },
  ],
  [
    'Hoàn thành tốt nhiệm vụ trở lên; (có 01 Bằng khen của UBND tỉnh hoặc có 02 Bằng khen của Bộ Y tế)',
    { all: [htt, { any: [bk('UBND tỉnh'), bk('Bộ Y tế', 2)] }] },
  ],
  ['không phải (giữ chức vụ lãnh đạo)', { not: { post: { held: true, what: 'lãnh đạo' } } }],
  [
    'có 01 Bằng khen của UBND tỉnh; hoặc có 02 Bằng khen của Bộ Y tế; hoặc gương mẫu',
    { any: [bk('UBND tỉnh'), bk('Bộ Y tế', 2), { judged: 'gương mẫu' }] },
  ],
  [
    'có 01 Bằng khen của UBND tỉnh; có 02 Bằng khen của Bộ Y tế; hoặc gương mẫu',
    { any: [bk('UBND tỉnh'), bk('Bộ Y tế', 2), { judged: 'gương mẫu' }] },
    ['list-or'],
  ],
]

describe('reading a criterion', () => {
  // found by the law with other seeds
  test.each(['từ 05 trở lên', 'Giấy khen cấp gương mẫu trở lên trở lên', 'Bằng khen cấp và được gương mẫu'])(
    'what is read from “%s” prints to a sentence that reads the same',
    (words) => {
      const { rule } = readRule(words)
      expect(readRule(printRule(rule)).rule).toEqual(rule)
    },
  )

  test.each(examples.map(([text, rule, doubts = []]) => ({ text, rule, doubts })))(
    '$text',
    ({ text, rule, doubts }) => {
      const read = readRule(text)
      expect(read.rule).toEqual(rule)
      expect(read.doubts.map((d) => d.kind)).toEqual(doubts)
    },
  )

  test('an alternative that leans on the words before it stands against them alone', () => {
    const read = readRule(
      'Chi bộ hoàn thành tốt nhiệm vụ trở lên và có 02 Bằng khen của UBND tỉnh hoặc 01 Bằng khen của Bộ Y tế',
    )
    expect(read.rule).toMatchObject({
      all: [{ rating: { of: 'Chi bộ' } }, { any: [bk('UBND tỉnh', 2), bk('Bộ Y tế')] }],
    })
    expect(read.doubts.map((d) => d.kind)).toContain('mixed-connectives')
  })
  test('an alternative with its own verb stands against all that lean on the first', () => {
    const read = readRule(
      'Có 01 Bằng khen của UBND tỉnh và 01 Bằng khen của Bộ Y tế hoặc có 03 Bằng khen của UBND tỉnh',
    )
    expect(read.rule).toEqual({ any: [{ all: [bk('UBND tỉnh'), bk('Bộ Y tế')] }, bk('UBND tỉnh', 3)] })
    expect(read.doubts.map((d) => d.kind)).toEqual(['mixed-connectives'])
  })
  test('a comma before "hoặc" groups; nothing is doubtful then', () => {
    const read = readRule(
      'Có 01 Bằng khen của UBND tỉnh, hoặc có 01 Bằng khen của Bộ Y tế và 01 Bằng khen của Bộ Tư pháp',
    )
    expect(read.rule).toEqual({ any: [bk('UBND tỉnh'), { all: [bk('Bộ Y tế'), bk('Bộ Tư pháp')] }] })
    expect(read.doubts).toEqual([])
  })
  test('a count and a run carry over to a second title', () => {
    const run = { atLeast: 2, unit: 'năm', consecutive: true }
    expect(
      readRule('02 năm liên tục đạt danh hiệu Lao động tiên tiến hoặc đạt danh hiệu Chiến sĩ thi đua cơ sở')
        .rule,
    ).toEqual({
      any: [{ held: { what: 'LDTT', ...run } }, { held: { what: 'CSTDCS', ...run } }],
    })
  })
})
