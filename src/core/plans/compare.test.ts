import { describe, expect, it } from 'vitest'
import { comparePlans } from './compare.ts'
import type { Deadline, Programme, Recipient, Target } from './programme.ts'

const empty: Programme = {
  format: 'bang-vang/programme@1',
  source: { name: 'x.txt', sha256: '', kind: 'txt', length: 0 },
  document: { kind: null, number: null, date: null, place: null, issuer: null, title: null, signer: null, period: null, passages: {} },
  legalBases: [], campaigns: [], theme: null, objectives: [], tasks: [], stages: [], commemorations: [], publicity: [], budget: [], linkedDocuments: [], criteria: [], targets: [], deadlines: [], meetings: [], responsibilities: [], recipients: [], checks: [],
}
const at = (id: string, quote: string) => ({ id, quote, start: 0, end: quote.length, certainty: 'sure' as const })
const target = (metric: string, value: number, comparator: Target['comparator'] = '>='): Target => ({ ...at(`target-${metric}`, metric), metric, comparator, value, value2: null, unit: '%', population: 'CBCCVC', type: 'percent' })
const deadline = (what: string, date: string): Deadline => ({ ...at(`deadline-${what}`, what), kind: 'due', date, comparator: 'before', precision: 'day', what, who: null, submitTo: null })
const recipient = (name: string): Recipient => ({ ...at(`recipient-${name}`, name), name })

describe('a later plan against the adopted one', () => {
  it('finds what changed by metric, whatever the accents', () => {
    const changes = comparePlans({ ...empty, targets: [target('danh hiệu Lao động tiên tiến', 90)] }, { ...empty, targets: [target('Danh hiệu lao động tiên tiến', 95)] })
    expect(changes.map((c) => [c.change, c.before?.value, c.after?.value])).toEqual([['changed', 'ít nhất 90%', 'ít nhất 95%']])
  })
  it('tells added from dropped', () => {
    const changes = comparePlans(
      { ...empty, deadlines: [deadline('gửi báo cáo sơ kết sáu tháng', '2026-06-15'), deadline('nộp hồ sơ sáng kiến', '2026-09-01')] },
      { ...empty, deadlines: [deadline('gửi báo cáo sơ kết sáu tháng', '2026-06-20'), deadline('họp bình xét cuối năm', '2026-12-01')] },
    )
    expect(changes.map((c) => [c.change, c.title])).toEqual([['changed', 'gửi báo cáo sơ kết sáu tháng'], ['added', 'họp bình xét cuối năm'], ['dropped', 'nộp hồ sơ sáng kiến']])
  })
  it('meets the same thing of another year', () => {
    const changes = comparePlans({ ...empty, deadlines: [deadline('tổng kết phong trào năm 2025', '2025-12-20')] }, { ...empty, deadlines: [deadline('tổng kết phong trào năm 2026', '2026-12-20')] })
    expect(changes.map((c) => c.change)).toEqual(['changed'])
  })
  it('keeps items of different kinds apart', () => {
    const changes = comparePlans({ ...empty, recipients: [recipient('Ban Giám đốc Sở')] }, { ...empty, deadlines: [deadline('Ban Giám đốc Sở', '2026-01-01')] })
    expect(changes.map((c) => c.change).sort()).toEqual(['added', 'dropped'])
  })
  it('says "same" of a plan against itself', () => {
    const p = { ...empty, targets: [target('sáng kiến cấp cơ sở', 7), target('sáng kiến cấp tỉnh', 1)], recipients: [recipient('Khối trưởng'), recipient('Khối phó')] }
    expect(new Set(comparePlans(p, p).map((c) => c.change))).toEqual(new Set(['same']))
  })
})
