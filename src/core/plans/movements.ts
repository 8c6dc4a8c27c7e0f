import type { CampaignRelation, Passage } from './programme.ts'
import { sentencesOf, withoutEnd, wordCount } from './phrases.ts'
import type { Span } from './source.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

/** A movement that a sentence names: its words, who launched it, how the plan stands to it. */
export interface Movement {
  /** the noun and the name; only the quoted name when it follows another in a list */
  readonly quote: Passage
  readonly name: string
  readonly quoted: boolean
  /** its opening quote is never closed: where the name ends is a guess */
  readonly unclosed: boolean
  readonly relation: CampaignRelation
  readonly launcher: string | null
  /** stands in a list that is announced ("gồm", ":"), whose tail speaks of all */
  readonly listed: boolean
  readonly sentence: Span
  /** what follows the name in its sentence */
  readonly tail: Span
}

const NOUN =
  /(?:các |những |\d{1,2} )?(?:phong trào(?: thi đua)?(?: yêu nước)?(?: thi đua)?|(?:cuộc|đợt) vận động|cuộc thi đua|(?:đợt|cao trào) thi đua(?: (?:cao điểm|đặc biệt|nước rút))?|chuyên đề thi đua|chiến dịch|(?<!(?:chủ đề|khẩu hiệu|danh hiệu|phương châm|cờ|cụm|khối) )thi đua(?=\s*[“"]))(?!\p{L})/gu
const OPEN = /^(?:\s|mang tên|với chủ đề|với tên gọi|chuyên đề|có tên|:)*(["“'])/u
const MORE = /^\s*(?:[,;]|và|hoặc|[,;]\s*và)\s*(["“])/u
const LAUNCHED = /(?<!\p{L})(?:do|của)\s+([^,;:.“"]{2,60}?)\s+(?:phát động|tổ chức|chỉ đạo|triển khai)/u
/** right behind a name its own launcher: "… “X” do … phát động" */
const LAUNCHED_BY = /^[\s,(]*(?:do|của)\s+([^,;:.“"]{2,60}?)\s+(?:phát động|tổ chức|chỉ đạo|triển khai)/u
/** how many words may stand between the verb and what it governs: "phát động sâu rộng trong toàn tỉnh phong trào …" */
const CONTINUED = /(?<!\p{L})(?:tiếp tục|duy trì)(?:[\s,]+\p{Ll}+){0,8}\s*$/u
const JOINED = /(?<!\p{L})(?:hưởng ứng|tham gia)(?:[\s,]+\p{Ll}+){0,6}\s*$/u
const OWN =
  /(?<!\p{L})(?:phát động|mở|đăng ký thi đua)(?:[\s,]+\p{Ll}+){0,4}(?:\s(?:trong|tới|đến|tại|ở|trên|rộng khắp)\s[^.;:“”]{3,70}\s)?\s*$/u
const DONE =
  /(?:triển khai|thực hiện|đẩy mạnh|tổ chức)(?:\s|(?:và|,|tốt|có hiệu quả|hiệu quả|thực hiện|sâu rộng|nghiêm túc))*$/u

function relationAt(
  lower: string,
  from: number,
  noun: number,
  launcher: string | null,
): { relation: CampaignRelation; spoken: boolean } {
  const before = lower.slice(Math.max(from, noun - 90), noun)
  if (CONTINUED.test(before)) return { relation: launcher ? 'inherited' : 'continued', spoken: true }
  if (JOINED.test(before)) return { relation: launcher ? 'inherited' : 'joined', spoken: true }
  if (OWN.test(before)) return { relation: launcher ? 'inherited' : 'own', spoken: true }
  if (DONE.test(before))
    return {
      relation: launcher ? 'inherited' : 'joined',
      spoken: /thực hiện\s*$|triển khai\s*$/u.test(before),
    }
  return { relation: launcher ? 'inherited' : 'mentioned', spoken: false }
}

/** A name is looked for no farther than this: a text without marks is not read over and over. */
const REACH = 600

/** Where a name opened by a quote ends: at its closing quote, or, never closed, before the next mark. */
function quotedEnd(plain: string, open: number, end: number): number {
  const opener = plain[open] ?? ''
  const closer = opener === '“' ? '”' : opener
  for (let i = open + 1; i < Math.min(end, open + REACH); i++) {
    if (plain[i] === closer || (opener === '“' && plain[i] === '"')) return i + 1
    if (opener === '“' && plain[i] === '“') break
  }
  const stop = /[;\n.]/.exec(plain.slice(open, Math.min(end, open + REACH)))
  return stop ? open + stop.index + 1 : Math.min(end, open + REACH)
}

const AFTER_QUOTE = /^\s*(?:giai đoạn \d{4}\s*-\s*\d{4}|(?:trong )?năm \d{4})/u
const NO_NAME =
  /^\s*(?:do|của|theo|trong|tại|năm|phải|với|thường xuyên|giai đoạn|là|và|được|thiết thực|sôi nổi|phù hợp|chuyên đề|đặc biệt|trở|thực sự|đã|có|gắn|để|nhằm|bằng|từ|ở|trên|khác|này|nêu|sau|gồm|đi vào|một|cụ thể|yêu nước|hằng|hàng|6|06|đến|cho|hướng|:|,|;|\.|\(|$)/u
const NAME_STOP =
  /[;:(]|\.(?=\s|$)|,(?!\s*(?:ngày|số|quốc phòng|an ninh|kỷ cương|văn hóa|xã hội)(?!\p{L}))|\s(?:để|nhằm|gắn với|trong toàn|do\s|từ ngày|từ tháng|đến hết|với nội dung|với chủ đề|cụ thể|như sau|và\s+(?:phong trào|cuộc vận động|các))/u
const LIST_STOP = /[;:]|\.(?=\s|$)|\svà\s+(?:phong trào|cuộc vận động)/u

function bareName(view: PlanView, from: number, end: number, listed: boolean): Span | null {
  const lower = view.flatLower.slice(from, Math.min(end, from + REACH))
  if (NO_NAME.test(lower)) return null
  let stop = (listed ? LIST_STOP : NAME_STOP).exec(lower)
  // a quoted part may hold marks of its own
  const quote = lower.indexOf('“')
  if (stop && quote >= 0 && quote < stop.index + 2) {
    const close = lower.indexOf('”', quote)
    stop = close > 0 ? (/$/.exec(lower.slice(0, close + 1)) ?? stop) : stop
  } else if (!listed && quote >= 0 && !stop) stop = /”|$/.exec(lower)
  const span = withoutEnd(view, { start: from, end: from + (stop ? stop.index : lower.length) })
  return wordCount(view, span) >= 3 ? span : null
}

interface Found extends Span {
  readonly nounStart: number
  readonly name: Span
  /** where the name proper ends, before the years that follow its quotes */
  readonly nameEnd: number
  readonly quoted: boolean
}

function foundIn(view: PlanView, sentence: Span, listed: boolean): Found[] {
  const found: Found[] = []
  const text = view.flatLower.slice(sentence.start, sentence.end)
  let reached = sentence.start
  for (const m of text.matchAll(NOUN)) {
    const noun = sentence.start + m.index
    let at = noun + m[0].length
    if (noun < reached) continue
    const opened = OPEN.exec(view.flat.slice(at, Math.min(sentence.end, at + 40)))
    if (!opened) {
      const name = bareName(view, at, sentence.end, listed)
      if (name) {
        found.push({ nounStart: noun, start: noun, end: name.end, name, nameEnd: name.end, quoted: false })
        reached = holdsMovement(view, name) ? noun + m[0].length : name.end
      }
      continue
    }
    let open = at + opened[0].length - 1
    for (let first = true; ; first = false) {
      const end = quotedEnd(view.plain, open, sentence.end)
      const extra =
        AFTER_QUOTE.exec(view.flatLower.slice(end, Math.min(sentence.end, end + 40)))?.[0].length ?? 0
      found.push({
        nounStart: noun,
        start: first ? noun : open,
        end: end + extra,
        name: { start: open, end: end + extra },
        nameEnd: end,
        quoted: true,
      })
      at = end + extra
      const more = MORE.exec(view.flat.slice(at, Math.min(sentence.end, at + 12)))
      if (!more) break
      open = at + more[0].length - 1
    }
    reached = at
  }
  found.push(
    ...announcedNames(view, sentence, text).filter(
      (a) => !found.some((f) => a.start < f.end && f.start < a.end),
    ),
  )
  found.sort((a, b) => a.start - b.start)
  return found.filter((f) => f.quoted || !holdsMovement(view, f.name))
}

const ANNOUNCED =
  /(?:các |những |\d{1,2} )?(?:phong trào|cuộc vận động)(?: thi đua)?(?: yêu nước)?\s[^“”"]{0,120}?(?:gồm|bao gồm|như|sau đây|sau|là|:)\s*:?\s*(?=[“"])/u

/** "các phong trào do … phát động, gồm: “A”, “B” và “C”": names far behind their noun. */
function announcedNames(view: PlanView, sentence: Span, text: string): Found[] {
  const m = ANNOUNCED.exec(text)
  const names: Found[] = []
  for (let open = m ? sentence.start + m.index + m[0].length : -1; open >= 0;) {
    const end = quotedEnd(view.plain, open, sentence.end)
    const nounStart = sentence.start + (m?.index ?? 0)
    const extra =
      AFTER_QUOTE.exec(view.flatLower.slice(end, Math.min(sentence.end, end + 40)))?.[0].length ?? 0
    names.push({
      nounStart,
      start: open,
      end: end + extra,
      name: { start: open, end: end + extra },
      nameEnd: end,
      quoted: true,
    })
    const more = MORE.exec(view.flat.slice(end + extra, Math.min(sentence.end, end + extra + 12)))
    open = more ? end + extra + more[0].length - 1 : -1
  }
  return names
}

/** "phong trào thi đua thực hiện Cuộc vận động “…”" names the inner one. */
const holdsMovement = (view: PlanView, name: Span): boolean =>
  /(?:phong trào|cuộc vận động)/u.test(view.flatLower.slice(name.start, name.end))

const nameWords = (view: PlanView, f: Found): string =>
  wordsOf(view, f.quoted ? { start: f.name.start, end: f.nameEnd } : f.name)
    .replace(/^["“”']\s*|\s*["“”';]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Who launched the one movement that the words stand behind. */
function ownLauncher(view: PlanView, from: number, end: number): string | null {
  const m = LAUNCHED_BY.exec(view.flatLower.slice(from, Math.min(end, from + 120)))
  return m ? launcherIn(view, from, m) : null
}

function launcherIn(view: PlanView, at: number, m: RegExpExecArray): string | null {
  const start = at + m[0].indexOf(m[1] ?? '')
  const words = wordsOf(view, { start, end: start + (m[1] ?? '').length })
  return /về việc|ban hành|ngày/u.test(words) ? null : words
}

/** The movements that one sentence names. Those without a quoted name count only after a verb of launching or joining. */
function movementsInSentence(view: PlanView, sentence: Span): Movement[] {
  const lower = view.flatLower.slice(sentence.start, sentence.end)
  const launched = LAUNCHED.exec(lower)
  const launchedAt = launched ? sentence.start + launched.index : -1
  const launcher = launched ? launcherIn(view, launchedAt, launched) : null
  const listed =
    launched !== null &&
    launcher !== null &&
    /(?:gồm|như|:|sau|là)/u.test(
      lower.slice(launched.index + launched[0].length, launched.index + launched[0].length + 14),
    )
  const found = foundIn(view, sentence, listed)
  const first = found[0]
  const head = first
    ? relationAt(view.flatLower, sentence.start, first.nounStart, launcher)
    : { relation: 'mentioned' as const, spoken: false }
  return found.flatMap((f, i): Movement[] => {
    const next = found[i + 1]
    const beside = ownLauncher(view, f.end, next && next.start > f.end ? next.start : sentence.end)
    const own = relationAt(view.flatLower, sentence.start, f.nounStart, beside ?? launcher)
    const spoken = own.spoken || listed || (i > 0 && head.spoken)
    if (!f.quoted && !spoken) return []
    const relation = own.relation === 'mentioned' && i > 0 ? head.relation : own.relation
    return [
      {
        quote: passage(view, f),
        name: nameWords(view, f),
        quoted: f.quoted,
        unclosed: f.quoted && !/[”"']/.test(view.plain[f.nameEnd - 1] ?? ''),
        relation,
        launcher: beside ?? launcher,
        listed,
        sentence,
        tail: { start: f.end, end: next ? next.nounStart : sentence.end },
      },
    ]
  })
}

/** The movements of a paragraph, in order. */
export function movementsIn(view: PlanView, span: Span): Movement[] {
  if (!/phong trào|vận động|thi đua|chiến dịch/u.test(view.flatLower.slice(span.start, span.end))) return []
  return sentencesOf(view, span).flatMap((s) => movementsInSentence(view, s))
}
