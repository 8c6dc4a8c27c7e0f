import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareOf, shadowsOf } from './shadow.ts'

const SEED = 20261120

describe('shadowsOf', () => {
  it('keeps the length of every view, whatever the text', () => {
    const scraps = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '**Sở**',
          '## I.',
          '- ',
          'hoà',
          'quý',
          'truớc',
          'ngưòi',
          '—',
          '“',
          'Đ',
          'İ',
          'ß',
          '\u00a0',
          '\t',
          '|',
        ),
      ),
    )
    fc.assert(
      fc.property(scraps, (parts) => {
        const text = parts.join('').normalize('NFC')
        const { plain, lower, bare } = shadowsOf(text)
        expect([plain.length, lower.length, bare.length]).toEqual([text.length, text.length, text.length])
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('blanks marks, joins dashes and quotes, and keeps bullets', () => {
    expect(shadowsOf('## **Kế hoạch**').plain).toBe('     Kế hoạch  ')
    expect(shadowsOf('* mục — «a»').plain).toBe('- mục - “a”')
  })

  it('brings tone marks and lost horns to one spelling', () => {
    expect(shadowsOf('Hoà, thuỷ, quý, truớc, nguời, trưòng').plain).toBe(
      'Hòa, thủy, quý, trước, người, trường',
    )
  })

  it('drops diacritics for forgiving searches', () =>
    expect(bareOf('Thi ĐUA – Đoàn kết')).toBe('thi dua – doan ket'))
})

describe('marks of saved web pages', () => {
  it('blanks emphasis underscores and tags, letter for letter', () => {
    const text = '**_Nơi nhận:_**\n| UBND TỈNH<br>**SỞ Y TẾ** |&nbsp;<b>Độc lập</b> a_b'
    const { plain } = shadowsOf(text)
    expect(plain).toHaveLength(text.length)
    expect(plain.replace(/ +/g, ' ').trim()).toBe('Nơi nhận: \n| UBND TỈNH SỞ Y TẾ | Độc lập a_b')
  })
  it('leaves comparisons alone', () => {
    const text = 'điểm < 50 và > 30'
    expect(shadowsOf(text).plain).toBe(text)
  })
})
