import type { Span } from '../source.ts'
import { bodiesOf, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

const ACRONYM = /(?<![\p{L}\d/-])[A-ZĐƯƠÔÊÂĂ]{4,10}(?![\p{L}\d/-])/gu

/** One letter changed, added or dropped, but not only a longer form of the same abbreviation. */
function oneLetterApart(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  let changed = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) changed++
  return changed === 1
}

interface Seen extends Span {
  readonly times: number
}
function acronyms({ context }: CheckInput): Finding[] {
  const seen = new Map<string, Seen>()
  for (const block of bodiesOf(context)) {
    const words = context.view.plain.slice(block.start, block.end)
    // shouted headings hold no abbreviations
    if (!/\p{Ll}/u.test(words)) continue
    for (const m of words.matchAll(ACRONYM)) {
      const start = block.start + m.index
      const known = seen.get(m[0])
      seen.set(
        m[0],
        known ? { ...known, times: known.times + 1 } : { start, end: start + m[0].length, times: 1 },
      )
    }
  }
  const common = [...seen].filter(([, s]) => s.times >= 3)
  return [...seen].flatMap(([word, s]) => {
    const meant = s.times === 1 ? common.find(([other]) => oneLetterApart(word, other)) : undefined
    return meant
      ? [
          {
            at: s,
            message: `Chữ viết tắt “${word}” chỉ gặp một lần, khác “${meant[0]}” một chữ.`,
            mend: `Nếu là cùng một từ, viết là “${meant[0]}”.`,
          },
        ]
      : []
  })
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s,.;:–-]+/gu, ' ')
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/ủy ban nhân dân/g, 'ubnd')
    .replace(/\s+/g, ' ')
    .trim()

function aliases({ programme }: CheckInput): Finding[] {
  const first = new Map<string, string>()
  const named = [
    ...programme.responsibilities.flatMap((r) => r.who.map((name) => ({ name, item: r }))),
    ...programme.recipients.map((r) => ({ name: r.name, item: r })),
  ]
  const told = new Set<string>()
  return named.flatMap(({ name, item }) => {
    const key = plainName(name)
    const before = first.get(key)
    if (before === undefined) first.set(key, name)
    const same = before === undefined || flat(before) === flat(name) || told.has(key)
    if (same) return []
    told.add(key)
    return [
      {
        at: item,
        items: [item.id],
        message: `“${name}” và “${before}” có lẽ là một.`,
        mend: 'Viết tên một cơ quan theo một cách trong cả văn bản.',
      },
    ]
  })
}
const flat = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^)]*\)/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[.;:]+$/, '')
    .trim()

function twice({ programme }: CheckInput): Finding[] {
  const seen = new Set<string>()
  return programme.recipients.flatMap((r) => {
    const key = plainName(r.name)
    if (r.purpose === 'lưu' || key === '') return []
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [{ at: r, items: [r.id], message: `“${r.name}” có hai lần trong nơi nhận.`, mend: 'Bỏ một dòng.' }]
  })
}

/** L19: one body, one name. */
export const names: CheckDefinition = {
  code: 'L19',
  severity: 'note',
  title: 'Một cơ quan nhiều tên, chữ viết tắt lệch',
  meaning:
    'Cùng một cơ quan viết theo nhiều cách, một chữ viết tắt lệch so với cả văn bản, hoặc một nơi nhận ghi hai lần.',
  basis: null,
  find: (input) => [...acronyms(input), ...aliases(input), ...twice(input)],
}
