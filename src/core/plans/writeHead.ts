import { partsOf } from '../kernel/dates.ts'
import type { BasisBlock, EndBlock, HeadBlock, TitleBlock } from './draft.ts'
import type { LegalBase, Programme, ProgrammeDocument, Recipient } from './programme.ts'
import { longDate, plainWords } from './writeWords.ts'

/** Bodies whose superior is the People's Committee of the place they name: "Sở Nội vụ tỉnh An Lạc". */
const OF_PLACE =
  /^((?:Sở|Ban|Hội đồng|Văn phòng|Thanh tra)\s.+?)\s((?:tỉnh|thành phố|huyện|xã|phường)\s\p{Lu}.*)$/u

/** A council stands under the body it names: "Hội đồng Thi đua - Khen thưởng Sở Nội vụ". */
const OF_BODY = /^(Hội đồng\s.+?)\s((?:Sở|Trường|Bệnh viện|Công ty)\s\p{Lu}.*)$/u

export const withoutPlace = (issuer: string): string => OF_PLACE.exec(issuer)?.[1] ?? issuer

function bodiesOf(issuer: string): { readonly superior: string | null; readonly issuer: string } {
  const council = OF_BODY.exec(issuer)
  if (council?.[1] && council[2])
    return { superior: council[2].toUpperCase(), issuer: council[1].toUpperCase() }
  const m = OF_PLACE.exec(issuer)
  if (!m?.[1] || !m[2]) return { superior: null, issuer: issuer.toUpperCase() }
  return { superior: `UBND ${m[2].toUpperCase()}`, issuer: m[1].toUpperCase() }
}

/** Decree 30/2020, annex I, II.3.c: a number below ten carries a zero; "05/KH-SNV" without blanks. */
const numberWords = (number: string | null): string => `Số: ${(number ?? '……').replace(/^\d(?=\D)/, '0$&')}`

function datedWords(document: ProgrammeDocument): string {
  const { date, place, period } = document
  const year = date === null ? (period === null ? '……' : String(partsOf(period.from).year)) : null
  const day =
    date !== null && partsOf(date).day !== null
      ? longDate(date)
      : `ngày … tháng … năm ${year ?? partsOf(date ?? '').year}`
  return place === null ? day : `${place}, ${day}`
}

const isLetter = (document: ProgrammeDocument): boolean => document.kind === 'Công văn'

export function headOf(document: ProgrammeDocument): HeadBlock {
  const about = isLetter(document) ? document.title : null
  return {
    kind: 'head',
    ...bodiesOf(document.issuer ?? '……'),
    number: numberWords(document.number),
    dated: datedWords(document),
    about,
  }
}

export function titleOf(document: ProgrammeDocument): TitleBlock | null {
  return isLetter(document)
    ? null
    : { kind: 'title', name: (document.kind ?? 'Kế hoạch').toUpperCase(), subject: document.title }
}

const LEADS = { 'căn cứ': 'Căn cứ', 'thực hiện': 'Thực hiện', 'tham chiếu': 'Theo' } as const

/** The cited paper in full (annex I, II.6.a); a law has no number, so its own words name it. */
function baseWords(base: LegalBase): string {
  const words = plainWords(base.quote)
  const says =
    words.startsWith(base.kind) &&
    (base.number === null || words.includes(base.number)) &&
    (base.date === null || words.includes(String(partsOf(base.date).year)))
  if (words !== '' && says) return words
  const issuer = base.issuer === null ? '' : ` của ${base.issuer}`
  return (
    [
      base.kind,
      base.number === null ? '' : `số ${base.number}`,
      base.date === null ? '' : longDate(base.date),
    ]
      .filter((w) => w !== '')
      .join(' ') + issuer
  )
}

export function basisBlocks(bases: readonly LegalBase[]): BasisBlock[] {
  const cited = bases.filter((b) => b.role !== 'tham chiếu')
  return cited.map((base, i) => ({
    kind: 'basis',
    text: `${LEADS[base.role]} ${baseWords(base)}${i === cited.length - 1 ? '.' : ';'}`,
  }))
}

/** "Sở Nội vụ ban hành Kế hoạch … như sau:" */
export function announcement({ document }: Programme): string | null {
  if (document.issuer === null) return null
  const kind = document.kind ?? 'Kế hoạch'
  const subject =
    document.title === null ? '' : ` ${document.title.charAt(0).toLowerCase()}${document.title.slice(1)}`
  return `${document.issuer} ban hành ${kind}${subject}, như sau:`
}

const entry = (r: Recipient): string => (r.purpose === 'lưu' ? `Lưu: ${r.name}` : r.name)

export function endOf({ document, recipients }: Programme): EndBlock | null {
  const { signer } = document
  if (recipients.length === 0 && signer === null) return null
  const behalf = signer?.onBehalf === undefined ? [] : signer.onBehalf.split('; ')
  const role = signer === null || behalf.includes(signer.role) ? [] : signer.role.split('; ')
  return {
    kind: 'end',
    recipients: recipients.map((r, i) => `${entry(r)}${i === recipients.length - 1 ? '.' : ';'}`),
    authority: [...behalf, ...role].map((line) => line.toUpperCase()),
    name: signer?.name ?? null,
  }
}
