import { citationsIn, type Citation } from './citations.ts'
import type { PlanContext } from './context.ts'
import { bodyStartOf } from './document.ts'
import { once } from './once.ts'
import { walk } from './outline.ts'
import type { LegalBase } from './programme.ts'
import { tailOf } from './tail.ts'
import { passage } from './view.ts'

const FOUNDING =
  /^(?:Căn cứ|Thực hiện|Thi hành|Theo|Triển khai|Xét|Tiếp tục thực hiện|Để (?:thực hiện|triển khai))(?![\p{L}])/u
const JUST_BEFORE = /(căn cứ|thực hiện|triển khai|thi hành)\s+$/u
const ROLES: readonly (readonly [RegExp, LegalBase['role']])[] = [
  [/^(?:Căn cứ|Xét)/u, 'căn cứ'],
  [/^(?:Thực hiện|Thi hành|Triển khai|Theo|Tiếp tục thực hiện|Để)/u, 'thực hiện'],
]

/** A citation with what the paragraph cites it for. */
export interface CitedPaper extends Citation {
  readonly role: LegalBase['role']
}

/** Every citation between head and tail, repeats included; the plan's own number is not one. */
export const citedPapers = once(({ view, outline, document }: PlanContext): readonly CitedPaper[] => {
  const from = Math.max(document.passages['title']?.end ?? 0, document.passages['kind']?.end ?? 0)
  const to = tailOf(view, outline).recipients
  const bodyStart = bodyStartOf({ end: from }, outline, view.text.length)
  const own = document.number === null ? null : folded(document.number)
  const papers: CitedPaper[] = []
  for (const { block } of walk(outline)) {
    if (block.start < from || (to !== -1 && block.start >= to && block.start < to + 1500)) continue
    const words = view.plain.slice(block.body, block.end).trimStart()
    const founding = block.start < bodyStart && FOUNDING.test(words)
    const role = founding
      ? (ROLES.find(([pattern]) => pattern.test(words))?.[1] ?? 'tham chiếu')
      : 'tham chiếu'
    for (const c of citationsIn(view, { start: block.body, end: block.end }, founding)) {
      if (c.number !== null && folded(c.number) === own) continue
      const said =
        block.start < bodyStart
          ? JUST_BEFORE.exec(view.flatLower.slice(Math.max(block.start, c.start - 24), c.start))?.[1]
          : undefined
      papers.push({
        ...c,
        role: founding || said === undefined ? role : said === 'căn cứ' ? 'căn cứ' : 'thực hiện',
      })
    }
  }
  return papers
})

const folded = (s: string): string => s.toLowerCase().replace(/[^\p{L}\d]+/gu, '')

/** Two mentions of one paper: the same number, or the same law by name. */
export function paperKey(c: Citation, quote: string): string {
  if (c.number !== null) return `${folded(c.number)}${c.bare ? folded(c.kind) : ''}`
  return folded(quote.replace(/\s+(?:ngày|năm|về|,).*$/su, ''))
}

/** Legal bases and papers referred to, each at its first mention. */
export function readLegalBases(context: PlanContext): readonly LegalBase[] {
  const seen = new Set<string>()
  const bases: LegalBase[] = []
  for (const c of citedPapers(context)) {
    const p = passage(context.view, c)
    const key = paperKey(c, p.quote)
    if (seen.has(key)) continue
    seen.add(key)
    bases.push({
      ...p,
      id: `base-${bases.length + 1}@${p.start}`,
      certainty: 'sure',
      role: c.role,
      kind: c.kind,
      number: c.number,
      date: c.date,
      issuer: c.issuer,
    })
  }
  return bases
}
