import type { CriteriaPlace } from './criteriaPlaces.ts'
import { groupOfLabel, leadAt } from './criteriaPlaces.ts'
import { HONOURED, WHO } from './honoured.ts'
import { clausesOf, trimSpan } from './sentences.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** One criterion's words and whom they are for. */
export interface CriteriaPiece extends Span {
  readonly group: string | null
}

/** "(1) …; (2) …" inside a paragraph */
const LISTED = /^\s*(?:\(\d{1,2}\)|\(?[a-eđ]\)|\d{1,2}\))\s*/u
const OTHERWISE = /^\s*hoặc(?!\p{L})/u
/** A conjunction that opens a condition of its own: "và trong đó …", "và Đã được …". */
const NEW_CONDITION =
  /\s+và\s+(?=trong đó\s|(?:Đã|Có|Được|Đạt|Là|Không|Hoàn thành)\s)|(?<=đối với [^,;]{3,60}),\s+(?=(?:từ|đạt|ít nhất|tối thiểu)\s[^,;]*đối với)/gu
const SUBJECT = new RegExp(String.raw`^\s*(${WHO}(?!\p{L})[^,;:]{0,60}?)\s+phải\s`, 'u')
/** "cá nhân có …; không …; tập thể đạt …": whom the words up to the next such subject are for */
const PLAIN_SUBJECT = new RegExp(
  String.raw`^\s*(?:((?:tập thể|cá nhân|hộ gia đình)(?!\p{L}))|((?:${WHO})(?!\p{L})(?:\s(?!có|được|phải|đạt|không|là|hoàn|vượt|trực)\p{L}+){0,2}))\s+(?=(?:có|được|phải|đạt|không|là|hoàn thành|vượt|trực tiếp)\s)|^\s*(tập thể|cá nhân|hộ gia đình)(?!\p{L})`,
  'u',
)
const plainSubject = (lower: string): string | undefined => {
  const m = PLAIN_SUBJECT.exec(lower)
  return m?.[1] ?? m?.[2] ?? m?.[3]
}
/** "từ 85 điểm trở lên đối với tập thể …": whom the words behind it are for */
const TRAILING =
  /\sđối với\s+([^,;:.()]{3,60})$|\((?:đối với\s|áp dụng (?:cho|đối với)\s|với\s)?((?:tập thể|cá nhân|hộ gia đình|đơn vị)[^()]{0,30})\)$/u
const EXCLUDES =
  /^\s*(?:không xét|không đề nghị|chưa xét|không bình xét)[^;]*?\s(người|cá nhân|tập thể|đơn vị|phòng|doanh nghiệp|hộ|lớp|trường)(?!\p{L})/u

/** Cuts the words of a place into criteria: at full stops, semicolons and conjunctions that open a new condition. */
export function piecesOf(view: PlanView, place: CriteriaPlace): CriteriaPiece[] {
  const pieces: CriteriaPiece[] = []
  let group = place.group
  let subject: string | null = null
  for (const clause of joined(view, place)) {
    if (clause.first) subject = null
    const lead = clause.first ? leadAt(view, clause) : null
    const named = lead ? groupOfLabel(lead.printed) : null
    if (named !== null) group = named
    const whole = named !== null && place.nested && clause.alone
    const from = lead && !whole ? lead.rest : clause.start
    const listed = LISTED.exec(view.flat.slice(from, clause.end))?.[0].length ?? 0
    const span = trimSpan(view, { start: from + listed, end: clause.end })
    const lower = view.flatLower.slice(span.start, span.end)
    subject = honoured(lower) ?? (group === null ? plainSubject(lower) : undefined) ?? subject
    for (const piece of cutAtConjunctions(view, span)) {
      const out = EXCLUDES.exec(view.flatLower.slice(piece.start, piece.end))?.[1]
      pieces.push({
        ...piece,
        group:
          trailing(view, piece) ??
          subject ??
          group ??
          (out === undefined ? null : out === 'người' ? 'cá nhân' : out),
      })
    }
  }
  return pieces.filter(
    (p) =>
      /\p{L}.*\s.*\p{L}/su.test(view.flat.slice(p.start, p.end)) &&
      !/^\(.*\)$/su.test(view.flat.slice(p.start, p.end).trim()),
  )
}

interface Joined extends Span {
  readonly first: boolean
  /** the only clause of its sentence */
  readonly alone: boolean
}

/** The clauses of a place; those of a list of alternatives ("A; hoặc B") stay together. */
function joined(view: PlanView, place: Span): Joined[] {
  const sentences = new Map<number, { start: number; end: number; first: boolean }[]>()
  for (const clause of clausesOf(view, place)) {
    const open = sentences.get(clause.sentence) ?? []
    const last = open.at(-1)
    if (last && OTHERWISE.test(view.flatLower.slice(clause.start, clause.start + 40))) last.end = clause.end
    else open.push({ start: clause.start, end: clause.end, first: clause.first })
    sentences.set(clause.sentence, open)
  }
  return [...sentences.values()].flatMap((clauses) =>
    clauses.map((c) => ({ ...c, alone: clauses.length === 1 })),
  )
}

const honoured = (lower: string): string | undefined => {
  const named = SUBJECT.exec(lower)?.[1]
  return named !== undefined && HONOURED.test(named) ? named : undefined
}

function trailing(view: PlanView, piece: Span): string | null {
  const m = TRAILING.exec(view.flatLower.slice(piece.start, piece.end).replace(/[.;\s]+$/u, ''))
  return m?.[1] ?? m?.[2] ?? null
}

function cutAtConjunctions(view: PlanView, span: Span): Span[] {
  const spans: Span[] = []
  let start = span.start
  for (const m of view.flat.slice(span.start, span.end).matchAll(NEW_CONDITION)) {
    const at = span.start + m.index
    if (view.flat.slice(Math.max(start, at - 1), at) === ',') continue
    spans.push({ start, end: at })
    start = at + m[0].length
  }
  return [...spans, { start, end: span.end }]
}
