import type { FactView } from './facts.ts'
import type { FactKind } from './slots.ts'

export interface Question {
  readonly id: string
  readonly question: string
  readonly facts: readonly string[]
}

/** A five-page plan asks at most 25 decisions; some are left for the checks and the relation. */
const MOST = 18

const KIND_WORDS: Readonly<Record<FactKind, string>> = {
  document: 'phần đầu văn bản', legalBase: 'căn cứ', theme: 'chủ đề', objective: 'mục tiêu', campaign: 'phong trào', participants: 'đối tượng', content: 'nội dung', award: 'hình thức khen',
  criterion: 'tiêu chuẩn', target: 'chỉ tiêu', deadline: 'thời hạn', stage: 'giai đoạn', meeting: 'cuộc họp', responsibility: 'phân công', commemoration: 'ngày kỷ niệm', task: 'nhiệm vụ',
  publicity: 'tuyên truyền', budget: 'kinh phí', linkedDocument: 'văn bản liên quan', recipient: 'nơi nhận',
}

/** Questions that differ only in their figures and quoted words are one. */
const pattern = (question: string): string => question.replace(/[“"][^”"]*[”"]/g, '“…”').replace(/\d[\d./,]*/g, '…')

function grouped(facts: readonly FactView[], keyOf: (f: FactView) => string): Map<string, FactView[]> {
  const groups = new Map<string, FactView[]>()
  for (const fact of facts) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact])
  return groups
}

/** The facts that still ask, like ones together; when there would be too many questions, one a kind. */
export function questionsOf(facts: readonly FactView[]): Question[] {
  const asking = facts.filter((f) => f.certainty === 'ask' && f.state === 'open')
  const fine = grouped(asking, (f) => `${f.kind}|${pattern(f.question ?? '')}`)
  const groups = fine.size <= MOST ? fine : grouped(asking, (f) => f.kind)
  return [...groups].map(([id, members]) => {
    const [first] = members
    const same = members.every((m) => m.question === first?.question)
    const words = same ? (first?.question ?? '') : `${members.length} ${KIND_WORDS[first?.kind ?? 'task']} cần xem, ví dụ: ${first?.question ?? ''}`
    return { id, question: words, facts: members.map((m) => m.id) }
  })
}
