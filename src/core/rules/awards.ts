import { shadowsOf } from '../vietnamese/shadow.ts'

/** Same length, lower case, one spelling of tones and of sĩ/sỹ: what patterns of this room are matched on. */
export const foldRule = (text: string): string => shadowsOf(text).lower.replace(/sỹ/g, 'sĩ')

export interface AwardWord {
  readonly code: string
  readonly words: string
  /** who may hold it (L2022 Điều 21–28; forms of Điều 9 go to both) */
  readonly subject: 'cá nhân' | 'tập thể' | null
  readonly pattern: RegExp
}

/** Titles and forms, the narrower before the wider. Each pattern is matched on folded text. */
export const AWARDS: readonly AwardWord[] = [
  {
    code: 'CSTDTQ',
    words: 'Chiến sĩ thi đua toàn quốc',
    subject: 'cá nhân',
    pattern: /(?:chiến sĩ thi đua|cstđ) toàn quốc|\bcstđtq/u,
  },
  {
    code: 'CSTDT',
    words: 'Chiến sĩ thi đua cấp bộ, ban, ngành, tỉnh',
    subject: 'cá nhân',
    pattern:
      /(?:chiến sĩ thi đua|cstđ) (?:cấp )?(?:bộ, ban, ngành, tỉnh|bộ, ban, ngành|tỉnh|thành phố|bộ|ngành)(?!\p{L})|\bcstđt(?!\p{L})/u,
  },
  {
    code: 'CSTDCS',
    words: 'Chiến sĩ thi đua cơ sở',
    subject: 'cá nhân',
    pattern: /(?:chiến sĩ thi đua|cstđ) (?:cấp )?cơ sở|\bcstđcs/u,
  },
  {
    code: 'TTLDXS',
    words: 'Tập thể lao động xuất sắc',
    subject: 'tập thể',
    pattern: /tập thể lao động xuất sắc|\bttlđxs/u,
  },
  {
    code: 'TTLDTT',
    words: 'Tập thể lao động tiên tiến',
    subject: 'tập thể',
    pattern: /tập thể lao động tiên tiến|\bttlđtt/u,
  },
  { code: 'LDTT', words: 'Lao động tiên tiến', subject: 'cá nhân', pattern: /lao động tiên tiến|\blđtt/u },
  {
    code: 'CTDCP',
    words: 'Cờ thi đua của Chính phủ',
    subject: 'tập thể',
    pattern: /cờ thi đua (?:của )?chính phủ/u,
  },
  { code: 'CTDT', words: 'Cờ thi đua', subject: 'tập thể', pattern: /cờ thi đua/u },
  {
    code: 'BKTTG',
    words: 'Bằng khen của Thủ tướng Chính phủ',
    subject: null,
    pattern: /bằng khen (?:của )?thủ tướng(?: chính phủ)?/u,
  },
  { code: 'BKT', words: 'Bằng khen', subject: null, pattern: /bằng khen/u },
  { code: 'GK', words: 'Giấy khen', subject: null, pattern: /giấy khen/u },
  { code: 'KNC', words: 'Kỷ niệm chương', subject: null, pattern: /k[ỷỉ] niệm chương/u },
]

const BY_CODE = new Map(AWARDS.map((award) => [award.code, award]))
export const awardByCode = (code: string): AwardWord | undefined => BY_CODE.get(code)
/** The words of a code; words that are no code stay as they are. */
export const awardWords = (what: string): string => BY_CODE.get(what)?.words ?? what

/** The first award that a folded text names, and where. */
export function findAward(
  folded: string,
): { readonly award: AwardWord; readonly start: number; readonly end: number } | null {
  let best: { award: AwardWord; start: number; end: number } | null = null
  for (const award of AWARDS) {
    const m = award.pattern.exec(folded)
    if (m && (!best || m.index < best.start)) best = { award, start: m.index, end: m.index + m[0].length }
  }
  return best
}
