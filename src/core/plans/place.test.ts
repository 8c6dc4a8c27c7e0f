import { describe, expect, it } from 'vitest'
import { PLAN } from '../../../test/support/planText.ts'
import { placeAt, shortName } from './place.ts'
import { readPlan } from './read.ts'
import { headOf, runningItems } from './running.ts'

const { programme, context } = readPlan({ name: 'ke-hoach.txt', sha256: '', kind: 'txt', text: PLAN, pages: [], styles: [], doubts: [], remarks: [] })
const placeOf = (words: string): string => placeAt(programme.document, context.outline, PLAN.indexOf(words))

describe('a place in a plan', () => {
  it('is named by the document and the marks on the way', () => {
    expect(placeOf('Các phòng, đơn vị gửi đăng ký')).toBe('KH 15, IV.1')
    expect(placeOf('Thời gian: từ ngày')).toBe('KH 15, II.1.b')
    expect(placeOf('Căn cứ Luật')).toBe('KH 15')
  })
  it('names a document without a number by its first words', () => {
    expect(shortName({ kind: 'Lời kêu gọi', number: null, title: 'thi đua yêu nước năm 2026' })).toBe('LKG thi đua yêu nước')
    expect(shortName({ kind: null, number: null, title: null })).toBe('VB')
  })
})

describe('what runs of a plan', () => {
  it('has every item once, with its words, in reading order', () => {
    const items = runningItems(programme, context.outline)
    expect(items.map((i) => i.passage.start)).toEqual(items.map((i) => i.passage.start).sort((a, b) => a - b))
    for (const item of items) expect(PLAN.slice(item.passage.start, item.passage.end)).toBe(item.passage.quote)
    expect(items.find((i) => i.kind === 'campaign')).toMatchObject({ from: '2026-01-15', to: '2026-11-30' })
  })
  it('runs for the period of the document', () => {
    expect(headOf(programme)).toMatchObject({ label: 'KH 15', number: '15/KH-SNgV', title: 'Tổ chức phong trào thi đua năm 2026' })
    expect(headOf(programme).from?.slice(0, 4)).toBe('2026')
  })
})
