import { foldRule } from './awards.ts'

/**
 * A clause with its shadow: the shadow has the same length, folded, and what stands in quotation marks or inside
 * brackets is blanked, so that no pattern sees a keyword in a name.
 */
export interface Clause {
  readonly text: string
  readonly shadow: string
}

const BLANK = '\ue001'

/** Where a reading that goes left to right is inside quotation marks: true for every such place, marks included. */
function quotedPlaces(folded: string): Uint8Array {
  const inside = new Uint8Array(folded.length)
  const opens: number[] = []
  for (let i = 0; i < folded.length; i++) {
    const c = folded[i]
    if (c === '“' || (c === '"' && opens.length === 0)) opens.push(i)
    else if ((c === '”' || c === '"') && opens.length > 0) {
      const from = opens.pop() ?? i
      if (opens.length === 0) inside.fill(1, from, i + 1)
    }
  }
  return inside
}

export function clauseOf(raw: string): Clause {
  const text = raw
    .normalize('NFC')
    .replace(/\*+|_{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const folded = foldRule(text)
  const inside = quotedPlaces(folded)
  let shadow = ''
  for (let i = 0; i < folded.length; i++) shadow += inside[i] ? BLANK : folded[i]
  return { text, shadow }
}

/** Part of a clause, without white space at its edges. */
export function part(clause: Clause, start: number, end: number): Clause {
  let [from, to] = [start, end]
  while (from < to && clause.text[from] === ' ') from++
  while (to > from && clause.text[to - 1] === ' ') to--
  return { text: clause.text.slice(from, to), shadow: clause.shadow.slice(from, to) }
}

/** The words of a slot as they stand in a rule: quotation marks around the whole of it are the printer's, not the text's. */
export function unquoted(clause: Clause): string {
  const whole = clause.text.length > 2 && clause.shadow === BLANK.repeat(clause.shadow.length)
  if (!whole || clause.text[0] !== '“' || !closesAtEnd(clause.text)) return clause.text
  return clause.text.slice(1, -1)
}

function closesAtEnd(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '“') depth++
    if (text[i] === '”' && --depth === 0) return i === text.length - 1
  }
  return false
}

/** A match on the shadow with its named groups as parts of the clause. */
export function match(clause: Clause, pattern: RegExp): Readonly<Record<string, Clause>> | null {
  const m = pattern.exec(clause.shadow)
  if (!m) return null
  const found: Record<string, Clause> = {}
  for (const [name, span] of Object.entries(m.indices?.groups ?? {}))
    if (span) found[name] = part(clause, span[0], span[1])
  return found
}

export const numberOf = (words: Clause | undefined, fallback: number): number =>
  words === undefined ? fallback : Number(words.text.replace(/\.(?=\d{3})/g, '').replace(',', '.'))
