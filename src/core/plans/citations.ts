import { dateAtoms, lastOf } from '../vietnamese/dates.ts'
import type { DateLike } from '../kernel/dates.ts'
import { ACTOR } from './actors.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** A paper named in the text: "Quyết định số 12/QĐ-UBND ngày 3/4/2024 của UBND tỉnh về …". */
export interface Citation extends Span {
  readonly kind: string
  readonly number: string | null
  readonly date: DateLike | null
  readonly issuer: string | null
  /** "Chỉ thị 35": only a figure, no symbol */
  readonly bare: boolean
}

const KIND =
  'Hiến pháp|Bộ luật|Luật|Pháp lệnh|Sắc lệnh|Lệnh|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Chỉ thị|Quyết định|Kế hoạch|Công văn|Công điện|Hướng dẫn|Chương trình|Kết luận|Quy định|Quy chế|Thông báo|Thông tri|Đề án|Tờ trình|Văn bản|Điều lệ|Biên bản|Báo cáo|Chiến lược|Quy hoạch|Thông cáo|Giấy mời|Hợp đồng|Điện'
const SYMBOL = '\\d{1,5}\\p{L}?\\s?[/-]\\s?[\\p{L}\\d]+(?:\\s?[-/.&]\\s?[\\p{L}\\d]+)*'
const CITED = new RegExp(
  `(?<![\\p{L}])(?<kind>${KIND})(?![\\p{L}])(?:` +
    `(?:\\s+\\p{Ll}+){0,3}?\\s+số\\s*:?\\s*(?<number>${SYMBOL})` +
    `|\\s+(?<plain>${SYMBOL})` +
    `|\\s+(?:số\\s+)?(?<bare>\\d{1,4})(?=\\s*[,;.)]|\\s+(?:của|và|ngày))` +
    `|(?<congress>\\s+(?:Đại hội|Hội nghị|của (?:Đại hội|Hội nghị)))` +
    `|(?<law>\\s+\\p{L})` +
    `)`,
  'gu',
)
/** no paper is cited without one of these words */
const MAY_CITE =
  /Hiến pháp|Luật|Pháp lệnh|Lệnh|lệnh|Nghị|Thông t|Chỉ thị|Quy|Kế hoạch|Công |Hướng dẫn|Chương trình|Kết luận|Đề án|Tờ trình|Văn bản|Điều lệ|Biên bản|Báo cáo|Chiến lược|Quy hoạch|Giấy mời|Hợp đồng|Điện|TCVN|ISO/
const STANDARD =
  /(?:tiêu chuẩn\s+(?:quốc gia\s+|Việt Nam\s+)?)?(?:TCVN|ISO)\s[\dA-Z :/-]{2,30}?\d{3,4}(?:\s?[-:]\s?\d{4})?(?!\d)/gu
const SUBJECT =
  /(?:^|\s)(?:về|quy định|ban hành|hướng dẫn|sửa đổi|phê duyệt|kỷ niệm|phát động|triển khai|tổ chức|giao|công nhận|bổ sung|thực hiện|đẩy mạnh|tăng cường|xây dựng|“|")(?![\p{L}])|[“"]/iu
const LEADS_ON =
  /\s+(?:gắn với|góp phần|nhằm|để\s|tại\s|đến toàn|theo đúng|đã đề ra|và các\s|trong (?:toàn|đơn vị|cơ quan))/u
/** a paper named inside the subject of another one is not cited for itself */
const NESTED =
  /(?:của|thi hành|theo|kèm theo|điều|khoản|bổ sung|thay thế|thực hiện|về|ban hành|hướng dẫn|triển khai|việc|cùng|tại)\s+$/u
const SIBLING = /(?:[,;:(–-]|(?<![\p{L}])(?:và|các|cùng với))\s*$/u

interface Found {
  start: number
  open: number
  groups: Record<string, string | undefined>
}

const RECORD = /^(?:Biên bản|Báo cáo|Chiến lược|Quy hoạch|Giấy mời|Hợp đồng|Điện)$/u
const DATED = /^[^;.]*?ngày\s+\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}/u
const LAW_KINDS = /^(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh)$/u

