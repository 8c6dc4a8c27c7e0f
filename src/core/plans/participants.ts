import type { Part } from './campaignParts.ts'
import type { OutlineNode } from './outline.ts'
import { labelOf } from './parts.ts'
import { sentencesOf } from './phrases.ts'
import type { Participants } from './programme.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

const STAFF = String.raw`(?:cán bộ|công chức|viên chức|người lao động|đảng viên|đoàn viên|hội viên|giáo viên|nhân viên|học sinh|sinh viên|nhà giáo|chiến s[ỹĩ]|lực lượng vũ trang|nhân dân|quần chúng|các tầng lớp nhân dân|doanh nghiệp|doanh nhân|cbccvc|cbccvclđ|công nhân|nông dân|tập thể|cá nhân|y, bác s[ỹĩ]|thầy thuốc|cựu chiến binh|phụ nữ|thanh niên)`
const LISTED = String.raw`${STAFF}(?!\p{L})(?:\s?(?:,|và|,\s?và|-)\s?(?:các\s|người\s|mọi\s|toàn thể\s)?${STAFF}(?!\p{L})){0,7}`
const STAFF_LIST = new RegExp(
  String.raw`(?:(?:toàn thể|toàn bộ|tất cả|mỗi|đội ngũ|mọi)\s(?:các\s|đội ngũ\s)?)?${LISTED}`,
  'giu',
)
/** where those who are listed belong: "của ngành", "trong toàn Công ty", "trên địa bàn xã" */
const BELONGS =
  /^\s(?:đang (?:công tác|làm việc)\s)?(?:trong|tại|thuộc|của|trên|ở)\s(?:toàn\s)?(?:địa bàn\s)?(?:[Cc]ơ quan|[Đđ]ơn vị|[Nn]hà trường|[Đđ]ịa phương|[Tt]ổng công ty|[Cc]ông ty|[Bb]ệnh viện|[Tt]rung tâm|[Cc]hi nhánh|[Dd]oanh nghiệp|[Cc]ơ sở|\p{L}+)(?!\p{L})(?:\s\p{Lu}\p{L}*)*/u

/** The groups that a list of participants names: cut at semicolons, and at commas where no semicolon stands. */
export function kindsOf(words: string): string[] {
  const cut = words.includes(';') ? /\s*;\s*/ : /\s*,\s*|\s+và\s+/
  const kinds = words
    .replace(/[.;\s]+$/, '')
    .split(cut)
    .map((k) => k.trim())
    .filter((k) => k !== '')
  return kinds.length ? kinds : [words]
}

export const participantsOfSpan = (view: PlanView, span: Span): Participants => {
  const quote = passage(view, span)
  return {
    ...quote,
    id: `participants-1@${quote.start}`,
    certainty: 'sure',
    kinds: kindsOf(wordsOf(view, span)),
  }
}

/** "Điển hình là tập thể, cá nhân …": the subject of the definition is no participant. */
const DEFINITION = /^[^.;:,]{3,60}?\slà\s(?=(?:các\s|những\s)?(?:tập thể|cá nhân|cán bộ|công chức))/u

const TIMED =
  /^\s*(?:thời gian|(?:phong trào|đợt thi đua|chương trình|cuộc thi|hội thi|chiến dịch)\s[^.;]{0,40}(?:từ|đến|bắt đầu|kết thúc))(?!\p{L})/u

function spanOf(view: PlanView, nodes: readonly OutlineNode[]): Span | null {
  const [first] = nodes
  const last = nodes.at(-1)
  if (!first || !last) return null
  const lead = DEFINITION.exec(view.flatLower.slice(first.body.start, first.body.end))?.[0].length ?? 0
  const span = { start: first.body.start + lead, end: last.end }
  // "Đoàn viên của các cơ sở. Chương trình bắt đầu từ ngày …": the time is not among the people
  const [people, ...others] = sentencesOf(view, span)
  const timed = others.find((s) => TIMED.test(view.flatLower.slice(s.start, s.end)))
  return people && timed ? { start: span.start, end: timed.start } : span
}

/** Who takes part, from the part that says so; criteria in the same part are not participants. */
export function participantsOfParts(view: PlanView, parts: readonly Part[]): Participants | null {
  for (const part of parts) {
    if (view.flat.slice(part.rest.start, part.rest.end).trim() !== '')
      return participantsOfSpan(view, part.rest)
    const mixed = part.kinds.includes('criteria')
    const nodes = part.node.children.filter(
      (n) =>
        !/^\s*(?:các )?(?:tiêu chí|tiêu chuẩn|điều kiện)/u.test(
          view.flatLower.slice(n.body.start, n.body.end),
        ),
    )
    // "Phạm vi, đối tượng" over a point for each: the people stand in theirs
    const people = nodes
      .map((n) => labelOf(view, n))
      .find(
        (l) =>
          l !== null &&
          /đối tượng|thành phần/u.test(l.words) &&
          view.flat.slice(l.rest.start, l.rest.end).trim() !== '',
      )
    if (people && nodes.length > 1) return participantsOfSpan(view, people.rest)
    const span = spanOf(view, mixed ? nodes.slice(0, 1) : nodes)
    if (span) return participantsOfSpan(view, span)
  }
  return null
}

