import { awardByCode, findAward, foldRule } from './awards.ts'
import type {
  DisciplineLevel,
  HeldLeaf,
  InitiativeLeaf,
  Leaf,
  MeasureLeaf,
  RatingLeaf,
  RatingLevel,
  Window,
} from './rule.ts'
import { cutWindow } from './windows.ts'
import { match, numberOf, part, unquoted, type Clause } from './words.ts'

/** Why a reading should be looked at by a person. */
export type DoubtKind = 'mixed-connectives' | 'list-or' | 'word-dropped' | 'window-missing'
export interface Doubt {
  readonly kind: DoubtKind
  readonly words: string
}
export interface LeafReading {
  readonly leaf: Leaf
  readonly doubts: readonly Doubt[]
}

type Reader = (clause: Clause, window: Window | null) => LeafReading | null
const sure = (leaf: Leaf): LeafReading => ({ leaf, doubts: [] })
const within = <T extends Leaf>(leaf: T, window: Window | null): T => (window ? { ...leaf, window } : leaf)

const SERVICE = [
  /^(?:đã )?(?:có )?(?:thời gian |thâm niên )?(?:công tác|làm việc|giảng dạy)(?: (?:tại|ở|trong) (?<at>.+?))? (?:từ|ít nhất|tối thiểu|đủ) (?<n>\d+) (?<unit>năm|tháng)(?: trở lên)?$/du,
  /^(?:đã )?có (?:từ |ít nhất |tối thiểu )?(?<n>\d+) (?<unit>năm|tháng) (?:trở lên )?(?:công tác|làm việc|giảng dạy)(?: (?:tại|ở|trong) (?<at>.+?))?(?: trở lên)?$/du,
]
const readService: Reader = (clause, window) => {
  if (window) return null
  const m = SERVICE.map((pattern) => match(clause, pattern)).find(Boolean)
  if (!m) return null
  const unit = m['unit']?.text.toLowerCase() === 'tháng' ? 'tháng' : 'năm'
  const atLeast = numberOf(m['n'], 0)
  return sure({ service: m['at'] ? { atLeast, unit, at: unquoted(m['at']) } : { atLeast, unit } })
}

const LEVELS: Readonly<Record<string, RatingLevel>> = {
  'hoàn thành xuất sắc': 'HTXS',
  'hoàn thành tốt': 'HTT',
  'hoàn thành': 'HT',
  'không hoàn thành': 'KHT',
}
const RATING =
  /^(?:(?<of>.*?\S) )??(?:(?<every>hàng năm|hằng năm|mỗi năm|các năm)(?: đều)?,? ?)?(?:(?:phải )?(?:có )?(?:trong )?(?:(?<least>ít nhất|tối thiểu|từ) )?(?<n>\d+) năm (?<row>liên tục |liên tiếp |liền )?)?(?:(?:phải |đều )?(?:được )?(?:đánh giá|xếp loại|công nhận|đánh giá, xếp loại|xếp loại, đánh giá)(?: chất lượng)?(?: mức| loại)?(?: độ)?:? )?(?<exact>đúng mức )?(?<level>không hoàn thành|hoàn thành xuất sắc|hoàn thành tốt|hoàn thành)(?: chức trách,?)? nhiệm vụ(?: được giao| chính trị| chuyên môn| công tác)?(?<better> trở(?: lên)?| hoặc cao hơn)?$/du
const TOP = (level: RatingLevel): boolean => level === 'HTXS'
const readRating: Reader = (clause, window) => {
  const m = match(clause, RATING)
  const level = LEVELS[foldRule(m?.['level']?.text ?? '')]
  if (!m || !level) return null
  const dropped = clause.shadow.endsWith('trở')
  // somebody is rated only in so many words; "kịp thời hoàn thành nhiệm vụ" is no rating
  if (
    m['of'] &&
    !/^(?:bản thân|đơn vị|cơ quan|tập thể|tổ chức|chi bộ|đảng bộ|phòng|công đoàn|chi đoàn|cá nhân|người đứng đầu|lãnh đạo|\ue001)/u.test(
      m['of'].shadow,
    )
  )
    return null
  const years = m['n'] ? numberOf(m['n'], 1) : m['every'] ? 'every' : 'this'
  const base: RatingLeaf['rating'] = { level, orBetter: !m['exact'] && !TOP(level) && level !== 'KHT', years }
  const of = m['of'] && m['of'].shadow !== 'bản thân' ? { of: unquoted(m['of']) } : {}
  const row = m['row'] ? { consecutive: true } : {}
  const leaf = within<RatingLeaf>({ rating: { ...base, ...row, ...of } }, window)
  return { leaf, doubts: dropped ? [{ kind: 'word-dropped', words: clause.text }] : [] }
}

const DISCIPLINED =
  /^không (?:có )?(?<who>người |cá nhân |thành viên |cán bộ, công chức,? (?:viên chức )?|đoàn viên |ai )?(?:nào )?bị (?:xử lý )?kỷ luật(?: (?:từ |ở )?(?:mức |hình thức )?(?<from>khiển trách|cảnh cáo)(?: trở lên)?)?$/du
