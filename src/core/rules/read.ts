import { operandsOf, openerOf, type Operand } from './connectives.ts'
import { topBrackets, coverBrackets } from './groups.ts'
import { isJudged, readLeaf, type Doubt } from './leaves.ts'
import { groupOf, type Rule } from './rule.ts'
import { clauseOf, part, type Clause } from './words.ts'

export type { Doubt, DoubtKind } from './leaves.ts'

export interface RuleReading {
  readonly rule: Rule
  /** what a person should look at: the sentence allows another reading, or a word is missing */
  readonly doubts: readonly Doubt[]
}

/** No sentence of this genre nests deeper; what lies below is kept as words. */
const DEEPEST = 40
/** A longer piece is prose, not a condition. */
const LONGEST = 2000

/** Reads a criterion. It never fails: what it does not understand becomes `{ judged }` with the words kept. */
export function readRule(text: string): RuleReading {
  const clause = clauseOf(text)
  const doubts: Doubt[] = []
  const rule = readLevel(clause, 0, doubts)
  return { rule, doubts }
}

function readLevel(clause: Clause, depth: number, doubts: Doubt[]): Rule {
  const end = clause.shadow.search(/[\s.;:,/]*$/u)
  const bare = part(clause, 0, end)
  if (depth > DEEPEST) return { judged: bare.text }
  const brackets = topBrackets(bare)
  const covered = coverBrackets(bare, brackets)
  const operands = operandsOf(covered, isCondition)
  const rules = operands.map((operand) => readOperand(operand.words, bare, depth, doubts))
  carryCounts(operands, rules)
  return assemble(operands, rules, bare, doubts)
}

const isCondition = (words: Clause): boolean =>
  words.shadow.includes('\ue002') ||
  (words.text.length < LONGEST && !isJudged(readLeaf(words).leaf)) ||
  /^\ue001+$/u.test(words.shadow)

/** An operand is a bracketed group, a negated group, a condition with "(hoặc …)" behind it, or a condition. */
function readOperand(words: Clause, _whole: Clause, depth: number, doubts: Doubt[]): Rule {
  const at = words.shadow.indexOf('\ue002')
  if (at < 0) return leafOf(words, doubts)
  const to = words.shadow.lastIndexOf('\ue002')
  const inner = clauseOf(words.text.slice(at + 1, to))
  const before = part(words, 0, at)
  if (before.text === '') return readLevel(inner, depth + 1, doubts)
  if (before.shadow === 'không phải') return { not: readLevel(inner, depth + 1, doubts) }
  const other = readLevel(clauseOf(inner.text.replace(/^hoặc /iu, '')), depth + 1, doubts)
  const after = words.text.slice(to + 1)
  return groupOf('any', [leafOf(clauseOf(`${before.text}${after}`), doubts), other])
}

function leafOf(words: Clause, doubts: Doubt[]): Rule {
  if (words.text.length >= LONGEST) return { judged: words.text }
  const { leaf, doubts: found } = readLeaf(words)
  doubts.push(...found)
  return leaf
}

/** "03 năm liên tục đạt danh hiệu A hoặc đạt danh hiệu B": the count and the run belong to both. */
function carryCounts(operands: readonly Operand[], rules: Rule[]): void {
  for (let i = 1; i < rules.length; i++) {
    const [left, right] = [rules[i - 1], rules[i]]
    if (!left || !right || operands[i]?.joint !== 'or' || !('held' in right)) continue
    const bareRight =
      !/\d/u.test(operands[i]?.words.shadow ?? '') && /^(?:đạt|được)/u.test(operands[i]?.words.shadow ?? '')
    if (!bareRight || !('held' in left) || left.held.unit === 'cái') continue
    const { atLeast, unit, consecutive } = left.held
    rules[i] = { ...right, held: { ...right.held, atLeast, unit, ...(consecutive ? { consecutive } : {}) } }
  }
}

