import { describe, expect, it } from 'vitest'
import { looksSame, type Subject } from './lookalikes.ts'
import { lastWord, samenessesOf, type Candidate, type SamenessDecision } from './samenesses.ts'

const campaign = (name: string): Subject => ({ kind: 'campaign', name, ownNumbers: [] })
const target = (name: string, ...ownNumbers: number[]): Subject => ({ kind: 'target', name, ownNumbers })

describe('names that look the same', () => {
  it('forgive accents, dashes, capitals and the words that launch', () => {
    expect(looksSame(campaign('Vì người nghèo - Không để ai ở lại'), campaign('vì người nghèo – không để ai ở lại'))).toBe(true)
    expect(looksSame(campaign('Phát động phong trào thi đua giữ sạch bến sông quê'), campaign('Giữ sạch bến sông quê'))).toBe(true)
    expect(looksSame(campaign('Mỗi công chức một việc tốt cho dân vùng biên'), campaign('Mỗi công chức một việc tốt vì dân vùng biên'))).toBe(true)
  })
  it('forgive the number that a target sets', () => {
    expect(looksSame(target('thu ngân sách vượt ít nhất 5% dự toán', 5), target('thu ngân sách vượt 7% dự toán', 7))).toBe(true)
    expect(looksSame(target('có từ 03 đến 05 mô hình mới', 3, 5), target('có ít nhất 02 mô hình mới', 2))).toBe(true)
  })
  it('mind what tells two things apart', () => {
    expect(looksSame(campaign('Sạch kho, gọn việc trong toàn cơ quan đợt 1'), campaign('Sạch kho, gọn việc trong toàn cơ quan đợt 2'))).toBe(false)
    expect(looksSame(target('sáng kiến cấp tỉnh'), target('sáng kiến cấp cơ sở'))).toBe(false)
    expect(looksSame(campaign('Thi đua phục vụ dân năm 2026'), campaign('Thi đua phục vụ dân năm 2027'))).toBe(false)
    expect(looksSame(campaign('Phong trào thi đua'), campaign('Phong trào thi đua'))).toBe(false)
  })
})

const thing = (id: string, programmeId: string, name = 'Giữ sạch bến sông quê', goal: string | null = null): Candidate => ({
  id, programmeId, ...campaign(name), says: { goal, population: null, period: null },
})
const word = (version: number, same: boolean | null, ...items: string[]): SamenessDecision => ({ items, same, by: 'Hà', on: '2026-03-10', version })
const shape = (candidates: readonly Candidate[], ...decisions: SamenessDecision[]): string[] =>
  samenessesOf(candidates, decisions).map((g) => `${g.state} ${g.members.map((m) => m.id).join('')}${g.differs.length > 0 ? ` ${g.differs.join()}` : ''}`)

describe('what is the same in several programmes', () => {
  const [a, b, c] = [thing('a', 'P'), thing('b', 'Q'), thing('c', 'R')]
  it('is asked once for all of them, never within one programme', () => {
    expect(shape([a, b, c])).toEqual(['open abc'])
    expect(shape([a, thing('x', 'P')])).toEqual([])
  })
  it('is settled by a word, and open again when the word is taken back', () => {
    expect(shape([a, b], word(1, true, 'a', 'b'))).toEqual(['same ab'])
    expect(shape([a, b], word(1, false, 'a', 'b'))).toEqual(['different ab'])
    expect(shape([a, b], word(1, true, 'a', 'b'), word(2, null, 'a', 'b'))).toEqual(['open ab'])
  })
  it('is asked again when a third comes, and keeps what was agreed when that one differs', () => {
    expect(shape([a, b, c], word(1, true, 'a', 'b'))).toEqual(['open abc', 'same ab'])
    expect(shape([a, b, c], word(1, true, 'a', 'b'), word(2, false, 'a', 'b', 'c'))).toEqual(['same ab', 'different ac', 'different bc'])
  })
  it('is asked pair by pair where one programme says it twice, or two were called different', () => {
    expect(shape([a, thing('x', 'P'), b])).toEqual(['open ab', 'open xb'])
    expect(shape([a, b, c], word(1, false, 'a', 'b'))).toEqual(['open ac', 'open bc', 'different ab'])
  })
  it('hangs together over words said one by one', () => {
    expect(shape([a, b, c], word(1, true, 'a', 'b'), word(2, true, 'b', 'c'))).toEqual(['same abc'])
  })
  it('says on what they disagree; silence disagrees with nothing', () => {
    const [x, y, z] = [thing('x', 'P', 'Bến sạch', '≥ 90%'), thing('y', 'Q', 'Bến sạch', '≥ 95%'), thing('z', 'R', 'Bến sạch')]
    expect(shape([x, y, z], word(1, true, 'x', 'y', 'z'))).toEqual(['same xyz goal'])
    expect(shape([x, z], word(1, true, 'x', 'z'))).toEqual(['same xz'])
  })
  it('forgets things that no longer run', () => {
    expect(shape([a, b], word(1, true, 'a', 'b', 'gone'))).toEqual(['same ab'])
    expect(shape([a], word(1, true, 'a', 'b'))).toEqual([])
  })
  it('knows the last word about two of them', () => {
    const words = [word(1, true, 'a', 'b'), word(2, false, 'b', 'c')]
    expect(lastWord(words, ['a', 'b'])?.version).toBe(1)
    expect(lastWord(words, ['a', 'b', 'c'])?.version).toBe(2)
    expect(lastWord(words, ['a', 'c'])).toBeNull()
  })
})