const readDiscipline: Reader = (clause, window) => {
  const m = match(clause, DISCIPLINED)
  if (!m) return null
  const from = (m['from']?.shadow ?? null) as DisciplineLevel | null
  return sure(within({ undisciplined: { from, members: m['who'] !== undefined } }, window))
}

const POST = /^(?:là người )?(?<no>không )?(?:đang )?(?:giữ|đảm nhiệm) (?:các )?chức vụ (?<what>\S.*)$/du
const readPost: Reader = (clause, window) => {
  const m = window ? null : match(clause, POST)
  return m?.['what'] ? sure({ post: { held: m['no'] === undefined, what: unquoted(m['what']) } }) : null
}

const KIND = '(?:sáng kiến|đề tài(?: khoa học| nghiên cứu khoa học)?|đề án|giải pháp|công trình)'
const INITIATIVE = new RegExp(
  `^(?:phải |đã )?(?:có )?(?:(?:ít nhất |tối thiểu |từ )?(?<n>\\d+) (?:trở lên )?)?(?<kind>${KIND}(?:(?:,| hoặc| và) ${KIND})*)(?: (?:trở lên))?(?: cấp (?<level>.+?))?(?: (?:đã )?(?:được (?:(?<by>(?:hội đồng|cơ quan|đơn vị|giám đốc|chủ tịch|thủ trưởng|người đứng đầu|sở|ubnd|ủy ban|\ue001).*?) )?)?công nhận|(?: đã)? (?:được )?nghiệm thu)?(?<applied>(?:,| và)? ?(?:(?:đã |được )?áp dụng|có hiệu quả).*)?$`,
  'du',
)
const readInitiative: Reader = (clause, window) => {
  const m = match(clause, INITIATIVE)
  if (!m?.['kind']) return null
  const initiative: InitiativeLeaf['initiative'] = {
    kind: foldRule(m['kind'].text),
    level: m['level'] ? unquoted(m['level']) : null,
    atLeast: numberOf(m['n'], 1),
    ...(m['by'] ? { by: unquoted(m['by']) } : {}),
    ...(m['applied'] ? { applied: true } : {}),
  }
  return sure(within({ initiative }, window))
}

const HELD_HEAD =
  /^(?:bản thân |phải |đã |từng )*(?:(?:là|có|được|đạt|nhận|tặng|tặng thưởng|thưởng|danh hiệu)(?: |$))*(?:(?<least>từ|ít nhất|tối thiểu) )?(?:(?<n>\d+) ?(?:(?<unit>lần|năm|cái)(?= |$) ?)?)?(?<row>liên tục |liên tiếp |liền )?(?:trở lên )?(?:(?:có|được|đạt|nhận|tặng|tặng thưởng|thưởng|công nhận|phong tặng|là|danh hiệu|được danh hiệu)(?: |$))*(?<late>\d+ )?$/du
const HELD_GIVEN =
  /^(?:bản thân |phải |đã |từng )*(?:(?:có )?(?:ít nhất |tối thiểu )?(?<n>\d+) (?<unit>lần|năm) (?<row>liên tục |liên tiếp )?)?được (?<by>[^,]+?) (?:trao )?(?:tặng thưởng|tặng|công nhận|trao|phong tặng)(?: danh hiệu| thưởng)?(?: (?:ít nhất )?(?<late>\d+))?$/du
const HELD_TAIL =
  /^(?:của (?<by>[^,]*?|\ue001+)|do (?<by2>[^,]+?) (?:tặng|trao|công nhận)|(?<level>cấp .+?|(?:chủ tịch )?(?:ubnd|ủy ban nhân dân) .+?))?(?: trở lên)?(?: ?(?:ít nhất |từ )?(?<n>\d+) lần(?: trở lên)?)?(?<row>(?:^| )liên tục|(?:^| )liên tiếp)?(?:(?:^| )(?:về|vì) (?<for>.+))?$/du

function readHeld(clause: Clause, window: Window | null): LeafReading | null {
  const found = findAward(clause.shadow)
  if (!found) return null
  const head = part(clause, 0, found.start)
  const tail = part(clause, found.end, clause.text.length)
  const before = match(head, HELD_HEAD) ?? match(head, HELD_GIVEN)
  const after = match(tail, HELD_TAIL)
  return before && after ? heldOf(found.award.code, before, after, clause, window) : null
}

/** "cấp tỉnh" keeps its "cấp"; quotation marks of the printer fall away */
const giverOf = (by: Clause): string =>
  by.shadow.startsWith('cấp ') ? `cấp ${unquoted(part(by, 4, by.text.length))}` : unquoted(by)

