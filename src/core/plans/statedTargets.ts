import type { Comparator } from './programme.ts'
import { withoutEnd } from './phrases.ts'
import type { Span } from './source.ts'
import type { TargetDraft } from './targetItem.ts'
import { wordsOf, type PlanView } from './view.ts'

const STRIVE =
  /(?:(?:tiếp tục|quyết tâm|nỗ lực|ra sức)\s+)?(?:ph[ấầâ]n đấu|quyết tâm)\s+(?:(?:để|cùng|từng bước)\s+)?(?:hoàn thành|thực hiện thắng lợi|thực hiện đạt|đạt|có|giữ vững|hoàn thành và)(?!\p{L})/u
const SURPASS =
  /(?:với mục tiêu\s+(?:thi đua\s+)?)?hoàn thành\s+(?:(?:xuất sắc|tốt|toàn diện|vượt mức|đạt và vượt|và|đạt|vượt|sớm|các|mọi|toàn bộ|thắng lợi)\s+)*/u
const TAIL =
  /,?\s(?:góp phần|gắn với|gắn việc|qua đó|từ đó|nhằm|làm cơ sở|để\s|tạo\s|bảo đảm|đảm bảo an|đưa\s)/u

interface Degree {
  readonly comparator: Comparator
  readonly value: string
}
function degreeOf(words: string): Degree | null {
  if (/đạt (?:và|,) ?vượt/u.test(words))
    return {
      comparator: '>=',
      value: /đạt (?:và|,) ?vượt(?: mức)?(?: kế hoạch)?/u.exec(words)?.[0] ?? 'đạt và vượt',
    }
  if (/vượt/u.test(words))
    return { comparator: '>', value: /vượt(?: mức)?(?: kế hoạch)?/u.exec(words)?.[0] ?? 'vượt' }
  const done = /(hoàn thành(?: toàn diện| xuất sắc| tốt| sớm)?|thực hiện thắng lợi)/u.exec(words)
  return done?.[1] ? { comparator: '=', value: done[1] } : null
}

const plain = { value2: null, unit: null, population: null, type: 'qualitative' as const }

/** what a wave is run to reach */
const FINISH =
  /(?:hoàn thành (?:sớm|vượt|xuất sắc|toàn diện|thắng lợi|dứt điểm)|về đích|cán đích|đạt và vượt)(?!\p{L})/u

/** "phấn đấu hoàn thành …", "hoàn thành vượt mức các chỉ tiêu …": aims without a number. */
export function qualitativeIn(view: PlanView, clause: Span, wave = false): TargetDraft | null {
  const lower = view.flatLower.slice(clause.start, clause.end).replace(/\s/gu, ' ')
  const strive = STRIVE.exec(lower)
  const surpass = strive ? null : aimed(lower)
  const m = strive ?? surpass ?? (wave ? FINISH.exec(lower) : null)
  if (!m) return null
  const tail = lower.slice(m.index + m[0].length).search(TAIL)
  const span = {
    start: clause.start + m.index,
    end: tail < 0 ? clause.end : clause.start + m.index + m[0].length + tail,
  }
  const degree = degreeOf(lower.slice(m.index, span.end - clause.start))
  return { span, ...plain, comparator: degree?.comparator ?? null, value: degree?.value ?? null }
}

/** Without "phấn đấu" only what speaks of set figures and of surpassing them, or of a declared aim, is a target. */
function aimed(lower: string): { index: number; 0: string } | null {
  const m = SURPASS.exec(lower)
  if (!m || !/chỉ\s+tiêu|kế\s+hoạch/u.test(lower.slice(m.index))) return null
  const words = lower.slice(m.index, m.index + 90)
  return /vượt/u.test(words) || m[0].startsWith('với mục tiêu') ? m : null
}

const LEVEL = String.raw`hoàn thành (?:xuất sắc|tốt) nhiệm vụ|hoàn thành nhiệm vụ|trong sạch,? vững mạnh(?: tiêu biểu| xuất sắc)?|vững mạnh(?: xuất sắc| tiêu biểu| toàn diện)?|xuất sắc|tiên tiến|tốt|khá`
const RATED = new RegExp(
  String.raw`(?:xếp loại|đánh giá|phân loại|đạt(?: loại| mức| danh hiệu)?|công nhận)\s+(?:[^;.]{0,50}?\s)??[“"]?\s*(${LEVEL})(?!\p{L})`,
  'u',
)
const BARE_RATED = /^\s*[^;.:]{2,60}?\s(hoàn thành (?:xuất sắc|tốt) nhiệm vụ)(?!\p{L})/u
const STANDARD = /(?:đạt (?:tiêu )?chuẩn|đạt danh hiệu)(?!\p{L})/u
const BUILD =
  /^\s*xây dựng\s[^;:.]{3,90}?[“"\s]\s*(trong sạch,? vững mạnh|vững mạnh(?: toàn diện)?|đạt chuẩn)(?!\p{L})/u

const printed = (view: PlanView, lowerAt: number, length: number): string =>
  wordsOf(view, { start: lowerAt, end: lowerAt + length })

/** A rating that is aimed at: "Chi bộ xếp loại hoàn thành tốt nhiệm vụ", "cơ quan đạt chuẩn văn hóa". */
export function ratingIn(view: PlanView, clause: Span, inTargets: boolean, first = true): TargetDraft | null {
  const lower = view.flatLower.slice(clause.start, clause.end)
  const m = inTargets
    ? (RATED.exec(lower) ?? BARE_RATED.exec(lower) ?? BUILD.exec(lower))
    : ((first ? BUILD.exec(lower) : null) ?? (/ph[ấầâ]n đấu/u.test(lower) ? RATED.exec(lower) : null))
  if (m?.[1]) {
    const at = clause.start + m.index + m[0].lastIndexOf(m[1])
    const end = at + m[1].length
    const above = /^[”"*\s]*trở lên/u.exec(view.flatLower.slice(end, end + 14))
    const stop = above ? end + above[0].length : clause.end
    return {
      span: { start: clause.start, end: stop },
      type: 'rating',
      comparator: above ? '>=' : '=',
      value: printed(view, at, m[1].length),
      value2: null,
      unit: null,
      population: subjectOf(view, clause),
    }
  }
  if (!inTargets || !STANDARD.test(lower)) return null
  return {
    span: clause,
    type: 'rating',
    comparator: '=',
    value: 'đạt chuẩn',
    value2: null,
    unit: null,
    population: subjectOf(view, clause),
  }
}

/** The words before the verb of a target sentence. */
export function subjectOf(view: PlanView, clause: Span): string | null {
  const m = /^\s*([^;:.,]{2,50}?)\s+(?:được|đạt|xếp loại|đề nghị|phấn đấu|hoàn thành|không)(?!\p{L})/u.exec(
    view.flatLower.slice(clause.start, clause.end),
  )
  if (!m?.[1] || /^(?:phấn đấu|có|từ|trên|ít nhất|100|\d)/u.test(m[1])) return null
  return wordsOf(
    view,
    withoutEnd(view, {
      start: clause.start,
      end: clause.start + (m[0].length - m[0].trimStart().length) + m[1].length,
    }),
  )
}
