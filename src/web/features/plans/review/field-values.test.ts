import { describe, expect, it } from 'vitest'
import type { FactField } from '../../../api/types.ts'
import { changesOf, draftOf, readNumber, valueOfDraft } from './field-values.ts'

const field = (type: FactField['type'], value: unknown, shown = ''): FactField => ({
  name: 'x',
  label: 'X',
  type,
  value,
  shown,
})

describe('a field and its box', () => {
  it.each([
    field('text', 'Văn phòng Sở'),
    field('number', 97.5),
    field('number', null),
    field('date', '2026-06'),
    field('list', ['Sở Nội vụ', 'Sở Tài chính']),
    field('choice', '>='),
    field('choice', null),
  ])('gives back its own value ($type)', (one) => expect(valueOfDraft(one, draftOf(one))).toEqual(one.value))

  it('stands for a rule by its sentence', () =>
    expect(draftOf(field('rule', { judged: 'x' }, 'gương mẫu'))).toBe('gương mẫu'))
  it('tells an empty box from an unreadable one', () => {
    expect(valueOfDraft(field('number', 3), '')).toBeNull()
    expect(valueOfDraft(field('number', 3), 'ba')).toBeUndefined()
  })
})

it('sends only what was changed', () => {
  const fields = [field('text', 'cũ'), { ...field('number', 3), name: 'n' }]
  expect(changesOf(fields, { x: 'cũ', n: '4' })).toEqual({ n: 4 })
  expect(changesOf(fields, {})).toEqual({})
  expect(changesOf(fields, { n: 'ba' })).toBeUndefined()
})

it.each([
  ['97,4', 97.4],
  ['1.042', 1042],
  ['07', 7],
  ['-2', -2],
  ['1.404.000', 1404000],
])('reads the number %s', (text, value) => expect(readNumber(text)).toBe(value))
it.each(['', '1,2,3', '15%', 'x'])('refuses "%s" as a number', (text) =>
  expect(readNumber(text)).toBeUndefined(),
)
