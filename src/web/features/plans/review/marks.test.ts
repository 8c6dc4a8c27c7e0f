import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, ReviewCheck } from '../../../api/types.ts'
import { looksOf, markSheet, numbersOf } from './marks.ts'

const TEXT = 'Trên 90% đạt Lao động tiên tiến; gửi trước ngày 10/01/2026.'
const fact = (id: string, number: number, start: number, end: number, more: Partial<Fact> = {}): Fact => ({
  id,
  number,
  kind: 'target',
  title: id,
  fields: [],
  passages: [{ start, end, quote: TEXT.slice(start, end) }],
  certainty: 'sure',
  question: null,
  alternatives: [],
  state: 'open',
  checks: [],
  parent: null,
  ...more,
})
const check = (
  facts: string[],
  severity: ReviewCheck['severity'],
  state: ReviewCheck['state'] = 'open',
): ReviewCheck => ({
  id: 'c',
  code: 'x',
  severity,
  message: '',
  mend: '',
  basis: null,
  passage: { start: 0, end: 1, quote: 'T' },
  facts,
  fix: null,
  state,
  reason: null,
})
const sheet = (text = TEXT, doubts: { start: number; end: number; confidence: number }[] = []) => ({
  text,
  blocks: [{ start: 0, end: text.length, look: 'paragraph' as const, depth: 0 }],
  pages: [0],
  doubts,
})
const only = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined) throw new Error('empty')
  return first
}
const marked = (facts: Fact[], source = sheet()) => only(markSheet(source, facts, looksOf(facts, [])))
const wordsOf = (facts: Fact[], id: string): string =>
  marked(facts)
    .segments.filter((segment) => segment.facts.includes(id))
    .map((segment) => TEXT.slice(segment.start, segment.end))
    .join('')

describe('looksOf', () => {
  it('puts what must be mended before everything but a refusal', () => {
    const facts = [
      fact('a', 1, 0, 4, { state: 'accepted' }),
      fact('b', 2, 5, 8, { state: 'refused' }),
      fact('c', 3, 9, 12, { certainty: 'ask' }),
      fact('d', 4, 13, 20),
    ]
    const looks = looksOf(facts, [check(['a', 'b'], 'must')])
    expect([...looks.values()]).toEqual(['bad', 'none', 'ask', 'open'])
  })
  it('is not held by a check that was kept, nor by one that is only worth a look', () => {
    const facts = [fact('a', 1, 0, 4)]
    expect(looksOf(facts, [check(['a'], 'must', 'kept')]).get('a')).toBe('open')
    expect(looksOf(facts, [check(['a'], 'should')]).get('a')).toBe('open')
  })
})

describe('markSheet', () => {
  it('cuts where passages overlap and puts the narrowest first', () => {
    const facts = [fact('wide', 1, 0, 31), fact('narrow', 2, 13, 31), fact('crossing', 3, 27, 40)]
    const block = marked(facts)
    expect(block.segments.map((segment) => segment.facts)).toEqual([
      ['wide'],
      ['narrow', 'wide'],
      ['crossing', 'narrow', 'wide'],
      ['crossing'],
      [],
    ])
    expect(block.segments.flatMap((segment) => segment.begins)).toEqual(['wide', 'narrow', 'crossing'])
  })
  it('shares one place in the margin between numbers of one line', () => {
    const facts = [fact('a', 12, 0, 31), fact('b', 13, 33, 58)]
    expect(marked(facts).margins.map((margin) => margin.numbers)).toEqual(['12–13'])
  })
  it('hides the signs of the source and keeps the offsets', () => {
    const text = '## **Chỉ tiêu** năm'
    const block = marked([], sheet(text))
    expect(block.segments.map((segment) => [text.slice(segment.start, segment.end), segment.bold])).toEqual([
      ['Chỉ tiêu', true],
      [' năm', false],
    ])
  })
  it('marks doubted words with their confidence', () => {
    const block = marked([], sheet(TEXT, [{ start: 5, end: 8, confidence: 41 }]))
    expect(block.segments.filter((segment) => segment.doubt !== null)).toMatchObject([
      { start: 5, end: 8, doubt: 41 },
    ])
  })
  it('covers every letter once and gives each fact exactly its words, however passages lie on one another', () => {
    const span = fc
      .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 30 }))
      .map(([start, length]) => [start, Math.min(TEXT.length, start + length)] as const)
    const spans = fc.array(span, { maxLength: 8 })
    fc.assert(
      fc.property(spans, (list) => {
        const facts = list.map(([start, end], at) => fact(`f${at}`, at + 1, start, end))
        expect(
          marked(facts)
            .segments.map((segment) => TEXT.slice(segment.start, segment.end))
            .join(''),
        ).toBe(TEXT)
        for (const one of facts) expect(wordsOf(facts, one.id)).toBe(only(one.passages).quote)
      }),
      { seed: 13 },
    )
  })
})

it('writes numbers of the margin short', () => {
  expect(numbersOf([14])).toBe('14')
  expect(numbersOf([16, 14, 15])).toBe('14–16')
  expect(numbersOf([14, 20])).toBe('14…20')
})
