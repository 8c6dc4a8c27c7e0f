import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../core/kernel/result.ts'
import type { Actor, Reach, RoleName } from '../../core/people/may.ts'
import { ROLE_NAMES } from '../../core/people/may.ts'
import { sightOfPerson } from '../../core/people/sight.ts'
import { openPool, type OpenDatabase } from '../../platform/db/database.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { installedTenant } from '../../platform/db/tenant.ts'
import { freshData } from '../../../test/support/data.ts'
import { findPerson, listPeople, lookOf, searchPeople, type Person } from './queries.ts'
import { addBody, addPeople, addUnits } from './store.ts'

const TODAY = '2026-06-15'
const AT = '2026-01-05T02:00:00.000Z'
const bodies = [randomUUID(), randomUUID()]
const units = bodies.map(() => [randomUUID(), randomUUID(), randomUUID()])
/** the posts beside the main one: of a body, in a unit, over a period */
const POSTS = [
  { person: 0, unit: 1, from: null, to: null },
  { person: 1, unit: 2, from: '2020-01-01', to: '2025-12-31' },
  { person: 2, unit: 0, from: '2026-12-01', to: null },
] as const

let db: OpenDatabase
let tenant: string
let clear: () => void
const people: { id: string; bodyId: string; unitIds: string[] }[] = []

beforeAll(async () => {
  const fresh = await freshData()
  clear = fresh.clear
  db = await openPool(fresh)
  await migrate(db.pool)
  tenant = await installedTenant(db.pool)
  const done = await db.write(tenant, async (w) => {
    for (const [b, bodyId] of bodies.entries()) {
      await addBody(w, bodyId, { name: `Sở thứ ${b}`, abbreviation: `S${b}`, kind: 'specialised-agency', superior: null, yearKind: 'calendar' }, AT, false)
      const mine = units[b] ?? []
      await addUnits(w, bodyId, mine.map((id, place) => ({ id, name: `Phòng ${b}${place}`, kind: 'division', place, importId: null })))
      const rows = [...mine, null].map((unitId, i) => ({ id: randomUUID(), name: `Người Thứ ${b}${i}`, post: 'Chuyên viên', unit: null, unitId, leader: false, sex: 'nam' as const, born: `19${b}${i}`, importId: null }))
      await addPeople(w, bodyId, rows, AT)
      people.push(...rows.map((p) => ({ id: p.id, bodyId, unitIds: p.unitId === null ? [] : [p.unitId] })))
      for (const post of POSTS) {
        const holder = people[b * 4 + post.person]
        const unitId = mine[post.unit]
        if (!holder || unitId === undefined) throw new Error('no such post')
        await w.q.insertInto('posts').values({ tenant_id: tenant, id: randomUUID(), person_id: holder.id, body_id: bodyId, unit_id: unitId, post: 'Kiêm nhiệm', leader: false, main: false, from_on: post.from, to_on: post.to, version: 1 }).execute()
        if ((post.from === null || post.from <= TODAY) && (post.to === null || post.to >= TODAY)) holder.unitIds.push(unitId)
      }
    }
    return ok(undefined)
  })
  expect(done.ok).toBe(true)
})
afterAll(async () => {
  await db.close()
  clear()
})

const bodyIndex = fc.constantFrom(0, 1)
const reach: fc.Arbitrary<Reach> = fc
  .record({ role: fc.constantFrom(...ROLE_NAMES), body: fc.option(bodyIndex), unit: fc.option(fc.constantFrom(0, 1, 2)), second: fc.boolean(), part: fc.boolean() })
  .map(({ role, body, unit, second, part }) => {
    const bodyId = body === null ? null : (bodies[body] ?? null)
    const mine = body === null || unit === null ? null : (units[body] ?? []).filter((_u, i) => i === unit || (second && i === 2))
    return { role: role as RoleName, bodyId, unitId: mine?.[0] ?? null, bodyIds: bodyId === null ? null : [bodyId], unitIds: mine, via: 'own', only: part ? ['people.see'] : null } satisfies Reach
  })
const actors: fc.Arbitrary<Actor> = fc
  .record({ grants: fc.array(reach, { maxLength: 3 }), own: fc.option(fc.integer({ min: 0, max: 7 })), body: bodyIndex })
  .map(({ grants, own, body }) => ({ accountId: randomUUID(), name: 'Ai Đó', login: 'ai', personId: own === null ? null : (people[own]?.id ?? null), grants, bodyId: bodies[body] ?? null, via: 'session', viewing: null }))

const told = (p: Person) => ({ sight: p.sight, sex: p.sex, born: p.born })

describe('what an account sees of people', () => {
  it('is the same in the list, the search, the page and the rule', async () => {
    await fc.assert(
      fc.asyncProperty(actors, bodyIndex, async (actor, b) => {
        const bodyId = bodies[b] ?? ''
        const look = lookOf(actor, bodyId, TODAY)
        const mine = people.filter((p) => p.bodyId === bodyId)
        const expected = new Map(mine.map((p) => [p.id, sightOfPerson(actor, p)] as const).filter(([, s]) => s !== 'none'))
        await db.read(tenant, async (r) => {
          const list = await listPeople(r, bodyId, look, { page: 1 })
          expect(new Map(list.people.map((p) => [p.id, p.sight]))).toEqual(expected)
          expect(list.total).toBe(expected.size)
          const found = await searchPeople(r, bodyId, look, 'nguoi thu', 50)
          expect(found.map((p) => p.id).sort()).toEqual([...expected.keys()].sort())
          for (const p of mine) {
            const page = await findPerson(r, bodyId, p.id, look)
            expect(page?.person.sight ?? 'none').toBe(expected.get(p.id) ?? 'none')
          }
          for (const p of [...list.people, ...found]) if (p.sight === 'card') expect(told(p)).toEqual({ sight: 'card', sex: null, born: null })
        })
      }),
      { seed: 20261120, numRuns: 150 },
    )
  })
})
