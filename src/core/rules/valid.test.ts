import { describe, expect, it } from 'vitest'
import { readRule } from './read.ts'
import { isRule } from './valid.ts'

describe('what counts as a rule', () => {
  it('is whatever reading a criterion yields', () => {
    for (const words of [
      'Có thời gian công tác từ 07 năm trở lên và đã được tặng 02 Giấy khen của Giám đốc Sở',
      'trong 03 năm liên tục được xếp loại hoàn thành xuất sắc nhiệm vụ hoặc có ít nhất 01 sáng kiến cấp tỉnh',
      'gương mẫu trong công việc',
      'không giữ chức vụ lãnh đạo',
      'không có cá nhân bị kỷ luật từ cảnh cáo trở lên',
    ]) expect(isRule(readRule(words).rule), words).toBe(true)
  })
  it('is not a name without its fields, a wrong type, or something more', () => {
    for (const wrong of [{ held: {} }, { service: { atLeast: 'x', unit: 'năm' } }, { judged: 5 }, { judged: '' }, { all: [] }, { all: [{ held: {} }] }, { post: { held: true, what: 'trưởng phòng' }, judged: 'x' }, { judged: 'x', window: { lastYears: 3 } }, { measure: { what: 'x', comparator: '=', value: 1, unit: null } }, null, 'hoàn thành', []])
      expect(isRule(wrong), JSON.stringify(wrong)).toBe(false)
  })
  it('is not deeper than a person can read', () => {
    let deep: unknown = { judged: 'x' }
    for (let i = 0; i < 30; i++) deep = { not: deep }
    expect(isRule(deep)).toBe(false)
  })
})
