import { describe, expect, it } from 'vitest'
import { overlap, type Delegation } from './delegations.ts'
import { emailFits, readInvites, roleOfWords } from './invites.ts'

describe('the words of an office for a role', () => {
  it('are understood with and without accents', () => {
    const words = ['Chuyên viên', 'chuyen vien chinh', 'Trưởng phòng', 'TRƯỞNG PHÒNG LỄ TÂN', 'Chánh Văn phòng', 'Giám đốc', 'Văn thư', 'Ủy viên Hội đồng', 'Chủ tịch Công đoàn', 'Khối trưởng', 'Quản trị viên', 'Cán bộ TĐKT tỉnh', 'Cán bộ TĐKT']
    expect(words.map(roleOfWords)).toEqual(['official', 'official', 'unit-head', 'unit-head', 'unit-head', 'director', 'clerk', 'council-member', 'union-officer', 'bloc-leader', 'administrator', 'provincial-officer', 'clerk'])
  })
  it('are asked for where there is no such role', () => {
    expect(['Phó Trưởng phòng', 'Phó Giám đốc', 'Lái xe cơ quan', ''].map(roleOfWords)).toEqual([null, null, null, null])
  })
})

it('takes an address for one only when it can be', () => {
  expect(['an@anlac.example', 'an.le+tdkt@so.anlac.example'].every(emailFits)).toBe(true)
  expect(['an', 'an@', '@anlac.example', 'an@anlac', 'a n@anlac.example', 'an@@anlac.example', 'an@anlac.example,ba@anlac.example'].some(emailFits)).toBe(false)
})

it('reads rows without a heading in the usual order, and drops only blank and numbering ones', () => {
  const known = { units: [], emails: new Set<string>(), mayGive: () => true }
  const read = readInvites([['Lê Một', 'mot@anlac.example', 'Chuyên viên', ''], ['1', '2', '3', '4'], ['', '', '', '']], known)
  expect(read.rows).toEqual([{ line: 1, name: 'Lê Một', email: 'mot@anlac.example', roleWords: 'Chuyên viên', role: 'official', unit: null, problems: [] }])
})

describe('two delegations', () => {
  const base: Delegation = { form: 'KT', from: 'gd', to: 'pgd', bodyId: 'so', unitId: null, actions: [], validFrom: '2026-03-01', validTo: '2026-03-31' }
  const units = new Map([['phong', ['phong', 'to']], ['to', ['to']]])
  const meets = (change: Partial<Delegation>): boolean => overlap(base, { ...base, ...change }, units)
  it('overlap where time, scope, actions and people meet', () => {
    expect([meets({}), meets({ validFrom: '2026-03-31', validTo: null }), meets({ unitId: 'to' }), meets({ actions: ['plans.adopt'] })]).toEqual([true, true, true, true])
    expect([meets({ validFrom: '2026-04-01', validTo: null }), meets({ to: 'khac' }), meets({ from: 'khac' }), meets({ bodyId: 'khac' })]).toEqual([false, false, false, false])
  })
  it('keep apart by unit and by action', () => {
    const part: Delegation = { ...base, unitId: 'phong', actions: ['due.mark'] }
    expect(overlap(part, { ...part, unitId: 'to' }, units)).toBe(true)
    expect(overlap(part, { ...part, unitId: 'khac' }, units)).toBe(false)
    expect(overlap(part, { ...part, actions: ['plans.adopt'] }, units)).toBe(false)
  })
  it('of "quyền" are one at a time, whoever takes it', () => {
    expect(overlap({ ...base, form: 'acting' }, { ...base, form: 'acting', to: 'khac' }, units)).toBe(true)
    expect(overlap({ ...base, form: 'acting' }, { ...base, to: 'khac' }, units)).toBe(false)
  })
})
