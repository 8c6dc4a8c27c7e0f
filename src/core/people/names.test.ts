import { describe, expect, it } from 'vitest'
import { nameSortKey, searchKey } from './names.ts'

const sorted = (names: readonly string[]): string[] => [...names].sort((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1))

describe('the order of a Vietnamese list', () => {
  it('goes by given name, then family name, then the middle', () => {
    expect(sorted(['Trần Văn Bình', 'Nguyễn Thị An', 'Lê Văn Bình', 'Lê Anh Bình'])).toEqual(['Nguyễn Thị An', 'Lê Anh Bình', 'Lê Văn Bình', 'Trần Văn Bình'])
  })
  it('agrees with the dictionary on single syllables', () => {
    const syllables = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mai', 'măng', 'mâm', 'mo', 'mô', 'mơ', 'mu', 'mư', 'da', 'đa', 'dan', 'đan', 'e', 'ê', 'y', 'ỷ']
    const dictionary = new Intl.Collator('vi')
    expect(sorted(syllables)).toEqual([...syllables].sort(dictionary.compare))
  })
  it('is the same for both forms of Unicode', () => {
    expect(nameSortKey('Đặng Ánh'.normalize('NFD'))).toBe(nameSortKey('Đặng Ánh'.normalize('NFC')))
  })
})

describe('the key of a search', () => {
  it('forgives accents, case and marks', () => {
    expect(searchKey('  Đặng  Thị “Ánh”, Phòng Lễ tân')).toBe('dang thi anh phong le tan')
  })
})
