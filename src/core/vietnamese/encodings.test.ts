import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TCVN3, VNI_ALONE_LETTERS, VNI_PAIRS } from './encodingsTables.ts'
import { convertLegacyLines, fromLegacy, guessLegacy, legacyFontOf } from './encodings.ts'

const invert = (...maps: ReadonlyMap<string, string>[]): Map<string, string> =>
  new Map(maps.flatMap((map) => [...map].map(([from, to]): [string, string] => [to, from])))
const toTcvn3 = invert(TCVN3)
const toVni = invert(VNI_ALONE_LETTERS, VNI_PAIRS)
const encode = (text: string, map: Map<string, string>): string =>
  Array.from(text, (c) => map.get(c) ?? c).join('')

const SENTENCE =
  'Trong năm, mỗi phòng của Sở đăng ký ít nhất một sáng kiến; Hội đồng xét chọn trước ngày 20 tháng 11, ưu tiên người lao động trực tiếp ở xã vùng cao.'
const LETTERS = Array.from('àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ')

describe('the tables', () => {
  test('TCVN3 has every small letter of Vietnamese, once', () => {
    for (const letter of LETTERS) expect(toTcvn3.has(letter), letter).toBe(true)
  })
  test('VNI has every letter of Vietnamese, small and capital', () => {
    const own = new Set(['í', 'ì', 'Í', 'Ì'])
    for (const letter of LETTERS.flatMap((c) => [c, c.toUpperCase()]))
      expect(toVni.has(letter) || own.has(letter), letter).toBe(true)
  })
  test('known spellings', () => {
    expect(fromLegacy('Céng hßa x· héi', 'tcvn3')).toBe('Cộng hòa xã hội')
    expect(fromLegacy('Coäng hoøa xaõ hoäi', 'vni')).toBe('Cộng hòa xã hội')
    expect(fromLegacy('ÑOÄC LAÄP', 'vni')).toBe('ĐỘC LẬP')
    expect(fromLegacy('kÕ ho¹ch', 'tcvn3', true)).toBe('KẾ HOẠCH')
  })
})

describe('there and back', () => {
  const texts = fc
    .array(fc.constantFrom(...LETTERS, 'b', 'n', 't', ' ', 'h', '1'), { maxLength: 60 })
    .map((a) => a.join(''))
  test('any text through TCVN3', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fromLegacy(encode(text, toTcvn3), 'tcvn3')).toBe(text)
      }),
      { seed: 20_260_103 },
    )
  })
  test('a sentence through VNI', () => {
    expect(fromLegacy(encode(SENTENCE, toVni), 'vni')).toBe(SENTENCE)
    expect(fromLegacy(encode(SENTENCE.toUpperCase(), toVni), 'vni')).toBe(SENTENCE.toUpperCase())
  })
})

describe('fonts', () => {
  test.each([
    ['.VnTime', { encoding: 'tcvn3', capitals: false }],
    ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
    ['.VnArial NarrowH', { encoding: 'tcvn3', capitals: true }],
    ['VNI-Times', { encoding: 'vni', capitals: false }],
    ['Times New Roman', null],
    ['Vni', null],
  ])('%s', (name, expected) => expect(legacyFontOf(name)).toEqual(expected))
})

describe('guessing from the letters', () => {
  test('sees both encodings and leaves Unicode alone', () => {
    expect(guessLegacy(encode(SENTENCE, toTcvn3))).toBe('tcvn3')
    expect(guessLegacy(encode(SENTENCE, toVni))).toBe('vni')
    expect(guessLegacy(SENTENCE)).toBeNull()
    expect(guessLegacy('Hà Nam: tháng ba, bà Hoà và ông Hà lên xã')).toBeNull()
    expect(guessLegacy('Le comité a décidé à Genève, où il était déjà réuni en été')).toBeNull()
    expect(guessLegacy('a plain English sentence')).toBeNull()
  })
  test('a pasted text that mixes both keeps its Unicode lines', () => {
    const mixed = `${SENTENCE}\n${encode(SENTENCE, toTcvn3)}\nGhi chú: hà mã`
    expect(guessLegacy(mixed)).toBe('tcvn3')
    expect(convertLegacyLines(mixed, 'tcvn3')).toBe(`${SENTENCE}\n${SENTENCE}\nGhi chú: hà mã`)
  })
})
