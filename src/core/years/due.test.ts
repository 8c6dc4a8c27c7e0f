import { describe, expect, it } from 'vitest'
import { bucketOf, dueDaysOf, instancesOf, lastDayInTime } from './due.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }

describe('the last day in time', () => {
  it('is the day before for "trước ngày", the day itself for "chậm nhất", the month\'s end for "trong tháng"', () => {
    expect(lastDayInTime('2026-06-15', 'before')).toBe('2026-06-14')
    expect(lastDayInTime('2026-06-15', 'by')).toBe('2026-06-15')
    expect(lastDayInTime('2026-02', 'in')).toBe('2026-02-28')
    expect(lastDayInTime('2026-03', 'before')).toBe('2026-02-28')
  })
  it('shows a date as exactly as the plan does', () => {
    expect(dueDaysOf({ kind: 'due', date: '2026-07', comparator: 'in', quote: '' }, year)).toEqual([{ due: '2026-07-31', shown: 'tháng 7/2026' }])
    expect(dueDaysOf({ kind: 'due', date: '2026-06-15', comparator: 'before', quote: '' }, year)[0]?.shown).toBe('trước 15/06/2026')
  })
  it('names the quarter that the plan names', () => {
    expect(dueDaysOf({ kind: 'due', date: '2026-06', comparator: 'in', precision: 'quarter', quote: '' }, year)).toEqual([{ due: '2026-06-30', shown: 'quý II/2026' }])
    expect(dueDaysOf({ kind: 'due', date: '2026-06', comparator: 'in', precision: 'month', quote: '' }, year)[0]?.shown).toBe('tháng 6/2026')
  })
  it('has none for stages, periods and conditions', () => {
    for (const kind of ['stage', 'campaign-period', 'condition', 'meeting-months']) expect(dueDaysOf({ kind, date: '2026-06', quote: '' }, year)).toEqual([])
  })
})

describe('recurring duties', () => {
  it('make one instance a quarter, due at its end', () => {
    expect(instancesOf({ kind: 'recurring', rule: 'quarterly', quote: 'hằng quý' }, year).map((d) => d.due)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'])
    expect(instancesOf({ kind: 'recurring', rule: 'quarterly', quote: 'hằng quý' }, year)[1]?.shown).toBe('quý II/2026')
  })
  it('honour the named day of the month', () => {
    const days = instancesOf({ kind: 'recurring', rule: 'monthly', comparator: 'before', quote: 'trước ngày 20 hằng tháng' }, year)
    expect(days).toHaveLength(12)
    expect(days[1]?.due).toBe('2026-02-19')
  })
  it('take the month\'s end when the named day does not exist', () => {
    expect(instancesOf({ kind: 'recurring', rule: 'monthly', quote: 'ngày 31 hằng tháng' }, year)[1]?.due).toBe('2026-02-28')
  })
  it('stay silent on request', () => {
    expect(instancesOf({ kind: 'recurring', rule: 'on-request', quote: 'theo yêu cầu' }, year)).toEqual([])
  })
  it('keep to the period', () => {
    expect(instancesOf({ kind: 'recurring', rule: 'monthly', quote: '' }, { from: '2026-04-10', to: '2026-06-15' }).map((d) => d.due)).toEqual(['2026-04-30', '2026-05-31'])
  })
})

describe('buckets', () => {
  it('end the week on Sunday and the month on its last day', () => {
    // 2026-06-15 is a Monday
    expect(bucketOf('2026-06-14', false, '2026-06-15')).toBe('overdue')
    expect(bucketOf('2026-06-15', false, '2026-06-15')).toBe('week')
    expect(bucketOf('2026-06-21', false, '2026-06-15')).toBe('week')
    expect(bucketOf('2026-06-22', false, '2026-06-15')).toBe('month')
    expect(bucketOf('2026-07-01', false, '2026-06-15')).toBe('later')
    expect(bucketOf('2026-01-01', true, '2026-06-15')).toBe('done')
  })
})
