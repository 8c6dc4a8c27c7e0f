import { attribute, walkXml } from './xml.ts'

interface Level {
  start: number
  format: string
  text: string
  legal: boolean
  font?: string
}
type Levels = Map<number, Level>

interface List {
  abstract: string
  readonly overrides: Map<number, number>
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  let rest = n
  let out = ''
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      out += sign
      rest -= value
    }
  }
  return out
}

/** a…z, then aa, bb… as Word counts */
const letter = (n: number): string =>
  (LETTERS[(n - 1) % 26] ?? '').repeat(Math.min(1 + Math.floor((n - 1) / 26), 5))

function printed(n: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(n)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    case 'upperLetter':
      return letter(n).toUpperCase()
    case 'lowerLetter':
      return letter(n)
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(n)
  }
}

/** Bullets of symbol fonts have no letter of their own: a dash, or a plus for the hollow one that Word sets below it. */
function bullet(text: string): string {
  if (text === '+' || text === 'o') return '+'
  return /^[-–—*]$/.test(text) ? text : '-'
}

function readNumbering(xml: string): { abstracts: Map<string, Levels>; lists: Map<string, List> } {
  const abstracts = new Map<string, Levels>()
  const lists = new Map<string, List>()
  let levels: Levels | null = null
  let level: Level | null = null
  let list: List | null = null
  let override = 0
  const handler = {
    open(name: string, attributes: string) {
      const value = attribute(attributes, 'w:val')
      if (name === 'w:abstractNum')
        abstracts.set(attribute(attributes, 'w:abstractNumId') ?? '', (levels = new Map()))
      else if (name === 'w:num')
        lists.set(attribute(attributes, 'w:numId') ?? '', (list = { abstract: '', overrides: new Map() }))
      else if (name === 'w:abstractNumId' && list) list.abstract = value ?? ''
      else if (name === 'w:lvlOverride') override = Number(attribute(attributes, 'w:ilvl'))
      else if (name === 'w:startOverride' && list) list.overrides.set(override, Number(value))
      else if (name === 'w:lvl' && levels) {
        level = { start: 1, format: 'decimal', text: '', legal: false }
        levels.set(Number(attribute(attributes, 'w:ilvl')), level)
      } else if (level) readLevelTag(level, name, value)
    },
    close(name: string) {
      if (name === 'w:lvl') level = null
      else if (name === 'w:abstractNum') levels = null
      else if (name === 'w:num') list = null
    },
    text: () => undefined,
  }
  walkXml(xml, handler)
  return { abstracts, lists }
}

function readLevelTag(level: Level, name: string, value: string | null): void {
  if (name === 'w:start') level.start = Number(value)
  else if (name === 'w:numFmt') level.format = value ?? 'decimal'
  else if (name === 'w:lvlText') level.text = value ?? ''
  else if (name === 'w:isLgl') level.legal = value !== '0'
}

const MOST_LEVELS = 9

/** Counts Word's automatic numbers as they print. Call once for each numbered paragraph, in order. */
export function numberingOf(xml: string | null): (listId: string, level: number) => string {
  const { abstracts, lists } = readNumbering(xml ?? '')
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  return (listId, at) => {
    const list = lists.get(listId)
    const levels = list && abstracts.get(list.abstract)
    const level = levels?.get(at)
    if (!list || !levels || !level || at >= MOST_LEVELS) return ''
    if (level.format === 'bullet') return bullet(level.text)
    const counts = counters.get(list.abstract) ?? []
    counters.set(list.abstract, counts)
    const restart = list.overrides.get(at)
    const first = restart !== undefined && !begun.has(`${listId}:${at}`)
    begun.add(`${listId}:${at}`)
    counts[at] = first ? restart : (counts[at] ?? level.start - 1) + 1
    counts.length = at + 1
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1
      const n = counts[of] ?? levels.get(of)?.start ?? 1
      return printed(n, level.legal ? 'decimal' : (levels.get(of)?.format ?? 'decimal'))
    })
  }
}
