import { searchKey } from './names.ts'

export const PASSWORD_MINIMUM = 8

/** Words that a guesser tries first, without accents and joined. */
const COMMON: ReadonlySet<string> = new Set(
  [
    'matkhau matkhaucuatoi khongbiet khongco khongnho anhyeuem emyeuanh toiyeuban yeuem yeuanh tinhyeu giadinh vietnam hanoi saigon xinchao chaoban congchuc canbo vanphong vanthu quantri quantrivien nguoidung',
    'thidua khenthuong thiduakhenthuong bangvang bangkhen giaykhen sonoivu ubnd hoidong motconvit conmeo concho bongda hoahong maimaiyeu chucmungnammoi',
    'password passw0rd pass admin administrator root user guest test welcome letmein login master secret iloveyou sunshine princess football baseball superman batman monkey dragon shadow hello changeme default',
    'qwerty qwertyui qwertyuiop qwertz azerty asdf asdfgh asdfghjk asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc abc abcd abcxyz abcdef aabbcc aaaa xyz',
  ].flatMap((line) => line.split(' ')),
)
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const joined = (words: string): string => searchKey(words).replace(/[^\p{L}\p{N}]/gu, '')
const withoutNumbers = (word: string): string => word.replace(/^\d+|\d+$/g, '')

/** The same letter again and again, a piece repeated, or a run along the alphabet or the keyboard, either way. */
function isPattern(word: string): boolean {
  if (word.length < 4) return false
  if (/^(.{1,4}?)\1+$/u.test(word)) return true
  const back = [...word].reverse().join('')
  return ROWS.some((row) => row.includes(word) || row.includes(back))
}

/**
 * Whether a password is too short or among the first guesses: a common word, the login, the name or the body,
 * with or without figures around it, a run of keys, or figures alone.
 * @param known what everybody knows of the account: login, name, bodies
 */
export function isWeakPassword(password: string, known: readonly string[]): boolean {
  if ([...password.normalize('NFC')].length < PASSWORD_MINIMUM) return true
  const word = joined(password)
  const core = withoutNumbers(word)
  if (/^\d{0,11}$/.test(word) && [...password].every((letter) => /[\d\s./-]/.test(letter))) return true
  const taken = new Set(known.flatMap((k) => [joined(k), withoutNumbers(joined(k))]).filter((k) => k !== ''))
  return [word, core].some((w) => w !== '' && (COMMON.has(w) || taken.has(w) || isPattern(w)))
}
