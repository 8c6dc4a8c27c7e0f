import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkMeanings } from '../../src/core/plans/checks/index.ts'
import { checksOfSample } from './checks/frame.ts'
import { factCases } from './checks/fact-cases.ts'
import { textCases } from './checks/text-cases.ts'

const cases = [...textCases, ...factCases]

describe('the checks of a plan', () => {
  test('every check has two plans that raise it and two that nearly do', () => {
    const counted = cases.filter((c) => c.raises.length >= 2 && c.passes.length >= 2).map((c) => c.code)
    expect([...counted].sort()).toEqual(checkMeanings.map((m) => m.code).sort())
  })

  test.each(cases.flatMap(({ code, raises }) => raises.map((sample) => ({ code, sample, words: sample.words.slice(0, 60) }))))('$code is raised by: $words', ({ code, sample }) => {
    const found = checksOfSample(sample).filter((c) => c.code === code)
    expect(found.length).toBeGreaterThan(0)
    for (const check of found) {
      expect(check.quote).not.toBe('')
      expect(check.message).toMatch(/\.$/)
      expect(check.mend).toMatch(/\.$/)
    }
  })

  test.each(cases.flatMap(({ code, passes }) => passes.map((sample) => ({ code, sample, words: sample.words.slice(0, 60) }))))('$code is not raised by: $words', ({ code, sample }) => {
    expect(checksOfSample(sample).filter((c) => c.code === code)).toEqual([])
  })

  test('a plan in good order raises none', () => {
    const words = readFileSync(new URL('good-plan.txt', import.meta.url), 'utf8')
    expect(checksOfSample({ words, whole: true })).toEqual([])
  })
})