type Groups = Readonly<Record<string, Clause>>
function heldOf(
  what: string,
  before: Groups,
  after: Groups,
  clause: Clause,
  window: Window | null,
): LeafReading {
  const count = before['n'] ?? before['late'] ?? after['n']
  const unit = before['unit']?.shadow ?? (after['n'] ? 'lần' : 'cái')
  const by = before['by'] ?? after['by'] ?? after['by2'] ?? after['level']
  const held: HeldLeaf['held'] = {
    what: awardByCode(what)?.code ?? what,
    atLeast: numberOf(count, 1),
    // things cannot follow in a row, times can
    unit: unit === 'năm' || unit === 'lần' ? unit : (before['row'] ?? after['row']) ? 'lần' : 'cái',
    ...(by && by.text !== '' ? { by: giverOf(by) } : {}),
    ...((before['row'] ?? after['row']) ? { consecutive: true } : {}),
    ...(after['for'] ? { for: unquoted(after['for']) } : {}),
  }
  const open = unit !== 'cái' && held.atLeast > 1 && !window && !held.consecutive
  return {
    leaf: within({ held }, window),
    doubts: open ? [{ kind: 'window-missing', words: clause.text }] : [],
  }
}

const NUM = String.raw`\d+(?:[.,]\d+)*`
const COMPARED = '(?<cmp>từ|ít nhất|tối thiểu|trên|dưới|không quá|tối đa|không vượt quá)'
const MEASURES: readonly RegExp[] = [
  // "tỷ lệ đúng hạn đạt từ 98% trở lên"
  `^(?!(?:phải )?đạt |vượt |có )(?<what>.+?) ?(?:(?:phải )?(?:đạt|chiếm) ?)?${COMPARED} (?<n>${NUM}) ?(?<unit>%|điểm)(?: trở (?:lên|xuống))?$`,
  // "đạt từ 90 điểm trở lên"
  `^(?:phải )?đạt ${COMPARED} (?<n>${NUM}) ?(?<unit>%|điểm)(?: trở lên)?(?<what>)$`,
  // "có ít nhất 03 mô hình", "vượt ít nhất 10% khối lượng"
  `^(?:phải )?(?:có |đạt |(?<over>vượt ))?${COMPARED} (?<n>${NUM}) ?(?<unit>%|điểm)?(?! ?(?:lần|năm|tháng|%|điểm)(?: |$)) (?<what>.+?)$`,
  // "đạt 90 điểm trở lên", "có 95% hộ trở lên"
  `^(?:phải )?(?:đạt|có|đủ) (?<n>${NUM}) ?(?<unit>%|điểm)(?<what>.*?) trở lên$`,
  // "100% thủ tục được công khai"
  `^(?:đủ |đạt )?(?<n>100) ?(?<unit>%) (?<what>.+)$`,
].map((source) => new RegExp(source, 'du'))
const COMPARATORS: Readonly<Record<string, MeasureLeaf['measure']['comparator']>> = {
  từ: '>=',
  'ít nhất': '>=',
  'tối thiểu': '>=',
  trên: '>',
  dưới: '<',
  'không quá': '<=',
  'tối đa': '<=',
  'không vượt quá': '<=',
}
const readMeasure: Reader = (clause, window) => {
  const m = MEASURES.map((pattern) => match(clause, pattern)).find(Boolean)
  const comparator = COMPARATORS[m?.['cmp']?.shadow ?? 'từ']
  if (!m || !comparator || !m['n'] || !m['what']) return null
  const unit = m['unit']?.shadow === '%' ? '%' : m['unit'] ? 'điểm' : null
  // "từ 70% hộ trở lên cài đặt": the words around "trở lên" are one thing
  const upward = comparator === '>=' && /(?:^| )trở lên(?= |$)/u.test(m['what'].shadow)
  const thing = upward ? m['what'].text.replace(/ ?trở lên(?= |$)/u, '').trim() : unquoted(m['what'])
  if (thing === '' && (unit === null || m['over'])) return null
  const what = `${m['over'] ? 'vượt ' : ''}${thing}`
  return sure(within({ measure: { what, comparator, value: numberOf(m['n'], 0), unit } }, window))
}

const READERS: readonly Reader[] = [
  readService,
  readRating,
  readDiscipline,
  readInitiative,
  readHeld,
  readPost,
  readMeasure,
]

const LEAD = /^(?:(?:và|hoặc|trong đó)[,:]? )+/u

/** One condition. Words that no reader knows stay as they are, for a person to judge. */
export function readLeaf(clause: Clause): LeafReading {
  const bare = part(clause, LEAD.exec(clause.shadow)?.[0].length ?? 0, clause.text.search(/[\s.;:,/]*$/u))
  const { rest, window } = cutWindow(bare)
  for (const read of READERS) {
    const found = rest.text === '' ? null : read(rest, window)
    if (found) return found
    const whole = window ? read(bare, null) : null
    if (whole) return whole
  }
  return sure({ judged: unquoted(bare) })
}
export const isJudged = (leaf: Leaf): boolean => 'judged' in leaf
