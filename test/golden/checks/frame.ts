import { checksOf, type BodyFigures } from '../../../src/core/plans/checks/index.ts'
import type { Award, Campaign, Check, Criterion, Deadline, Item, Meeting, Passage, Programme, Target } from '../../../src/core/plans/programme.ts'
import { readPlan } from '../../../src/core/plans/read.ts'
import type { PlanSource } from '../../../src/core/plans/source.ts'
import { readRule } from '../../../src/core/rules/read.ts'

/** A plan to check: words inside a frame that is otherwise in order, facts set by hand where a case needs them, figures of the body. */
export interface Sample {
  readonly words: string
  /** the whole text, when the frame itself is what is checked */
  readonly whole?: boolean
  readonly year?: number
  readonly facts?: (at: Facts) => Partial<Programme>
  readonly body?: BodyFigures
}
export interface Case {
  readonly code: string
  readonly raises: readonly Sample[]
  readonly passes: readonly Sample[]
}

const BASES: Readonly<Record<string, string>> = {
  2022: 'Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;',
  2025: 'Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;',
}
const frame = (words: string, year: number): string => `SỞ TƯ PHÁP TỈNH AN LẠC

Số: 21/KH-STP

An Lạc, ngày 15 tháng 01 năm ${year}

KẾ HOẠCH
Công tác thi đua, khen thưởng năm ${year}

${BASES[year] ?? BASES['2025'] ?? ''}

I. NỘI DUNG

${words}

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.

GIÁM ĐỐC

Mạc Thị Hạ Vy
`

export const sourceOf = (text: string): PlanSource => ({ name: 'mau.txt', sha256: '', kind: 'txt', text: text.normalize('NFC'), pages: [], styles: [], doubts: [], remarks: [] })

/** Facts set by hand at words of the text, for cases that must not depend on how well a reader reads. */
export class Facts {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  passage(words: string): Passage {
    const start = this.text.indexOf(words)
    if (start < 0) throw new Error(`the sample does not hold: ${words}`)
    return { quote: words, start, end: start + words.length }
  }
  item(words: string, id = 'x'): Item {
    const at = this.passage(words)
    return { ...at, id: `${id}@${at.start}`, certainty: 'sure' }
  }
  due(words: string, date: string, who: string | null = 'các phòng'): Deadline {
    return { ...this.item(words, 'deadline'), kind: 'due', date, precision: 'day', what: words, who, submitTo: null }
  }
  target(words: string, value: number, unit: string | null, more: Partial<Target> = {}): Target {
    return { ...this.item(words, 'target'), metric: words, comparator: '>=', value, value2: null, unit, population: null, type: 'percent', ...more }
  }
  criterion(words: string, appliesTo: string): Criterion {
    return { ...this.item(words, 'criterion'), appliesTo, rule: readRule(words).rule }
  }
  award(words: string, form: string, by: string, quantity: number, recipientKind: string): Award & Item {
    const at = this.item(words, 'award')
    return { ...at, form, conferringBody: by, quantity, recipientKind, formQuote: at, quantityQuote: at }
  }
  campaign(words: string, more: Partial<Campaign> = {}): Campaign {
    const at = this.item(words, 'campaign')
    return { ...at, ordinal: null, name: words, nameQuote: at, launcher: null, relation: 'own', from: null, to: null, period: null, contentItems: [], participants: null, awards: [], criteria: [], waves: [], ...more }
  }
  meeting(words: string, more: Partial<Meeting> = {}): Meeting {
    return { ...this.item(words, 'meeting'), kind: 'phiên họp', body: 'Hội đồng', dates: [], chair: null, agenda: [], ...more }
  }
}

export function checksOfSample(sample: Sample): readonly Check[] {
  const text = (sample.whole ? sample.words : frame(sample.words, sample.year ?? 2025)).normalize('NFC')
  const { context, programme } = readPlan(sourceOf(text))
  const facts = sample.facts?.(new Facts(text)) ?? {}
  return checksOf({ context, programme: { ...programme, ...facts }, ...(sample.body ? { body: sample.body } : {}) })
}
