import { once } from '../once.ts'
import { walk } from '../outline.ts'
import type { PlanContext } from '../context.ts'
import type { Check, CheckSeverity, Programme } from '../programme.ts'
import type { Span } from '../source.ts'
import { passage } from '../view.ts'

/** What the body itself knows and its plan does not say; absent figures are never guessed. */
export interface BodyFigures {
  /** officials and staff */
  readonly headcount?: number
  /** divisions and attached units */
  readonly units?: number
}

/** What a check looks at: the programme just read, the text it was read from, and figures of the body where known. */
export interface CheckInput {
  readonly context: PlanContext
  readonly programme: Programme
  readonly body?: BodyFigures
}

/** One place where a check applies. Severity and basis are those of the definition unless this case has its own. */
export interface Finding {
  readonly at: Span
  readonly message: string
  readonly mend: string
  readonly items?: readonly string[]
  readonly severity?: CheckSeverity
  readonly basis?: string | null
  readonly fix?: NonNullable<Check['fix']>
}

/** A check as the guide shows it. `basis` names an article only where its text was read. */
export interface CheckMeaning {
  readonly code: string
  readonly severity: CheckSeverity
  readonly title: string
  /** what it looks for, one or two Vietnamese sentences */
  readonly meaning: string
  readonly basis: string | null
}
export interface CheckDefinition extends CheckMeaning {
  readonly find: (input: CheckInput) => readonly Finding[]
}

export function checkOf(definition: CheckDefinition, { context }: CheckInput, finding: Finding): Check {
  const words = passage(context.view, finding.at)
  return {
    ...words,
    id: `${definition.code}@${words.start}`,
    code: definition.code,
    severity: finding.severity ?? definition.severity,
    message: finding.message,
    mend: finding.mend,
    basis: finding.basis === undefined ? definition.basis : finding.basis,
    items: finding.items ?? [],
    ...(finding.fix ? { fix: finding.fix } : {}),
  }
}

/** The words of every block after its marker, in reading order. */
export const bodiesOf = once((context: PlanContext): readonly Span[] =>
  Array.from(walk(context.outline), (node) => node.body),
)
/** Their lower-case words: thirty checks look at each. */
const wordsOf = once((context: PlanContext): ReadonlyArray<readonly [Span, string]> =>
  bodiesOf(context).map((block) => [block, context.view.lower.slice(block.start, block.end)]),
)

/** a pattern tied to the ends of a block must be tried on each */
const TIED = /\$|(?:^|[|(:])\^/

/** The blocks that a pattern can be found in: where the whole text has it, those that the find touches. */
function* candidates(context: PlanContext, pattern: RegExp): Generator<readonly [Span, string]> {
  const all = wordsOf(context)
  if (TIED.test(pattern.source) || !pattern.global) {
    yield* all
    return
  }
  let next = 0
  for (const m of context.view.lower.matchAll(pattern)) {
    while (next < all.length && (all[next]?.[0].end ?? 0) <= m.index) next++
    for (let hit = all[next]; hit && hit[0].start < m.index + m[0].length; hit = all[++next]) yield hit
  }
}

/** Where a pattern is found in the blocks of a text; the pattern is matched on lower-case words with marks blanked. */
export function* matchesIn(
  context: PlanContext,
  pattern: RegExp,
): Generator<Span & { readonly groups: readonly (string | undefined)[]; readonly block: Span }> {
  for (const [block, words] of candidates(context, pattern))
    for (const m of words.matchAll(pattern)) {
      const start = block.start + m.index
      yield { start, end: start + m[0].length, groups: m.slice(1), block }
    }
}

/** Where to point when something is missing: the title, or the first words. */
export function headOf({ context, programme }: CheckInput): Span {
  const title = programme.document.passages['title'] ?? programme.document.passages['kind']
  if (title) return title
  const first = bodiesOf(context)[0]
  return first ?? { start: 0, end: Math.min(80, context.view.text.length) }
}
