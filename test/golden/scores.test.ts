import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseProgramme } from '../../src/contract/programme.ts'
import type { Programme } from '../../src/core/plans/programme.ts'
import { readPlan } from '../../src/core/plans/read.ts'
import { f1, sumOf, tally, type Answer, type Tally } from '../support/score.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

function programmeOf(file: string): Programme {
  const text = readFileSync(file, 'utf8').normalize('NFC')
  return readPlan({ name: file, sha256: '0'.repeat(64), kind: 'txt', text, pages: [], styles: [], doubts: [], remarks: [] }).programme
}

function scored(plans: string, answers: string): Map<string, Tally> {
  const total = new Map<string, Tally>()
  for (const name of readdirSync(answers).filter((n) => n.endsWith('.gold.json'))) {
    const plan = name.replace(/(\.txt)?\.gold\.json$/, '.txt')
    const programme = programmeOf(`${plans}/${plan}`)
    parseProgramme(programme)
    tally(total, JSON.parse(readFileSync(`${answers}/${name}`, 'utf8')) as Answer, programme)
  }
  return total
}

/** a, b, c and d were looked at while the readers were built; e never was, and says what to expect of a plan nobody has seen. */
describe('what the reader finds of plans with answers', () => {
  it.each([['a', 0.98], ['b', 0.98], ['c', 0.93], ['d', 0.88], ['e', 0.93]])('set %s: at least %f', (set, least) => {
    const folder = here(`./plans-${set}`)
    expect(f1(sumOf(scored(folder, folder)))).toBeGreaterThanOrEqual(least)
  })
})

const shared = here('../../../shared')
describe('what the reader finds of the real plans', () => {
  if (!existsSync(`${shared}/gold`)) {
    it('are not here', () => console.error('NOT RUN: the shared folder with real plans is not beside this checkout; they were not scored'))
    return
  }
  it('finds 0.95 of them, and 0.90 of each kind of fact', () => {
    const total = scored(`${shared}/seeds`, `${shared}/gold`)
    expect(f1(sumOf(total))).toBeGreaterThanOrEqual(0.95)
    for (const [name, row] of total) expect(f1(row), name).toBeGreaterThanOrEqual(0.9)
  })
})
