import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AWARDS } from './awards.ts'
import { printRule } from './print.ts'
import { readRule } from './read.ts'
import { groupOf, type Leaf, type RatingLevel, type Rule, type Window } from './rule.ts'

/** Any seed holds; this one makes a failure repeatable. */
const SEED = 20261120
const RUNS = 3000

const WORDS = [
  'gương mẫu',
  'đoàn kết',
  'và',
  'hoặc',
  'có',
  'được',
  'là',
  'không',
  'trong đó',
  'phòng',
  'ban',
  'xã',
  'của',
  'cấp',
  'tỉnh',
  'năm',
  '05',
  '01',
  'Bằng khen',
  'sáng kiến',
  'hoàn thành tốt nhiệm vụ',
  'trở lên',
  'lần',
  'từ',
  'ít nhất',
  'kỷ luật',
  'chức vụ',
  'về',
  'đến',
  'An Lạc',
  'công nhận',
  'áp dụng',
  'Giấy khen',
  '(tổ trưởng)',
  'điểm',
  '98%',
  'trong 05 năm gần nhất',
  ';',
  ',',
  'trong thời gian thi đua',
  'đạt',
  'hằng năm',
  'tặng',
]
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .map((w) =>
    w
      .join(' ')
      .replace(/ (?=[;,])/g, '')
      .replace(/^[;, ]+|[;, ]+$/g, ''),
  )
  .filter((w) => /\p{L}/u.test(w))
const count = fc.integer({ min: 1, max: 40 })
const year = fc.integer({ min: 1990, max: 2035 })
const date = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
  fc
    .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
)
const window: fc.Arbitrary<Window> = fc.oneof(
  count.map((lastYears) => ({ lastYears })),
  fc.constant({ thisPeriod: true as const }),
  fc.record({ from: date, to: date }),
)
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
/** Drops what is absent, as JSON does. */
const tidy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const level = fc.constantFrom<RatingLevel>('HTXS', 'HTT', 'HT', 'KHT')
const bodies = fc.oneof(
  words.filter((w) => !w.startsWith('cấp ')),
  words.map((w) => `cấp ${w}`),
)
const leaf: fc.Arbitrary<Leaf> = fc
  .oneof(
    words.map((judged) => ({ judged })),
    fc.record({
      service: fc.record({
        atLeast: count,
        unit: fc.constantFrom('năm' as const, 'tháng' as const),
        at: maybe(words),
      }),
    }),
    fc.record({
      rating: fc
        .record({
          level,
          better: fc.boolean(),
          years: fc.oneof(fc.constantFrom('every' as const, 'this' as const), count),
          row: fc.boolean(),
          of: maybe(fc.constantFrom('đơn vị phụ trách', 'tổ chức đảng', 'chi bộ')),
        })
        .map(({ level, better, years, row, of }) => ({
          level,
          orBetter: better && level !== 'HTXS' && level !== 'KHT',
          years,
          ...(row && typeof years === 'number' ? { consecutive: true } : {}),
          ...(of ? { of } : {}),
        })),
      window: maybe(window),
    }),
    fc.record({
      held: fc
        .record({
          what: fc.constantFrom(...AWARDS.map((a) => a.code)),
          by: maybe(bodies),
          atLeast: count,
          unit: fc.constantFrom('lần' as const, 'năm' as const, 'cái' as const),
          consecutive: maybe(fc.constant(true)),
          for: maybe(words),
        })
        .map(({ consecutive, ...h }) => ({
          ...h,
          ...(consecutive && h.unit !== 'cái' ? { consecutive } : {}),
        })),
      window: maybe(window),
    }),
    fc.record({
      initiative: fc.record({
        kind: fc.constantFrom('sáng kiến', 'đề tài', 'giải pháp'),
        level: fc.option(words, { nil: null }),
        atLeast: count,
        by: maybe(words),
        applied: maybe(fc.constant(true)),
      }),
      window: maybe(window),
    }),
    fc.record({ post: fc.record({ held: fc.boolean(), what: words }) }),
    fc.record({
      undisciplined: fc.record({
        from: fc.constantFrom(null, 'khiển trách' as const, 'cảnh cáo' as const),
        members: fc.boolean(),
      }),
      window: maybe(window),
    }),
    fc.record({
      measure: fc.record({
        what: words,
        comparator: fc.constantFrom('>=' as const, '<=' as const, '>' as const, '<' as const),
        value: fc.oneof(
          count,
          fc.integer({ min: 1, max: 999 }).map((n) => n / 10),
        ),
        unit: fc.constantFrom('%' as const, 'điểm' as const, null),
      }),
      window: maybe(window),
    }),
  )
  .map((l) => tidy(l) as Leaf)

const { rule } = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 4, depthIdentifier: 'rule' }, leaf, tie('group')),
  group: fc.oneof(
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('rule'), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, parts]) => groupOf(kind, parts)),
    tie('rule').map((not) => ({ not })),
  ),
}))

describe('printing and reading a rule', () => {
  test('a printed condition reads back as the same condition', () => {
    fc.assert(
      fc.property(leaf, (l) => {
        expect(readRule(printRule(l)).rule).toEqual(l)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
  test('a printed rule reads back as the same rule', () => {
    fc.assert(
      fc.property(rule, (r) => {
        expect(readRule(printRule(r)).rule).toEqual(r)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
  test('what was read prints to a sentence that reads the same', () => {
    fc.assert(
      fc.property(words, (w) => {
        const read = readRule(w).rule
        expect(readRule(printRule(read)).rule).toEqual(read)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
  test('ten thousand nested brackets neither overflow nor lose the words', () => {
    const deep = `${'('.repeat(10_000)}có 01 Bằng khen${')'.repeat(10_000)}`
    expect(JSON.stringify(readRule(deep).rule)).toContain('có 01 Bằng khen')
    let rule: Rule = { judged: 'gương mẫu' }
    for (let i = 0; i < 10_000; i++) rule = { not: rule }
    expect(printRule(rule)).toContain('gương mẫu')
  })
})
