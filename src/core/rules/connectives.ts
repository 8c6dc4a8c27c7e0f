import { part, type Clause } from './words.ts'

/** How two conditions are joined. `list` is a semicolon, `comma` a comma; `set-off` marks "hoặc" after a comma or semicolon. */
export interface Joint {
  readonly start: number
  readonly end: number
  readonly kind: 'list' | 'list-or' | 'comma' | 'and' | 'comma-or' | 'or'
}

const JOINTS =
  /;\s*(?:hoặc là|hoặc)(?: |:)|;\s*(?:và(?= ))?|,\s*(?:hoặc là|hoặc) |,\s*(?:và )?(?:trong đó)(?:,|:)? ?(?:phải )?(?=\S)| (?:và )?trong đó(?:,|:)? (?:phải )?|,\s*(?:và|đồng thời) | (?:và|đồng thời) | hoặc(?: là)? |^hoặc |,\s/gu

function kindOf(words: string): Joint['kind'] {
  const or = words.includes('hoặc')
  if (words.startsWith(';')) return or ? 'list-or' : 'list'
  if (or) return words.startsWith(',') ? 'comma-or' : 'or'
  return words.trim() === ',' ? 'comma' : 'and'
}

/** Every place of a clause where two conditions may be joined, in order; not all of them are. */
export const jointsOf = (clause: Clause): readonly Joint[] =>
  [...clause.shadow.matchAll(JOINTS)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    kind: kindOf(m[0]),
  }))

/** One level of a sentence: conditions in order, each with the joint before it. */
export interface Operand {
  readonly words: Clause
  readonly joint: Joint['kind'] | null
}

const OPENER = /^(?:đã |phải |bản thân )*(có|được|đạt|là|không|hoàn thành|hằng năm|hàng năm)(?= )/u
/** The word that opens a condition; none where the condition leans on the one before it ("hoặc 01 Bằng khen"). */
export const openerOf = (clause: Clause): string | null => OPENER.exec(clause.shadow)?.[1] ?? null

const KIND_PAIR = /(?:sáng kiến|đề tài|đề án|giải pháp|công trình)$/u
const KIND_NEXT = /^(?:sáng kiến|đề tài|đề án|giải pháp|công trình)/u

/** The operands of one level: a joint counts only where a condition of its own follows. */
export function operandsOf(clause: Clause, isCondition: (words: Clause) => boolean): readonly Operand[] {
  const operands: Operand[] = []
  const joints = jointsOf(clause)
  let start = 0
  let before: Joint['kind'] | null = null
  // whether what stands before the joint opens like a condition, or its last piece is one
  let firm: boolean | undefined
  joints.forEach((joint, i) => {
    const next = part(clause, joint.end, joints[i + 1]?.start ?? clause.text.length)
    const last = part(clause, Math.max(start, joints[i - 1]?.end ?? 0), joint.start)
    firm ||= openerOf(part(clause, start, joint.start)) !== null || isCondition(last)
    if (!divides(clause, start, joint, next, firm, isCondition)) return
    operands.push({ words: part(clause, start, joint.start), joint: before })
    ;[start, before, firm] = [joint.end, joint.kind, undefined]
  })
  operands.push({ words: part(clause, start, clause.text.length), joint: before })
  return operands.filter((o) => o.words.text !== '')
}

function divides(
  clause: Clause,
  start: number,
  joint: Joint,
  next: Clause,
  firm: boolean,
  isCondition: (words: Clause) => boolean,
): boolean {
  if (joint.kind === 'list' || joint.kind === 'list-or') return true
  const left = clause.shadow.slice(Math.max(start, joint.start - 20), joint.start)
  if (joint.kind !== 'comma-or' && KIND_PAIR.test(left) && KIND_NEXT.test(next.shadow)) return false
  if (isCondition(next))
    return joint.kind !== 'comma' || /^\S*\d|^(?:có|được|đạt|không|là|\ue002)/u.test(next.shadow)
  if (joint.kind === 'comma') return false
  return firm && openerOf(next) !== null && next.text.includes(' ')
}
