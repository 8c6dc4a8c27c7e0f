/** Numbers as Vietnamese official papers write them: "1.250", "1,5", "03", "2/3", "hai mươi lăm". */

const UNITS: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
const SCALES: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }

/** Digits: a dot groups thousands, a comma begins the decimals; `null` for anything else. */
export function digitsValue(written: string): number | null {
  const s = written.trim()
  if (/^\d+$/.test(s)) return Number(s)
  if (/^\d{1,3}(?:\.\d{3})+$/.test(s)) return Number(s.replaceAll('.', ''))
  if (/^\d{1,3}(?:\.\d{3})*,\d+$/.test(s)) return Number(s.replaceAll('.', '').replace(',', '.'))
  if (/^\d+\.\d{1,2}$/.test(s)) return Number(s)
  return null
}

/** Words below a thousand: "một trăm linh năm", "mười hai", "bốn mươi mốt". */
function hundreds(words: readonly string[]): number | null {
  let total = 0
  let unit: number | null = null
  for (const word of words) {
    if (word === 'trăm') {
      total += (unit ?? 1) * 100
      unit = null
    } else if (word === 'mươi' || word === 'chục') {
      total += (unit ?? 1) * 10
      unit = null
    } else if (word === 'mười') total += 10
    else if (word === 'linh' || word === 'lẻ') unit = null
    else {
      const value = UNITS[word]
      if (value === undefined || unit !== null) return null
      unit = value
    }
  }
  return total + (unit ?? 0)
}

/** "hai nghìn ba trăm" → 2300; `null` when a word is no number word. */
export function wordsValue(written: string): number | null {
  const words = written.trim().toLowerCase().split(/\s+/)
  if (words.length === 0 || words[0] === '' || words.length > 16) return null
  let total = 0
  let part: string[] = []
  for (const word of words) {
    const scale = SCALES[word]
    if (scale === undefined) {
      part.push(word)
      continue
    }
    const value = part.length ? hundreds(part) : 1
    if (value === null) return null
    total += value * scale
    part = []
  }
  const rest = part.length ? hundreds(part) : 0
  return rest === null ? null : total + rest
}

/** The value of a number however it is written; a fraction "2/3" is its quotient. */
export function numberValue(written: string): number | null {
  const fraction = /^\s*(\d{1,3})\/(\d{1,3})\s*$/.exec(written)
  if (fraction) return Number(fraction[2]) === 0 ? null : Number(fraction[1]) / Number(fraction[2])
  return digitsValue(written) ?? wordsValue(written)
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
/** "XIX" → 19; `null` when it is no Roman number. */
export function romanValue(written: string): number | null {
  if (!/^[IVXLC]+$/.test(written)) return null
  const digits = Array.from(written, (c) => ROMAN[c] ?? 0)
  return digits.reduce((sum, n, i) => sum + (n < (digits[i + 1] ?? 0) ? -n : n), 0)
}
