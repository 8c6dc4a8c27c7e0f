import { describe, expect, it } from 'vitest'
import type { Deadline, Item, Target } from '../programme.ts'
import { applyValues, checkValues } from './mend.ts'
import { dateTyped, numberShown, numberTyped } from './words.ts'

const item: Item = { id: 'x', certainty: 'sure', quote: 'nộp báo cáo', start: 0, end: 11 }
const deadline: Deadline = { ...item, kind: 'due', date: '2026-06-15', comparator: 'before', precision: 'day', what: 'nộp báo cáo', who: null, submitTo: null }
const target: Target = { ...item, metric: 'sáng kiến', comparator: '>=', value: 3, value2: null, unit: 'sáng kiến', population: null, type: 'count' }

describe('typed values', () => {
  it('read a date as a person writes it', () => {
    expect(['15/6/2026', '15-06-26', '15.6.2026', 'ngày 15/6/2026', 'tháng 6/2026', '6/2026', '2026', '2026-06-15', '2026-06', '31/2/2026', '29/2/2024', '13/2026', 'mai'].map(dateTyped)).toEqual([
      '2026-06-15', '2026-06-15', '2026-06-15', '2026-06-15', '2026-06', '2026-06', '2026', '2026-06-15', '2026-06', undefined, '2024-02-29', undefined, undefined,
    ])
  })
  it('read a number with Vietnamese separators, and show it the same way', () => {
    expect(['1.042', '97,4', '15%', '12.000.000', '7', '1.04', 'bảy'].map(numberTyped)).toEqual([1042, 97.4, 15, 12_000_000, 7, 1.04, undefined])
    expect([1042, 97.4, 12_000_000, 7].map(numberShown)).toEqual(['1.042', '97,4', '12.000.000', '7'])
  })
})

describe('mending', () => {
  const mend = (kind: 'deadline' | 'target', of: Item, values: Record<string, unknown>) => {
    const clean = checkValues(kind, values)
    return clean.ok ? applyValues(kind, of, clean.value) : clean
  }
  it('takes a new day and its precision', () => {
    expect(mend('deadline', deadline, { date: 'tháng 7/2026', comparator: 'in' })).toMatchObject({ ok: true, value: { date: '2026-07', precision: 'month', comparator: 'in' } })
  })
  it('leaves out what is emptied, rather than keeping a null', () => {
    const made = mend('deadline', deadline, { comparator: '' })
    expect(made.ok && 'comparator' in made.value).toBe(false)
  })
  it('refuses a due thing without a day, a rhythm without its step, an end before its beginning', () => {
    for (const values of [{ date: '' }, { kind: 'recurring' }, { from: '1/7/2026', to: '1/6/2026' }]) expect(mend('deadline', deadline, values)).toMatchObject({ ok: false, refusal: { code: 'plan.value-invalid' } })
  })
  it('refuses a field that the kind does not have, an empty name, a choice that is none', () => {
    for (const values of [{ colour: 'red' }, { metric: ' ' }, { comparator: '!=' }, { value2: -1 }]) expect(mend('target', target, values).ok).toBe(false)
  })
  it('keeps words where a target is a rating and numbers where it is one', () => {
    expect(mend('target', target, { value: '1.042' })).toMatchObject({ value: { value: 1042 } })
    expect(mend('target', target, { value: 'hoàn thành tốt nhiệm vụ', type: 'rating' })).toMatchObject({ value: { value: 'hoàn thành tốt nhiệm vụ' } })
  })
})
