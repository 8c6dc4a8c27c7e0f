import { VERB_START, doerAt, isName } from './actors.ts'
import { citedPapers } from './bases.ts'
import type { PlanContext } from './context.ts'
import { bodyStartOf } from './document.ts'
import { once } from './once.ts'
import { walk, type OutlineNode } from './outline.ts'
import { clausesOf, trimSpan, type Clause } from './sentences.ts'
import type { Span } from './source.ts'
import { tailOf } from './tail.ts'
import { tablesOf, type Table } from './tables.ts'
import type { PlanView } from './view.ts'

/** A clause of the plan's own paragraphs with the node it stands in. */
export interface Statement extends Clause {
  readonly node: OutlineNode
  /** "Thời gian:" and the like before it, in lower case; the clause begins after it */
  readonly label: string | null
  readonly labelStart: number
  /** the clause before it in the same sentence */
  readonly previous: Statement | null
}

/** What all readers of dates and duties share: the plan's clauses, and the spans whose dates belong to other papers. */
export interface Facts {
  readonly statements: readonly Statement[]
  readonly cited: readonly Span[]
  /** tables of the paragraphs and annexes; those of head and signature only hold columns */
  readonly tables: readonly Table[]
}

const LABEL_VERB =
  /^(?:chủ trì|phối hợp|thực hiện|tham mưu|đầu mối|phân công|đối tượng|tiêu ch|khen thưởng|triển khai)[^:]{0,30}:/u
const LABEL = /^\s*(\p{L}[^:;.“”]{2,60}?)\s*:\s*(?=\S)/u

/** The label of a labelled line: short, before a colon, and not a list's lead ("gồm:"). */
function labelOf(plain: string): { words: string; length: number } | null {
  const m = LABEL.exec(plain)
  // "Tổ chức 02 đợt kiểm tra: …" is a sentence with its own colon
  if (
    m &&
    VERB_START.test(m[0].trimStart().toLowerCase()) &&
    !LABEL_VERB.test(m[0].trimStart().toLowerCase())
  )
    return null
  return m ? { words: (m[1] ?? '').trim().toLowerCase().replace(/\s+/g, ' '), length: m[0].length } : null
}

/** "Các sở, ban, ngành; UBND các xã tổ chức …": names that a semicolon keeps apart share one verb. */
function joinNames(view: PlanView, clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    if (last && !clause.first && last.end - last.start < 160 && isBareName(view, last))
      joined[joined.length - 1] = { ...last, end: clause.end }
    else joined.push(clause)
  }
  return joined
}

function isBareName(view: PlanView, span: Span): boolean {
  const at = trimSpan(view, span)
  return isName(view.flat.slice(at.start, at.end)) && doerAt(view, at) === null
}

function statementsIn(view: PlanView, node: OutlineNode): Statement[] {
  const label = labelOf(view.plain.slice(node.block.body, Math.min(node.block.end, node.block.body + 80)))
  const start = node.block.body + (label?.length ?? 0)
  const statements: Statement[] = []
  for (const clause of joinNames(view, clausesOf(view, { start, end: node.block.end }))) {
    const last = statements.at(-1)
    const lead = view.plain.slice(clause.start, clause.end)
    const at = clause.start + lead.length - lead.trimStart().length
    const own = statements.length > 0 ? labelOf(lead.slice(0, 80)) : null
    statements.push({
      ...clause,
      node,
      start: own ? clause.start + own.length : at,
      label: statements.length === 0 ? (label?.words ?? null) : (own?.words ?? null),
      labelStart: statements.length === 0 ? node.block.body : at,
      previous: last && last.sentence === clause.sentence ? last : null,
    })
  }
  return statements
}

function collect(context: PlanContext): Facts {
  const { view, outline, document } = context
  const headEnd = Math.max(document.passages['title']?.end ?? 0, document.passages['kind']?.end ?? 0)
  const from = bodyStartOf({ end: headEnd }, outline, view.text.length)
  const tail = tailOf(view, outline)
  const statements: Statement[] = []
  for (const node of walk(outline)) {
    if (
      node.start < from ||
      (tail.recipients !== -1 && node.start >= tail.recipients && node.start < tail.end)
    )
      continue
    if (node.block.kind === 'text') statements.push(...statementsIn(view, node))
  }
  const tables = tablesOf(view, outline).filter(
    ({ node }) =>
      node.start >= from &&
      (tail.recipients === -1 || node.start < tail.recipients - 4 || node.start >= tail.end),
  )
  return { statements, cited: citedPapers(context), tables }
}

/** Collected once a reading. */
export const factsOf = once(collect)

/** Groups in the order in which their keys first come. */
export function groupBy<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const k = key(value)
    const group = groups.get(k)
    if (group) group.push(value)
    else groups.set(k, [value])
  }
  return groups
}
