import { bareOf } from '../../vietnamese/shadow.ts'

/** A body as far as it must be told apart from the issuer of a plan. */
export interface BodyNames {
  readonly name: string
  readonly abbreviation: string
  readonly superior: string | null
  readonly oldNames: readonly string[]
}

/** Abbreviations that stand in the heads of plans, in bare letters. */
const SHORT: Readonly<Record<string, string>> = {
  ubnd: 'uy ban nhan dan', hdnd: 'hoi dong nhan dan', ubmttq: 'uy ban mat tran to quoc', mttq: 'mat tran to quoc', ldld: 'lien doan lao dong', tdkt: 'thi dua khen thuong',
  'gd&dt': 'giao duc va dao tao', gddt: 'giao duc va dao tao', gd: 'giao duc', tp: '', 'vh,tt&dl': 'van hoa the thao va du lich', vhttdl: 'van hoa the thao va du lich', 'kh&cn': 'khoa hoc va cong nghe',
  nn: 'nong nghiep', ptnt: 'phat trien nong thon', 'tn&mt': 'tai nguyen va moi truong', tnmt: 'tai nguyen va moi truong', bch: 'ban chap hanh', bv: 'benh vien', th: 'tieu hoc', thcs: 'trung hoc co so', thpt: 'trung hoc pho thong', hd: 'hoi dong',
}
/** Words that say of what rank a place is, and joints that writers leave out. */
const LIGHT = new Set(['tinh', 'thanh', 'pho', 'huyen', 'quan', 'thi', 'xa', 'phuong', 'tran', 'va', 'cua', ''])

const words = (name: string): string[] =>
  bareOf(name.normalize('NFC'))
    .split(/[\s,.;()/\u2013-]+/)
    .flatMap((w) => (SHORT[w] ?? w).split(' '))

const core = (name: string): string => words(name).filter((w) => !LIGHT.has(w)).join(' ')

/** The letters of the body in a document symbol: "198/KH-SNgV" → "sngv". */
const symbolOf = (number: string | null): string => bareOf(/-([^-/]+)$/u.exec(number ?? '')?.[1] ?? '').trim()

/** Whether two names are of one body, whatever the accents, the case, the abbreviations and the rank words. */
export const sameName = (a: string, b: string): boolean => core(a) !== '' && core(a) === core(b) && rankOf(a, b)

/** "UBND xã Thanh Lạc" is not "UBND tỉnh Thanh Lạc": two different ranks of place never agree. */
function rankOf(a: string, b: string): boolean {
  const rank = (name: string): string | undefined => /\b(tinh|huyen|quan|xa|phuong|thi tran|thi xa|thanh pho)\b/.exec(words(name).join(' '))?.[1]
  const [x, y] = [rank(a), rank(b)]
  return x === undefined || y === undefined || x === y
}

/** What the head of a plan says of who issued it. */
export interface Issued {
  readonly issuer: string | null
  readonly number: string | null
  readonly place: string | null
}

/** "Sở Ngoại vụ" in the head of a plan of "Sở Ngoại vụ tỉnh An Lạc": shorter by the place, and the symbol or the place of signing agrees. */
function shortened(body: BodyNames, name: string, issuer: string, { number, place }: Issued): boolean {
  const [short, long] = [core(issuer), core(name)]
  const shorter = short.split(' ').length >= 2 && (long.startsWith(`${short} `) || short.startsWith(`${long} `))
  const bySymbol = symbolOf(number) !== '' && symbolOf(number) === bareOf(body.abbreviation).trim()
  return shorter && rankOf(issuer, name) && (bySymbol || (number === null && place !== null && long.endsWith(core(place))))
}

/** A council acts for the body that set it up. */
const withoutCouncil = (issuer: string): string => issuer.replace(/^\s*hội đồng thi đua[\s,–-]*khen thưởng\s+(?=\S)/iu, '')

/** Whether a plan was issued by this body, under its name, its short name, or a name that it had before. */
export function issuedBy(body: BodyNames, issued: Issued): boolean {
  const { issuer, number } = issued
  const symbol = bareOf(body.abbreviation).trim()
  if (issuer === null) return symbolOf(number) === symbol
  const own = withoutCouncil(issuer)
  return bareOf(own).trim() === symbol || [body.name, ...body.oldNames].some((name) => sameName(own, name) || shortened(body, name, own, issued))
}

/** Whether the issuer looks like this body before it was renamed or moved: same kind of body, same place at the end. */
export function maybeOldName(body: BodyNames, issuer: string | null): boolean {
  if (issuer === null) return false
  const [a, b] = [core(issuer).split(' '), core(body.name).split(' ')]
  if (a[0] !== b[0] || a.length < 2 || b.length < 2) return false
  const shared = a.filter((w) => b.includes(w)).length / Math.max(a.length, b.length)
  const place = a.slice(-2).join(' ') === b.slice(-2).join(' ')
  return place || shared >= 0.6
}
