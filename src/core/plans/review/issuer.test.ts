import { describe, expect, it } from 'vitest'
import { issuedBy, maybeOldName, sameName, type BodyNames } from './issuer.ts'

const body: BodyNames = { name: 'Sở Ngoại vụ tỉnh An Lạc', abbreviation: 'SNgV', superior: 'UBND tỉnh An Lạc', oldNames: ['Sở Đối ngoại An Lạc'] }
const issued = (issuer: string | null, number: string | null = null, place: string | null = null): boolean => issuedBy(body, { issuer, number, place })

describe('who issued a plan', () => {
  it('is my body under its name, without accents, in capitals, without the rank of its place', () => {
    for (const name of ['SỞ NGOẠI VỤ TỈNH AN LẠC', 'so ngoai vu an lac', 'Sở Ngoại Vụ - An Lạc', 'Sở Đối ngoại tỉnh An Lạc']) expect(issued(name)).toBe(true)
  })
  it('is my body under its short name when the symbol or the place of signing agrees', () => {
    expect(issued('SỞ NGOẠI VỤ', '198/KH-SNgV')).toBe(true)
    expect(issued('Sở Ngoại vụ', null, 'An Lạc')).toBe(true)
    expect(issued('Sở Ngoại vụ', '198/KH-SNV')).toBe(false)
    expect(issued('Sở Ngoại vụ', null, 'Bình Sơn')).toBe(false)
    expect(issued('Sở Ngoại vụ')).toBe(false)
  })
  it('is my body when its council acts for it', () => {
    expect(issued('Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ tỉnh An Lạc')).toBe(true)
  })
  it('is another body of another province, rank or trade', () => {
    for (const name of ['Sở Ngoại vụ tỉnh Bình Sơn', 'Sở Nội vụ tỉnh An Lạc', 'UBND tỉnh An Lạc', 'Khối thi đua số 5 tỉnh An Lạc']) expect(issued(name, '12/KH-UBND')).toBe(false)
  })
  it('goes by the symbol when no issuer was read', () => {
    expect([issued(null, '15/KH-SNgV'), issued(null, '15/KH-UBND'), issued(null)]).toEqual([true, false, false])
  })
})

describe('names of bodies', () => {
  it('meet through their abbreviations, but not across ranks', () => {
    expect(sameName('UBND tỉnh An Lạc', 'Ủy ban nhân dân tỉnh An Lạc')).toBe(true)
    expect(sameName('UBND xã Thanh Lạc', 'Ủy ban nhân dân tỉnh Thanh Lạc')).toBe(false)
  })
  it('are offered as old names when kind and place agree', () => {
    expect(maybeOldName(body, 'Sở Hợp tác quốc tế tỉnh An Lạc')).toBe(true)
    expect(maybeOldName(body, 'Ủy ban nhân dân tỉnh An Lạc')).toBe(false)
  })
})
