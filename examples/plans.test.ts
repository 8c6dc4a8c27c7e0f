import { describe, expect, it } from 'vitest'
import type { Programme, Target } from '../src/core/plans/programme.ts'
import { readPlan } from '../src/core/plans/read.ts'
import { EXPECTED, type GoodPlan } from './expected.ts'
import { plansOf } from './files.ts'
import { fillPlan } from './template.ts'

const TODAYS = ['2026-01-05', '2026-06-15', '2026-11-20', '2027-02-10']

/** What the reader does not find yet. Such a test must fail: the day it passes, take its line away. */
const MISREAD: ReadonlySet<string> = new Set()

const read = (name: string, text: string): Programme => readPlan({ name, sha256: '', kind: 'txt', text, pages: [], styles: [], doubts: [], remarks: [] }).programme

/** "05/7/2026" and "7/2026" as the programme writes them. */
const iso = (written: string): string =>
  written
    .split('/')
    .toReversed()
    .map((part) => part.padStart(2, '0'))
    .join('-')

const figure = (t: Target): string => [t.comparator, `${t.value}${t.unit === '%' ? '%' : ''}`, ...(t.value2 === null ? [] : [t.value2])].join(' ')

describe.each(TODAYS)('the example plans as read on %s', (today) => {
  const at = { year: Number(today.slice(0, 4)), today }
  const cases = plansOf(at).flatMap(({ plan, text }): [GoodPlan, Programme][] => (plan.key === 'cho-duyet' ? [] : [[plan.key, read(plan.name, text)]]))

  describe.each(cases)('%s', (key, programme) => {
    const { campaigns, deadlines, meetings, targets, checks, document, recipients } = programme
    const expected = EXPECTED[key]
    const its = (what: string) => (MISREAD.has(`${key} ${what}`) ? it.fails : it)

    its('checks')('raises no check that must or should be looked at', () => {
      expect(checks.filter((c) => c.severity !== 'note').map((c) => `${c.code}: ${c.message} (${c.quote})`)).toEqual([])
    })

    its('head')('has a head, a signer and recipients', () => {
      expect(document.number).toMatch(/^\d+\/[A-ZĐ]+-\S+$/)
      expect(document.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect([document.kind, document.issuer, document.title, document.signer?.name]).not.toContain(null)
      expect(recipients.length).toBeGreaterThanOrEqual(3)
    })

    its('campaigns')('yields its campaigns', () => {
      const missing = expected.campaigns.filter(([name, relation]) => !campaigns.some((c) => c.relation === relation && c.name.includes(name)))
      expect(missing, campaigns.map((c) => `${c.name} (${c.relation})`).join('; ')).toEqual([])
    })

    its('deadlines')('yields its deadlines', () => {
      const found = new Set([...deadlines.flatMap((d) => [d.date, ...(d.dates ?? [])]), ...meetings.flatMap((m) => m.dates)])
      expect(expected.due.map((d) => iso(fillPlan(d, key, at))).filter((d) => !found.has(d))).toEqual([])
    })

    its('targets')('yields its targets', () => {
      const found = targets.map(figure)
      expect(expected.targets.filter((t) => !found.includes(t))).toEqual([])
    })
  })
})

it('raises in the plan that waits for review what README.md says of it', () => {
  const [waiting] = plansOf({ year: 2026, today: '2026-11-20' }).filter(({ plan }) => plan.key === 'cho-duyet')
  const { document, campaigns, checks } = read('cho-duyet', waiting?.text ?? '')
  expect([document.number, campaigns.length]).toEqual([null, 1])
  const codes = [...new Set(checks.filter((c) => c.severity !== 'note').map((c) => c.code))].sort()
  expect(codes).toEqual(['L01', 'L02', 'L05', 'L06', 'L11', 'L15', 'L16', 'L18', 'L23', 'L24'])
})
