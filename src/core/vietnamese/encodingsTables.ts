/**
 * Letters of the two encodings in which Vietnamese offices typed before Unicode, as they appear when their bytes are shown as Latin-1.
 * TCVN3 (ABC, fonts .VnTime…) has one byte a letter; VNI (fonts VNI-Times…) writes a base letter followed by a mark.
 */
const TCVN3_FROM = 0xa1
/** bytes A1…FF in order; `.` where the standard leaves a gap that text never uses */
const TCVN3_LETTERS =
  'ĂÂÊÔƠƯĐăâêôơưđẰ.....àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ'

export const TCVN3: ReadonlyMap<string, string> = new Map(
  Array.from(TCVN3_LETTERS, (letter, i): [string, string] => [
    String.fromCharCode(TCVN3_FROM + i),
    letter,
  ]).filter(([, letter]) => letter !== '.'),
)

/** base letter, then its marks and the letters that they make, pair by pair */
const VNI_MARKS: readonly (readonly [string, string])[] = [
  ['a', 'ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ'],
  ['e', 'ùéøèûẻõẽïẹâêáếàềåểãễäệ'],
  ['o', 'ùóøòûỏõõïọâôáốàồåổãỗäộ'],
  ['u', 'ùúøùûủõũïụ'],
  ['y', 'ùýøỳûỷõỹ'],
  ['ô', 'ùớøờûởõỡïợ'],
  ['ö', 'ùứøừûửõữïự'],
]
const VNI_ALONE = 'ôơöưñđæỉòịóĩîỵ'

const upper = (s: string): string => s.toUpperCase()

function vniPairs(): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const [base, marks] of VNI_MARKS) {
    const letters = Array.from(marks)
    for (let i = 0; i + 1 < letters.length; i += 2) {
      const mark = letters[i] ?? ''
      const made = letters[i + 1] ?? ''
      for (const b of [base, upper(base)])
        for (const m of [mark, upper(mark)]) pairs.set(b + m, b === base ? made : upper(made))
    }
  }
  return pairs
}

function vniAlone(): Map<string, string> {
  const alone = new Map<string, string>()
  const letters = Array.from(VNI_ALONE)
  for (let i = 0; i + 1 < letters.length; i += 2) {
    const from = letters[i] ?? ''
    const to = letters[i + 1] ?? ''
    alone.set(from, to).set(upper(from), upper(to))
  }
  return alone
}

/** two letters of VNI → one of Unicode */
export const VNI_PAIRS: ReadonlyMap<string, string> = vniPairs()
/** one letter of VNI that stands without a mark → one of Unicode; í and ì are themselves */
export const VNI_ALONE_LETTERS: ReadonlyMap<string, string> = vniAlone()
