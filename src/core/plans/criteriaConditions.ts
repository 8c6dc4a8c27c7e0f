import type { CriteriaPiece } from './criteriaPieces.ts'
import type { CriteriaPlace } from './criteriaPlaces.ts'
import { piecesOf } from './criteriaPieces.ts'
import { HONOURED, WHO } from './honoured.ts'
import type { OutlineNode } from './outline.ts'
import { kindsAbove, standsIn } from './parts.ts'
import { wordCount } from './phrases.ts'
import { clausesOf, trimSpan, type Clause } from './sentences.ts'
import type { PlanView } from './view.ts'

/** "Cá nhân được đề nghị tặng … phải …": who is honoured must meet what follows. */
const MUST = new RegExp(
  String.raw`(?:^|,\s)\s*(?:riêng\s|để được [^,;.]{3,40},\s)?((?:các |những |mỗi |từng )?${WHO}(?!\p{L})[^,;:.]{0,80}?(?:,\s(?:hạng|loại|và|hoặc)[^,;:.]{0,30}?)?)\s+(?:phải|cần)\s+(?!gửi|nộp|báo cáo|lập|kèm)`,
  'u',
)
/** whoever is said to be honoured, by whatever noun */
const MUST_BE =
  /^\s*(?!việc|công tác|quá trình|hội nghị|biên bản|báo cáo|danh sách|văn bản|thủ tục|quy trình)((?:các |những |mỗi |từng )?\p{L}[^,;:.]{2,90}?)\s+(?:phải|cần)\s+(?!gửi|nộp|báo cáo|lập|kèm)/u
/** "Chi hội được khen khi: có …" */
const WHEN =
  /^\s*((?:các |những |mỗi |từng )?\p{L}[^,;:.]{1,60}?)\s+(?:sẽ\s)?được\s(?:xét\s|đề nghị\s|xem xét\s)?(?:khen|xét|tặng|công nhận|bình chọn|trao|suy tôn|tuyên dương|biểu dương|chọn|giải)[^,;:.]{0,40}?\s(?:khi|nếu|với điều kiện)(?!\p{L})\s*:?\s*/u
const HELD = /khen|tặng|cờ thi đua|danh hiệu|trao|giải thưởng/u
const BARE = new RegExp(
  String.raw`^(?:các |những |mỗi |từng )?(${WHO})(?:\s(?:được|đề nghị|xét|xét chọn|xét khen|khen thưởng|khen|chọn))*$`,
  'u',
)

/** "Trong số 30 cá nhân nói trên, bác sĩ không quá 10 người": how the honoured are made up. */
const MADE_UP =
  /^\s*(?:trong|tính trên)\s+(?:tổng\s+)?số\s[^;.]{0,80}?(?:khen|đề nghị|nói trên|trên|được (?:xét|tặng|chọn))[^;.]*?(?:không (?:vượt )?quá|ít nhất|tối thiểu|phải có|không dưới|trên|dưới)\s*\d/u
/** a clause behind the award: "Chiến sĩ thi đua: không quá 15%; phải có sáng kiến" */
const REQUIRED = /^\s*phải (?:có|đạt|là|được|hoàn thành|đủ)(?!\p{L})/u
const ONLY_THEN = /\smới (?:được\s)?(?:xét|đề nghị|khen|trình|công nhận|đưa vào|tặng|bình)/u
const LEFT_OUT =
  /^\s*(?:không|chưa) (?:xét|bình xét|xem xét|đề nghị (?:khen|xét|tặng))(?!\p{L})|\s(?:thì|sẽ)\s(?:không|chưa) (?:được\s)?(?:xét|xem xét|bình xét|xếp|đề nghị|khen|công nhận)|\s(?:không|chưa) được (?:xét|bình xét|xem xét|xếp|đề nghị|khen|công nhận|đưa vào)(?!\p{L})/u
/** "Tổ đạt từ 90 điểm được tặng …": the condition stands in the subject */
const BY_DOING = new RegExp(
  String.raw`^\s*(?:các |những |mỗi )?(${WHO}(?:\s(?!đạt|có|hoàn|vượt|giành)\p{L}+){0,3})\s(?:đạt|có|hoàn thành|vượt|giành)\s[^;.]{0,120}?\d[^;.]{0,120}?\s(?:thì\s|sẽ\s)?được\s(?:xét|tặng|khen|đề nghị|công nhận|trao|biểu dương|suy tôn)`,
  'u',
)
const POINTS =
  /(?:bị trừ|trừ|cộng(?: thêm)?|thưởng)\s+(?:(?:từ|tối đa)\s+)?\d+(?:[,.]\d+)?\s*(?:đến\s+\d+\s*)?điểm|điểm (?:thưởng|cộng|trừ)[^;.]{0,30}\d+ điểm/u
const SCALE =
  /(?:thang điểm|tổng (?:số )?điểm|điểm tối đa)[^:;.]{0,60}?(?:\.\d{3}[^:;.]{0,40})?(?:trong đó|gồm|bao gồm|cụ thể|chia)[^:;.]{0,20}:\s*/u
/** "Giấy khen … ưu tiên người …", "mỗi đơn vị đề nghị không quá …": how the honoured are chosen among themselves */
const PREFERS = /(?:^|\s)ưu tiên\s/u
const COUNTS = /(?<![\p{L}\d])\d{1,3}\s(?:tập thể|cá nhân|người|đơn vị|giấy|bằng|cờ|hộ)(?!\p{L})/u
const QUOTA =
  /^\s*(?:mỗi|từng)\s\p{L}[^;:]{0,50}?(?:đề nghị|giới thiệu|xét|chọn|bình|khen|đề xuất|được)[^;:]{0,30}(?:không (?:vượt )?quá|tối đa|nhiều nhất|không nhiều hơn)\s*\d/u
