import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '../src/core/kernel/dates.ts'
import { searchKey } from '../src/core/people/names.ts'
import { plansOf } from './files.ts'
import { lunarName, termOf } from './template.ts'
import { BLOC_MEMBERS, worldFor } from './world.ts'
import { ROLES } from '../src/contract/accounts.ts'
import { EXAMPLE_PLANS } from './plans.ts'

const TODAYS = ['2026-01-01', '2026-01-05', '2026-06-15', '2026-11-20', '2027-02-10', '2028-02-29', '2029-12-31']
const at = (today: string) => ({ year: Number(today.slice(0, 4)), today })

describe.each(TODAYS)('the world on %s', (today) => {
  const world = worldFor(today)
  const year = Number(today.slice(0, 4))

  it('fills every slot of every plan', () => {
    for (const { plan, text } of plansOf(at(today))) expect(text, plan.key).not.toMatch(/\{\{|\}\}|undefined|NaN/)
  })

  it('signs every plan before today, and every anniversary comes out right but in the plan that is wrong on purpose', () => {
    for (const { plan, text } of plansOf(at(today))) {
      const signed = /ngày (\d{2}) tháng (\d{1,2}) năm (\d{4})/.exec(text)
      const date = plainDate(Number(signed?.[3]), Number(signed?.[2]), Number(signed?.[1]))
      expect(date !== undefined && date < today, `${plan.key} is dated ${date}`).toBe(true)
      if (plan.key === 'cho-duyet') continue
      for (const m of text.matchAll(/(\d+) năm [^()\d]{5,80}\((?:\d{1,2}\/)+(\d{4}) - (?:\d{1,2}\/)+(\d{4})\)/g)) expect(Number(m[3]) - Number(m[2]), m[0]).toBe(Number(m[1]))
    }
  })

  it('has 42 people, two of one name, in units that exist', () => {
    expect(world.people).toHaveLength(42)
    expect(new Set(world.people.map((p) => searchKey(p.name))).size).toBe(41)
    const units = new Set(world.units.map((u) => u.key))
    for (const p of world.people) expect(units.has(p.unit), p.name).toBe(true)
  })

  it('gives honours as the law does', () => {
    for (const person of world.people) {
      for (const { year: past, rating, honours } of person.years) {
        const codes = honours.map((h) => h.code)
        const held = (y: number) => person.years.some((e) => e.year === y && e.honours.some((h) => h.code === 'CSTDCS'))
        if (codes.length > 0) expect(rating, `${person.name} ${past}`).not.toBe('HT')
        if (codes.includes('CSTDCS')) expect([rating, codes.includes('LDTT')]).toEqual(['HTXS', true])
        if (codes.includes('BKT')) expect(held(past) && held(past - 1), person.name).toBe(true)
        if (codes.includes('CSTDT')) expect(held(past) && held(past - 1) && held(past - 2), person.name).toBe(true)
        for (const h of honours) expect(h.decidedOn <= today, `${h.decision} of ${h.decidedOn}`).toBe(true)
        expect(past).toBeLessThan(year)
      }
    }
  })

  it('rates at most one in five as excellent', () => {
    for (const past of [year - 3, year - 2, year - 1]) {
      const ratings = world.people.flatMap((p) => p.years.filter((y) => y.year === past).map((y) => y.rating))
      expect(ratings.filter((r) => r === 'HTXS').length * 5).toBeLessThanOrEqual(ratings.length)
      expect(ratings.length).toBeGreaterThanOrEqual(39)
    }
  })

  it('is the same world when asked again', () => expect(worldFor(today)).toEqual(world))
})

it('has an account for every role, and eight sở in the bloc', () => {
  const { accounts, bodies, people } = worldFor('2026-11-20')
  expect([...new Set(accounts.map((a) => a.role))].sort()).toEqual([...ROLES].sort())
  expect(new Set(accounts.map((a) => a.login)).size).toBe(accounts.length)
  expect(BLOC_MEMBERS).toHaveLength(8)
  for (const key of BLOC_MEMBERS) expect(bodies.find((b) => b.key === key)?.kind).toBe('specialised-agency')
  const staff = new Set(people.map((p) => p.name))
  for (const a of accounts.filter((x) => x.unit !== null)) expect(staff.has(a.name), a.name).toBe(true)
})

it('knows every template once', () => expect(new Set(EXAMPLE_PLANS.map((p) => p.name)).size).toBe(EXAMPLE_PLANS.length))

it('counts lunar years and five-year terms', () => {
  expect([2022, 2025, 2026, 1984].map(lunarName)).toEqual(['Nhâm Dần', 'Ất Tỵ', 'Bính Ngọ', 'Giáp Tý'])
  expect([2021, 2025, 2026, 2020].map(termOf)).toEqual([2021, 2021, 2026, 2016])
})

it('keeps the hundred days around any today', () => {
  const text = plansOf(at('2026-03-01')).find((p) => p.plan.key === 'cao-diem-100-ngay')?.text ?? ''
  expect(addDays('2026-03-01', -6)).toBe('2026-02-23')
  expect(text).toContain('trước ngày 23/02/2026')
  expect(text).toContain('trước ngày 16/3/2026')
})
