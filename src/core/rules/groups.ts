import type { Clause } from './words.ts'

/** Brackets that group conditions, found in one pass: where each opens and closes. */
export interface Bracket {
  readonly open: number
  readonly close: number
  /** what stands before: nothing or a joint (a group), "không phải" (a negation), or words that "(hoặc …)" offers another way for */
  readonly kind: 'group' | 'not' | 'alternative'
}

const OPENS_GROUP = /(?:^|[;,:(\ue002]|(?:^|[ ,;(])(?:và|hoặc|hoặc là|trong đó|đồng thời|mà)[:,]?)\s*$/u
const OPENS_NOT = /(?:^|[ ,;(])không phải\s*$/u
const CLOSES_GROUP = /^\s*(?:$|[;,.)]|(?:và|hoặc|trong đó|đồng thời)(?= ))/u

function kindAt(shadow: string, open: number, close: number): Bracket['kind'] | null {
  const before = shadow.slice(Math.max(0, open - 24), open)
  if (/^\(\s*hoặc /u.test(shadow.slice(open, open + 12))) return 'alternative'
  if (!CLOSES_GROUP.test(shadow.slice(close + 1, close + 24))) return null
  if (OPENS_NOT.test(before)) return 'not'
  return OPENS_GROUP.test(before) ? 'group' : null
}

/** Grouping brackets at the top of a clause; any other bracket belongs to the words around it. */
export function topBrackets(clause: Clause): readonly Bracket[] {
  const found: Bracket[] = []
  let depth = 0
  let open = 0
  for (let i = 0; i < clause.shadow.length; i++) {
    if (clause.shadow[i] === '(' && depth++ === 0) open = i
    else if (clause.shadow[i] === ')' && depth > 0 && --depth === 0) {
      const kind = kindAt(clause.shadow, open, i)
      if (kind) found.push({ open, close: i, kind })
    }
  }
  return found
}

/** The clause with the inside of every bracket blanked, so that joints inside are not seen; groups become one sign. */
export function coverBrackets(clause: Clause, brackets: readonly Bracket[]): Clause {
  const groups = new Map(brackets.map((b) => [b.open, b]))
  let shadow = ''
  let depth = 0
  let group = false
  for (let i = 0; i < clause.shadow.length; i++) {
    const c = clause.shadow[i] ?? ''
    if (c === '(') {
      if (depth === 0) group = groups.has(i)
      depth++
    }
    shadow += depth > 0 ? (group ? '\ue002' : '\ue001') : c
    if (c === ')' && depth > 0) depth--
  }
  return depth > 0 ? clause : { text: clause.text, shadow }
}