const STATED =
  /^\s*(?:về )?(?:đối tượng|thành phần)(?:\s(?:tham gia|áp dụng|dự thi|thi đua|hưởng ứng|của phong trào))*\s*(?:là|gồm|bao gồm|:)(?:\s*:)?\s*/u

/** Who takes part, from a sentence of its own among others: "Đối tượng tham gia là …". */
export function participantsStated(view: PlanView, spans: readonly Span[]): Participants | null {
  for (const sentence of spans.flatMap((s) => sentencesOf(view, s))) {
    const m = STATED.exec(view.flatLower.slice(sentence.start, sentence.end))
    if (m) return participantsOfSpan(view, { start: sentence.start + m[0].length, end: sentence.end })
  }
  return null
}

const AUDIENCE = new RegExp(
  String.raw`(?:^|\s)(?:trong|đến|tới|đối với|cho|dành cho)\s+(?:toàn thể\s|tất cả\s|mọi\s|các\s|đội ngũ\s)*(?=${STAFF}(?!\p{L}))`,
  'u',
)
const AUDIENCE_ENDS =
  /[;:.]|,?\s(?:kể từ|bắt đầu từ|từ ngày|từ tháng|từ nay|trong thời gian|với (?:nội dung|chủ đề|mục tiêu|các nội dung)|nhằm|để|gắn với|thời gian|lập thành tích|thi đua|đợt thi đua|phong trào|cuộc vận động|chiến dịch)(?!\p{L})/u

/** Whom a launch is addressed to, in the words that follow the name: "… “X” trong đoàn viên, công nhân ở mọi nhà máy, từ ngày …". */
export function participantsReached(view: PlanView, spans: readonly Span[]): Participants | null {
  for (const span of spans) {
    const lower = view.flatLower.slice(span.start, span.end).replace(/\s/gu, ' ')
    const lead = AUDIENCE.exec(lower)
    if (!lead || lead.index > 120) continue
    const from =
      lead.index + (/^\s?(?:trong|đến|tới|đối với|dành cho|cho)\s+/u.exec(lead[0])?.[0].length ?? 0)
    const stop = AUDIENCE_ENDS.exec(lower.slice(from))
    const end = stop ? from + stop.index : lower.length
    return participantsOfSpan(view, { start: span.start + from, end: span.start + end })
  }
  return null
}

const UNIT = String.raw`(?:khoa|phòng|ban|viện|trung tâm|đơn vị|cơ quan|trường|thôn|bản|ấp|xã|phường|chi bộ|chi đoàn|chi hội|chi nhánh|cơ sở|doanh nghiệp|tổ dân phố|khu phố|xí nghiệp|phân xưởng|tổ|đội|lớp|trạm|huyện|sở|ngành)`
const UNITS_REACHED = new RegExp(
  String.raw`(?:^|\s)(?:đến|tới|trong|tại|ở)\s+(?:tất cả\s|toàn bộ\s)?((?:các|mọi)\s${UNIT}(?!\p{L})[^,;:.]{0,30}(?:(?:,|\svà)\s${UNIT}(?!\p{L})[^,;:.]{0,30})+)`,
  'u',
)

/** The units that a movement is carried to: "… “X” … đến các khoa, phòng, viện". */
export function unitsReached(view: PlanView, span: Span): Participants | null {
  const m = UNITS_REACHED.exec(view.flatLower.slice(span.start, Math.min(span.end, span.start + 300)))
  if (m?.[1] === undefined) return null
  const start = span.start + m.index + m[0].indexOf(m[1])
  return participantsOfSpan(view, { start, end: start + m[1].length })
}

/** Who takes part, named in running words: the first list of staff; with `reached` only one that the words are addressed to ("đến toàn thể …"). */
export function participantsInProse(
  view: PlanView,
  spans: readonly Span[],
  reached = false,
): Participants | null {
  for (const span of spans) {
    for (const m of view.flat.slice(span.start, span.end).matchAll(STAFF_LIST)) {
      const commas = (m[0].match(/,|\svà\s/g) ?? []).length
      const start = span.start + m.index
      if (
        reached &&
        !/(?:trong|đến|tới|đối với|cho)\s*$/u.test(
          view.flatLower.slice(Math.max(span.start, start - 8), start),
        )
      )
        continue
      if (commas < 1 && !/^(?:toàn thể|tất cả)/iu.test(m[0])) continue
      const end = start + m[0].length
      const place = BELONGS.exec(view.flat.slice(end, Math.min(span.end, end + 80)))?.[0].length ?? 0
      return participantsOfSpan(view, { start, end: end + place })
    }
  }
  return null
}