/** Lists (";") bind loosest, then "hoặc" set off by a comma, then "và" and "hoặc" side by side. */
function assemble(
  operands: readonly Operand[],
  rules: readonly Rule[],
  whole: Clause,
  doubts: Doubt[],
): Rule {
  const chunks = splitAt(operands, rules, ['list', 'list-or'])
  const read = chunks.map((chunk) => ({ joint: chunk.joint, rule: readChunk(chunk, whole, doubts) }))
  const joints = read.slice(1).map((c) => c.joint)
  if (!joints.includes('list-or'))
    return groupOf(
      'all',
      read.map((c) => c.rule),
    )
  const lastOnly = joints.at(-1) === 'list-or' && joints.filter((j) => j === 'list-or').length === 1
  if (joints.length > 1 && joints.includes('list')) doubts.push({ kind: 'list-or', words: whole.text })
  if (lastOnly || !joints.includes('list'))
    return groupOf(
      'any',
      read.map((c) => c.rule),
    )
  return groupOf(
    'all',
    gather(read, 'list-or').map((group) => groupOf('any', group)),
  )
}

interface Chunk {
  readonly joint: Operand['joint']
  readonly operands: readonly Operand[]
  readonly rules: readonly Rule[]
}
function splitAt(
  operands: readonly Operand[],
  rules: readonly Rule[],
  joints: readonly Operand['joint'][],
): readonly Chunk[] {
  const chunks: { joint: Operand['joint']; operands: Operand[]; rules: Rule[] }[] = []
  operands.forEach((operand, i) => {
    const rule = rules[i]
    if (!rule) return
    const open = chunks.at(-1)
    if (open && !joints.includes(operand.joint)) {
      open.operands.push(operand)
      open.rules.push(rule)
    } else chunks.push({ joint: operand.joint, operands: [operand], rules: [rule] })
  })
  return chunks
}

/** Neighbours joined by `joint` stand in one group. */
function gather(
  parts: readonly { readonly joint: Operand['joint']; readonly rule: Rule }[],
  joint: Operand['joint'],
): readonly (readonly Rule[])[] {
  const groups: Rule[][] = []
  for (const p of parts) {
    const open = groups.at(-1)
    if (open && p.joint === joint) open.push(p.rule)
    else groups.push([p.rule])
  }
  return groups
}

function readChunk(chunk: Chunk, whole: Clause, doubts: Doubt[]): Rule {
  const alternatives = splitAt(chunk.operands, chunk.rules, ['comma-or'])
  return groupOf(
    'any',
    alternatives.map((a) => readSideBySide(a, whole, doubts)),
  )
}

/**
 * "A và B hoặc C" without brackets: an alternative without a verb of its own, or opening like the one before it, stands
 * against that one alone; any other against all before it. Either way the sentence is doubtful.
 */
function readSideBySide(chunk: Chunk, whole: Clause, doubts: Doubt[]): Rule {
  const joints = chunk.operands.slice(1).map((o) => o.joint)
  // "A, B hoặc C" is one list of alternatives; "A hoặc B, C" sets A against B with C
  const list =
    joints.length > 1 &&
    joints.at(-1) === 'or' &&
    joints.slice(0, -1).every((j) => j === 'comma' || j === 'or')
  if (list) return groupOf('any', chunk.rules)
  if (joints.includes('or') && joints.some((j) => j !== 'or'))
    doubts.push({ kind: 'mixed-connectives', words: whole.text })
  const alternatives: Rule[][][] = []
  chunk.operands.forEach((operand, i) => {
    const rule = chunk.rules[i]
    if (!rule) return
    const group = alternatives.at(-1)
    if (!group || i === 0) alternatives.push([[rule]])
    else if (operand.joint !== 'or') group.push([rule])
    else if (chunk.operands[i + 1]?.joint !== 'comma' && isTight(chunk.operands[i - 1], operand))
      group.at(-1)?.push(rule)
    else alternatives.push([[rule]])
  })
  return groupOf(
    'any',
    alternatives.map((group) =>
      groupOf(
        'all',
        group.map((ways) => groupOf('any', ways)),
      ),
    ),
  )
}

function isTight(previous: Operand | undefined, operand: Operand): boolean {
  const opener = openerOf(operand.words)
  return opener === null || (previous !== undefined && openerOf(previous.words) === opener)
}