/** how long the words of one citation may be */
const REACH = 1200

/** Where the words of a citation end: before the next one, the end of its clause, or what the sentence goes on to do. */
function endOf(flat: string, open: number, limit: number): number {
  const rest = flat.slice(open, Math.min(limit, open + REACH))
  const stop = /[;\n)]|\.(?=\s|$)|\.\//u.exec(rest)
  let end = stop ? stop.index : rest.length
  const on = LEADS_ON.exec(rest.slice(0, end))
  if (on && on.index >= 0) end = on.index
  const head = rest.slice(0, end)
  const subject = SUBJECT.exec(head)
  const quoted = subject ? /[”"]/u.exec(head.slice(subject.index + 2)) : null
  if (subject && quoted && /[“"]/u.test(head.slice(subject.index, subject.index + 12)))
    return open + subject.index + 2 + quoted.index + 1
  for (const m of head.matchAll(/,\s*/gu)) {
    const after = head.slice(m.index + m[0].length)
    if (/^(?:ngày|năm)\s+\d/u.test(after)) continue
    if (
      !subject ||
      m.index < subject.index ||
      /^(?:để|nhằm|\p{Ll}+ hiện|đồng thời|trong đó|từ đó)(?![\p{L}])/u.test(after) ||
      (/^\p{Lu}/u.test(after) && ACTOR.test(after) && after.length > 25)
    ) {
      if (/^(?:khen thưởng|Khen thưởng|sửa đổi|nhiệm kỳ|khóa|người lao động)/u.test(after)) continue
      return open + m.index
    }
  }
  return open + head.replace(/\s+(?:và|,|các)\s*$/u, '').trimEnd().length
}

function describe(flat: string, found: Found, end: number): Citation {
  const { groups, start } = found
  const number =
    groups['number'] ??
    groups['plain'] ??
    groups['bare'] ??
    /^[^\n]{0,80}?\ssố\s+(\d[\p{L}\d]*(?:[/-][\p{L}\d]+)+)/u.exec(flat.slice(start, end))?.[1] ??
    null
  const after = flat.slice(found.open, end)
  // "Quy chế … ban hành kèm theo Quyết định số …": number and day are those of the decision
  const borrowed = number !== null && (groups['number'] ?? groups['plain'] ?? groups['bare']) === undefined
  const subject = SUBJECT.exec(after)
  const head = after.slice(
    0,
    subject && subject.index > 0 && !LAW_KINDS.test(groups['kind'] ?? '') ? subject.index : after.length,
  )
  const atoms = dateAtoms((borrowed ? after : head).toLowerCase())
  const law = LAW_KINDS.test(groups['kind'] ?? '')
  const dated =
    atoms.find((a) => a.unit === 'day' && a.year !== null) ??
    (law ? atoms.find((a) => a.unit === 'year') : undefined)
  const issuer =
    /(?:^|[\s,])của\s+(.+?)(?=\s*[,“"(]\s*(?:về|ngày|“)|,\s|$)/u.exec(law ? '' : head)?.[1] ?? null
  const congress =
    groups['congress'] === undefined
      ? null
      : flat
          .slice(start, end)
          .replace(/\s+/g, ' ')
          .replace(/^\S+\s+\S+\s+(?:của\s+)?/u, '')
          .replace(/,?\s+(?:ngày|nhiệm kỳ)\s.*$/u, '')
  return {
    start,
    end,
    kind: groups['kind'] ?? '',
    number: number === null ? null : number.replace(/\s+/g, ''),
    date: dated ? lastOf(dated, { from: null, to: null }) : null,
    issuer: congress ?? issuer?.trim() ?? null,
    bare: groups['bare'] !== undefined,
  }
}

/** "Chỉ thị 35, Kết luận 05 của UBND tỉnh": one phrase with one issuer stays one citation. */
function joinBare(list: readonly Citation[], plain: string): Citation[] {
  const joined: Citation[] = []
  for (const c of list) {
    const last = joined.at(-1)
    if (last?.bare && c.bare && /^\s*(?:,|và|;)?\s*$/u.test(plain.slice(last.end, c.start)))
      joined[joined.length - 1] = {
        ...last,
        end: c.end,
        kind: `${last.kind}; ${c.kind}`,
        number: `${last.number}; ${c.number}`,
        issuer: c.issuer,
        date: c.date ?? last.date,
      }
    else joined.push(c)
  }
  return joined
}

/** A paper without a number is cited only where it stands alone, a law anywhere but inside another's name, minutes by their day. */
function unnumbered(flat: string, at: number, kind: string, before: string, founding: boolean): boolean {
  const lone =
    /(?:^|[;:]\s*|(?:Căn cứ|Thực hiện|Theo|Thi hành|Triển khai(?: thực hiện)?|căn cứ)\s+)(?:các\s+)?$/u.test(
      before,
    )
  if (LAW_KINDS.test(kind) ? NESTED.test(before) && !lone : !(founding && lone)) return false
  return !/^(?:này|sau|trên)(?![\p{L}])/u.test(flat.slice(at + kind.length).trimStart())
}

/** Where each citation of a paragraph begins. */
function startsIn(flat: string, founding: boolean): Found[] {
  const starts: Found[] = []
  for (const m of flat.matchAll(CITED)) {
    const groups = m.groups ?? {}
    const kind = groups['kind'] ?? ''
    const before = flat.slice(Math.max(0, m.index - 40), m.index)
    const numbered = groups['number'] ?? groups['plain'] ?? groups['bare']
    const named = numbered !== undefined || groups['congress'] !== undefined
    if (!named && !unnumbered(flat, m.index, kind, before, founding)) continue
    // minutes and reports without a number are cited only by their day
    if (numbered === undefined && RECORD.test(kind) && !DATED.test(flat.slice(m.index, m.index + 160)))
      continue
    const last = starts.at(-1)
    if (
      last &&
      NESTED.test(before) &&
      !SIBLING.test(before) &&
      m.index - last.open < REACH &&
      m.index < endOf(flat, last.open, Math.min(flat.length, m.index + 1))
    )
      continue
    const plural = /(?<![\p{L}])các\s+$/u.exec(before)
    const law = groups['law'] !== undefined
    starts.push({
      start: m.index - (plural && law ? plural[0].length : 0),
      open: m.index + (law ? kind.length : m[0].length),
      groups,
    })
  }
  return starts
}

const standardsIn = (flat: string, from: number): Citation[] =>
  [...flat.matchAll(STANDARD)].map((m) => ({
    start: from + m.index,
    end: from + m.index + m[0].length,
    kind: 'Tiêu chuẩn',
    number: m[0].replace(/^.*?(?=TCVN|ISO)/u, ''),
    date: null,
    issuer: null,
    bare: false,
  }))

/** Every paper that one paragraph cites; `founding` paragraphs ("Căn cứ …") also cite papers without a number. */
export function citationsIn(view: PlanView, span: Span, founding: boolean): Citation[] {
  const flat = view.flat.slice(span.start, span.end)
  if (!MAY_CITE.test(flat)) return []
  const starts = startsIn(flat, founding)
  const list = starts.map((found, i) =>
    describe(flat, found, endOf(flat, found.open, starts[i + 1]?.start ?? flat.length)),
  )
  const placed = joinBare(list, flat).map((c) => ({
    ...c,
    start: span.start + c.start,
    end: span.start + c.end,
  }))
  return /TCVN|ISO/.test(flat)
    ? [...placed, ...standardsIn(flat, span.start)].sort((a, b) => a.start - b.start)
    : placed
}