const RATIO =
  /^\s*(?:tỷ lệ|tỉ lệ|số lượng|số)(?!\p{L})[^;:]{0,80}(?:không (?:vượt )?quá|tối đa|ít nhất|tối thiểu)\s*\d/u
const ELSEWHERE = ['purpose', 'end', 'theme', 'budget'] as const

/** Whom "cá nhân được đề nghị khen" names: the kind alone, unless the words name an award. */
function whom(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return BARE.exec(plain.toLowerCase())?.[1] ?? plain.replace(/^(?:các|những|mỗi|từng)\s/iu, '')
}

/** The place that a sentence with "phải" makes, from its obligation to its end. */
function boundBy(view: PlanView, sentence: readonly Clause[], held: boolean): CriteriaPlace | null {
  for (const clause of sentence) {
    const lower = view.flatLower.slice(clause.start, clause.end)
    const when = WHEN.exec(lower)
    if (when?.[1] !== undefined)
      return {
        start: clause.start + when[0].length,
        end: sentence.at(-1)?.end ?? clause.end,
        group: whom(
          view.flat
            .slice(clause.start, clause.start + when[0].length)
            .trim()
            .slice(0, when[1].length),
        ),
        nested: false,
      }
    const told = MUST.exec(lower)
    const m = told?.[1] !== undefined && (held || HONOURED.test(told[1])) ? told : MUST_BE.exec(lower)
    if (!m?.[1] || (!HONOURED.test(m[1]) && m !== told)) continue
    const named = clause.start + m.index + m[0].indexOf(m[1])
    const from = clause.start + m.index + m[0].length
    // a short obligation says too little without its subject
    const start = wordCount(view, { start: from, end: clause.end }) < 8 ? named : from
    return {
      start,
      end: sentence.at(-1)?.end ?? clause.end,
      group: whom(view.flat.slice(named, named + m[1].length)),
      nested: false,
    }
  }
  return null
}

/** The honour whose recipients are preferred: "Giấy khen của Giám đốc Sở ưu tiên …". */
const preferred = (lower: string): string | null =>
  /^\s*((?:giấy khen|bằng khen|cờ thi đua|danh hiệu)(?!\p{L})[^,;:]{0,60}?)\s+(?:được\s|cần\s)?ưu tiên/u.exec(
    lower,
  )?.[1] ?? null

/** What one clause says by itself about who may be honoured, or how points are counted. */
function single(view: PlanView, clause: Clause, held: boolean, among: boolean): CriteriaPiece | null {
  const lower = view.flatLower.slice(clause.start, clause.end)
  const lead = /^\s*(?:ghi chú|lưu ý)\s*:\s*/u.exec(lower)?.[0].length ?? 0
  const span = trimSpan(view, { start: clause.start + lead, end: clause.end })
  if (MADE_UP.test(lower)) return { ...span, group: /cá nhân|tập thể|đơn vị/u.exec(lower)?.[0] ?? null }
  if (held && REQUIRED.test(lower)) return { ...span, group: null }
  const doer = among ? BY_DOING.exec(lower)?.[1] : undefined
  if (doer !== undefined) return { ...span, group: doer }
  if (QUOTA.test(lower)) return { ...span, group: null }
  if (among && ((PREFERS.test(lower) && !COUNTS.test(lower)) || RATIO.test(lower)))
    return { ...span, group: preferred(lower) }
  if (!ONLY_THEN.test(lower) && !LEFT_OUT.test(lower) && !POINTS.test(lower)) return null
  const out = /(?:^|\s)(người|cá nhân|tập thể|đơn vị|phòng|hộ)(?!\p{L})/u.exec(lower)?.[1]
  return {
    ...span,
    group: out === undefined || POINTS.test(lower) ? null : out === 'người' ? 'cá nhân' : out,
  }
}

function scaleOf(view: PlanView, sentence: readonly Clause[]): CriteriaPlace | null {
  const [first] = sentence
  const last = sentence.at(-1)
  const m = first ? SCALE.exec(view.flatLower.slice(first.start, first.end)) : null
  return first && last && m
    ? { start: first.start + m.index + m[0].length, end: last.end, group: null, nested: false }
    : null
}

/** Criteria that running words state without a label: who must do what to be honoured, who is left out, how points count. */
export function conditionsIn(view: PlanView, node: OutlineNode): CriteriaPiece[] {
  const lower = view.flatLower.slice(node.body.start, node.body.end)
  if (
    !/phải|cần|không|chưa|mới|điểm|số|ưu tiên|mỗi|từng|tỷ lệ|tỉ lệ|khi|nếu|được/u.test(lower) ||
    node.heading ||
    standsIn(view, node, ...ELSEWHERE)
  )
    return []
  const kind = kindsAbove(view, node)[0]
  if (kind === 'targets') return []
  const held = kind === 'awards' || kind === 'criteria' || HELD.test(lower)
  const sentences = new Map<number, Clause[]>()
  for (const c of clausesOf(view, node.body))
    sentences.set(c.sentence, [...(sentences.get(c.sentence) ?? []), c])
  return [...sentences.values()].flatMap((clauses) => {
    const bound = boundBy(view, clauses, held) ?? scaleOf(view, clauses)
    const own = clauses
      .filter((c) => !bound || c.end <= bound.start)
      .flatMap((c) => single(view, c, held, kind === 'awards' || kind === 'criteria') ?? [])
    return bound ? [...own, ...piecesOf(view, bound)] : own
  })
}
