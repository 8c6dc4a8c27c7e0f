import { awardByCode, awardWords } from './awards.ts'
import { readRule } from './read.ts'
import type {
  HeldLeaf,
  InitiativeLeaf,
  Leaf,
  MeasureLeaf,
  RatingLeaf,
  RatingLevel,
  Rule,
  ServiceLeaf,
  Window,
} from './rule.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const figure = (n: number): string => String(n).replace('.', ',')
const counted = (n: number): string => (Number.isInteger(n) ? two(n) : figure(n))
const LEVEL_WORDS: Readonly<Record<RatingLevel, string>> = {
  HTXS: 'hoàn thành xuất sắc nhiệm vụ',
  HTT: 'hoàn thành tốt nhiệm vụ',
  HT: 'hoàn thành nhiệm vụ',
  KHT: 'không hoàn thành nhiệm vụ',
}

function dateWords(date: string): string {
  const parts = date.split('-').toReversed()
  const label = ['năm', 'tháng', 'ngày'][parts.length - 1] ?? 'năm'
  return `${label} ${parts.join('/')}`
}
function windowWords(window: Window | undefined): string {
  if (!window) return ''
  if ('lastYears' in window) return ` trong ${two(window.lastYears)} năm gần nhất`
  if ('thisPeriod' in window) return ' trong thời gian thi đua'
  return ` từ ${dateWords(window.from)} đến ${dateWords(window.to)}`
}

/** A slot's words as they are, or in quotation marks. */
type Slot = (words: string) => string

const serviceWords = ({ service: s }: ServiceLeaf, slot: Slot): string =>
  `có thời gian công tác${s.at === undefined ? '' : ` tại ${slot(s.at)}`} từ ${two(s.atLeast)} ${s.unit} trở lên`

function ratingWords({ rating: r }: RatingLeaf, slot: Slot): string {
  const top = r.level === 'HTXS' || r.level === 'KHT'
  const level = top
    ? LEVEL_WORDS[r.level]
    : r.orBetter
      ? `${LEVEL_WORDS[r.level]} trở lên`
      : `đúng mức ${LEVEL_WORDS[r.level]}`
  const row = r.consecutive ? 'liên tục ' : ''
  const years =
    r.years === 'every' ? 'hằng năm ' : r.years === 'this' ? '' : `có ít nhất ${two(r.years)} năm ${row}`
  return `${r.of === undefined ? '' : `${slot(r.of)} `}${years}${level}`
}

function heldWords({ held: h }: HeldLeaf, slot: Slot): string {
  const row = h.consecutive ? 'liên tục ' : ''
  const title = awardByCode(h.what)?.subject ? 'đạt danh hiệu' : 'được tặng'
  const got =
    h.unit !== 'cái' ? `${h.unit} ${row}${title} ` : title === 'được tặng' ? row : `${row}danh hiệu `
  const by =
    h.by === undefined ? '' : h.by.startsWith('cấp ') ? ` cấp ${slot(h.by.slice(4))}` : ` của ${slot(h.by)}`
  return `có ít nhất ${two(h.atLeast)} ${got}${awardWords(h.what)}${by}${h.for === undefined ? '' : ` về ${slot(h.for)}`}`
}

function initiativeWords({ initiative: i }: InitiativeLeaf, slot: Slot): string {
  const level = i.level === null ? '' : ` cấp ${slot(i.level)}`
  const by = i.by === undefined ? ' được công nhận' : ` được ${slot(i.by)} công nhận`
  return `có ít nhất ${two(i.atLeast)} ${i.kind}${level}${by}${i.applied ? ', áp dụng có hiệu quả' : ''}`
}

const FROM = { '>=': 'ít nhất', '<=': 'không quá', '>': 'trên', '<': 'dưới' } as const
function measureWords({ measure: m }: MeasureLeaf, slot: Slot): string {
  if (m.unit === null) return `có ${FROM[m.comparator]} ${counted(m.value)} ${slot(m.what)}`
  return `${m.what === '' ? '' : `${slot(m.what)} `}đạt ${FROM[m.comparator]} ${figure(m.value)}${m.unit === '%' ? '%' : ' điểm'}`
}

function leafWords(leaf: Leaf, slot: Slot): string {
  const window = 'window' in leaf ? windowWords(leaf.window) : ''
  if ('judged' in leaf) return slot(leaf.judged)
  if ('service' in leaf) return serviceWords(leaf, slot)
  if ('rating' in leaf) return ratingWords(leaf, slot) + window
  if ('held' in leaf) return heldWords(leaf, slot) + window
  if ('initiative' in leaf) return initiativeWords(leaf, slot) + window
  if ('post' in leaf) return `${leaf.post.held ? '' : 'không '}giữ chức vụ ${slot(leaf.post.what)}`
  if ('measure' in leaf) return measureWords(leaf, slot) + window
  const { from, members } = leaf.undisciplined
  return `không ${members ? 'có người ' : ''}bị kỷ luật${from ? ` từ ${from} trở lên` : ''}${window}`
}

/** among other conditions, words that may join conditions are quoted */
const JOINTS = /[;,()]|(?:^|\s)(?:và|hoặc|trong đó|đồng thời)(?:\s|$)|^(?:là|phải|đã|không phải)(?:\s|$)/iu

/** Bare words where they read back as the same condition; otherwise as few slots as will do stand in quotation marks. */
function leafText(leaf: Leaf, alone: boolean): string {
  if ('judged' in leaf && !alone) return `“${leaf.judged}”`
  for (const marked of [0b00, 0b01, 0b10]) {
    let n = 0
    const words = leafWords(leaf, (slot) =>
      marked & (1 << n++) || (!alone && JOINTS.test(slot)) ? `“${slot}”` : slot,
    )
    if (same(readRule(words).rule, leaf)) return words
  }
  return leafWords(leaf, (slot) => `“${slot}”`)
}
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
const same = (a: Rule, b: Rule): boolean => sorted(a) === sorted(b)

/** Prints a rule as one Vietnamese sentence without a full stop; `readRule` reads the same rule back. */
export function printRule(rule: Rule): string {
  const out: string[] = []
  const todo: ({ readonly rule: Rule; readonly top: boolean } | string)[] = [{ rule, top: true }]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') out.push(next)
    else todo.push(...piecesOf(next.rule, next.top).toReversed())
  }
  return out.join('')
}

function piecesOf(rule: Rule, top: boolean): ({ readonly rule: Rule; readonly top: boolean } | string)[] {
  if ('not' in rule) return ['không phải (', { rule: rule.not, top: true }, ')']
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : null
  if (!parts) return [leafText(rule as Leaf, top)]
  const joint = 'any' in rule ? ' hoặc ' : top ? '; ' : ' và '
  const inside = parts.flatMap((p, i) => [...(i ? [joint] : []), { rule: p, top: false }])
  return top ? inside : ['(', ...inside, ')']
}
