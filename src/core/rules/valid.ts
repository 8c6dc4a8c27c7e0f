import type { Rule } from './rule.ts'

type Check = (value: unknown) => boolean

const text: Check = (v) => typeof v === 'string' && v.trim() !== ''
const flag: Check = (v) => typeof v === 'boolean'
const amount: Check = (v) => typeof v === 'number' && Number.isFinite(v) && v >= 0
const oneOf = (...allowed: readonly unknown[]): Check => (v) => allowed.includes(v)
const either = (...checks: readonly Check[]): Check => (v) => checks.some((check) => check(v))

interface Shape {
  readonly needs: Readonly<Record<string, Check>>
  readonly may?: Readonly<Record<string, Check>>
}

const fits = (value: unknown, { needs, may = {} }: Shape): boolean => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const fields = value as Record<string, unknown>
  const known = Object.keys(fields).every((name) => name in needs || name in may)
  return known && Object.entries(needs).every(([name, check]) => check(fields[name])) && Object.entries(may).every(([name, check]) => fields[name] === undefined || check(fields[name]))
}

const WINDOWS: readonly Shape[] = [{ needs: { lastYears: amount } }, { needs: { from: text, to: text } }, { needs: { thisPeriod: oneOf(true) } }]
const LEVEL = oneOf('HTXS', 'HTT', 'HT', 'KHT')

const LEAVES: Readonly<Record<string, Shape>> = {
  service: { needs: { atLeast: amount, unit: oneOf('năm', 'tháng') }, may: { at: text } },
  rating: { needs: { level: LEVEL, orBetter: flag, years: either(oneOf('every', 'this'), amount) }, may: { consecutive: flag, of: text } },
  held: { needs: { what: text, atLeast: amount, unit: oneOf('lần', 'năm', 'cái') }, may: { by: text, consecutive: flag, for: text } },
  initiative: { needs: { kind: text, level: either(oneOf(null), text), atLeast: amount }, may: { by: text, applied: flag } },
  post: { needs: { held: flag, what: text } },
  undisciplined: { needs: { from: oneOf(null, 'khiển trách', 'cảnh cáo'), members: flag } },
  measure: { needs: { what: text, comparator: oneOf('>=', '<=', '>', '<'), value: amount, unit: oneOf('%', 'điểm', null) } },
}

const DEEPEST = 20

function isLeaf(rule: Record<string, unknown>): boolean {
  if ('judged' in rule) return Object.keys(rule).length === 1 && text(rule['judged'])
  const { window, ...leaf } = rule
  const [name, ...others] = Object.keys(leaf)
  const shape = name === undefined ? undefined : LEAVES[name]
  if (!shape || others.length > 0 || name === undefined) return false
  return fits(leaf[name], shape) && (window === undefined || WINDOWS.some((w) => fits(window, w)))
}

/** Is this JSON a rule, whole and without anything else? Groups at most 20 deep; unknown keys are no rule. */
export function isRule(value: unknown, depth = 0): value is Rule {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return false
  const rule = value as Record<string, unknown>
  const [only, ...others] = Object.keys(rule)
  if (only === 'not') return others.length === 0 && isRule(rule['not'], depth + 1)
  if (only === 'all' || only === 'any') {
    const parts = rule[only]
    return others.length === 0 && Array.isArray(parts) && parts.length > 0 && parts.every((part) => isRule(part, depth + 1))
  }
  return isLeaf(rule)
}
