import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../../src/contract/endpoint.ts'
import { endpoints } from '../../src/contract/endpoints.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { sightOfPerson } from '../../src/core/people/sight.ts'
import { may, reaches, ROLE_NAMES, type Actor, type Grant } from '../../src/core/people/may.ts'
import { actorOf, ensureAccount } from '../../src/modules/accounts/index.ts'
import { addBody, addPeople, addUnits, addYears } from '../../src/modules/people/index.ts'
import { plantPlan } from '../../src/modules/plans/index.ts'
import { planText } from '../../examples/files.ts'
import { testServer, type Client, type TestServer } from '../support/server.ts'

/**
 * No channel shows what another hides. Whatever only some may see carries a mark of its own; then every account asks every GET of the
 * published API, with every id there is, and each answer is searched for marks that the one rule does not let this account see.
 */
const AT = '2026-01-05T02:00:00.000Z'
const PASSWORD = 'mat-khau-dai-cua-thu'

interface Marked {
  readonly id: string
  readonly bodyId: string
  readonly unitIds: readonly string[]
  readonly marks: readonly string[]
}
interface Looker {
  readonly name: string
  readonly actor: Actor
  readonly client: Client
}

let server: TestServer
const bodies = [randomUUID(), randomUUID()] as const
const units = bodies.map(() => [randomUUID(), randomUUID()])
const people: Marked[] = []
const ids = new Map<string, string[]>()
const lookers: Looker[] = []

const remember = (kind: string, id: string): void => void ids.set(kind, [...(ids.get(kind) ?? []), id])
const unitsOfBody = (b: number): readonly string[] => units[b] ?? []

async function plant(): Promise<void> {
  const { kit } = server.running
  const done = await kit.db.write(kit.tenant, async (w) => {
    for (const [b, bodyId] of bodies.entries()) {
      await addBody(w, bodyId, { name: `Sở Thử ${b}`, abbreviation: `ST${b}`, kind: 'specialised-agency', superior: null, yearKind: 'calendar' }, AT, false)
      remember('body', bodyId)
      await addUnits(w, bodyId, unitsOfBody(b).map((id, place) => ({ id, name: `Phòng Thử ${b}${place}`, kind: 'division', place, importId: null })))
      for (const [u, unitId] of [...unitsOfBody(b), null].entries()) {
        const id = randomUUID()
        const mark = `dau-${b}${u}-${id.slice(0, 8)}`
        await addPeople(w, bodyId, [{ id, name: `Người Thử ${b}${u}`, post: 'Chuyên viên', unit: null, unitId, leader: false, sex: 'nữ', born: `19${b}${u + 1}-07-0${u + 1}`, importId: null }], AT)
        await addYears(w, [{ id: randomUUID(), personId: id, year: 2025, rating: `xếp loại ${mark}`, honours: [{ id: randomUUID(), name: `khen ${mark}`, decision: `quyết định ${mark}`, decidedOn: '2025-12-20', conferrer: `nơi tặng ${mark}` }] }])
        people.push({ id, bodyId, unitIds: unitId === null ? [] : [unitId], marks: [mark, `19${b}${u + 1}-07-0${u + 1}`] })
        remember('person', id)
      }
    }
    return ok(undefined)
  })
  expect(done.ok).toBe(true)
  for (const [b, bodyId] of bodies.entries()) {
    const text = planText('phat-dong', { year: 2026, today: '2026-06-15' }).replace(/phong trào thi đua/i, `phong trào thi đua dauco${b}quan`)
    const planted = await plantPlan(kit, { accountId: null, name: 'Người Thử', bodyId }, { name: `ke-hoach-dauco${b}quan.txt`, text, state: 'adopted', relation: 'own' })
    if (!planted.ok || planted.value.programmeId === null) throw new Error(`the plan was not planted: ${JSON.stringify(planted)}`)
    remember('programme', planted.value.programmeId)
  }
  await kit.db.read(kit.tenant, async (r) => {
    for (const { id } of await r.q.selectFrom('plans').select('id').execute()) remember('plan', id)
    for (const { id } of await r.q.selectFrom('programme_items').select('id').limit(4).execute()) remember('item', id)
    for (const { id } of await r.q.selectFrom('dues').select('id').limit(4).execute()) remember('due', id)
  })
}

async function looker(name: string, grants: readonly Grant[], personId: string | null): Promise<void> {
  const { kit } = server.running
  const login = `thu${lookers.length}`
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name, login, password: PASSWORD, grants }))
  if (!made.ok) throw new Error(made.refusal.code)
  await kit.db.write(kit.tenant, async (w) => ok(await w.q.updateTable('accounts').set({ person_id: personId }).where('id', '=', made.value).execute()))
  remember('account', made.value)
  const client = server.client()
  expect((await client.send('POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
  const actor = await actorOf(kit, decodeURIComponent(client.cookie.split('=')[1] ?? ''))
  if (!actor) throw new Error('no actor')
  lookers.push({ name, actor, client })
}

beforeAll(async () => {
  server = await testServer('2026-06-15')
  await plant()
  const [home] = bodies
  for (const role of ROLE_NAMES) {
    await looker(`${role} of the body`, [{ role, bodyId: home, unitId: null }], people[0]?.id ?? null)
    // the roles that differ within a unit; the rest is held by src/modules/people/sight.test.ts
    if (['clerk', 'unit-head', 'official'].includes(role)) await looker(`${role} of a unit`, [{ role, bodyId: home, unitId: unitsOfBody(0)[1] ?? null }], null)
  }
  await looker('nobody in particular', [], null)
  await looker('of both bodies', [{ role: 'official', bodyId: home, unitId: null }, { role: 'clerk', bodyId: bodies[1], unitId: null }], null)
})
afterAll(() => server.close())

/** Ids to ask with: every person, and a few of each other kind. */
const some = (): string[] => [...ids].flatMap(([kind, list]) => list.slice(0, kind === 'person' ? 6 : 2))

/** Every address that a GET endpoint can be asked at with the ids that there are. */
function addresses(path: string): string[] {
  const names = [...path.matchAll(/:(\w+)/g)].map((m) => m[1] ?? '')
  return names.reduce((made, name) => made.flatMap((address) => (ids.get(name.replace(/Id$/, '')) ?? some()).map((id) => address.replace(`:${name}`, id))), [path])
}
const WORDS = ['khen', 'nguoi', 'dau-0', 'dau-1', 'dauco1']

/** Every way to ask: with the words that the endpoint searches for, and with the ids that it filters by. */
function asked({ path, query }: Endpoint): string[] {
  const fields = query === undefined ? [] : Object.keys((z.toJSONSchema(query, { unrepresentable: 'any', io: 'input' }) as { properties?: object }).properties ?? {})
  const values = (field: string): string[] => (field === 'q' ? WORDS : field.endsWith('Id') ? (ids.get(field.replace(/Id$/, '')) ?? []).slice(0, 6) : [])
  const queries = ['', ...fields.flatMap((field) => values(field).map((value) => `?${field}=${value}`))]
  return addresses(path).flatMap((address) => queries.map((q) => address + q))
}

/** The marks that this account must not meet in any answer. */
function hiddenFrom(actor: Actor): { readonly mark: string; readonly why: string }[] {
  const ofPeople = people.filter((p) => sightOfPerson(actor, p) !== 'whole').flatMap((p) => p.marks.map((mark) => ({ mark, why: `person ${p.id}` })))
  const ofBodies = bodies.flatMap((bodyId, b) => (may(actor, 'plans.see', { bodyId }) ? [] : [{ mark: `dauco${b}quan`, why: `plans of body ${b}` }]))
  const names = bodies.flatMap((bodyId, b) => (reaches(actor, bodyId) ? [] : [{ mark: `Người Thử ${b}`, why: `people of body ${b}` }, { mark: `Phòng Thử ${b}`, why: `units of body ${b}` }]))
  return [...ofPeople, ...ofBodies, ...names]
}

describe('every channel of the API', () => {
  const GETS = endpoints.filter((e) => e.method === 'GET' && e.response !== 'nothing')
  it('has marks to hide from some, and shows them to others', async () => {
    const clerk = lookers.find((l) => l.name === 'clerk of the body')
    const official = lookers.find((l) => l.name === 'official of a unit')
    if (!clerk || !official) throw new Error('no such account')
    const [first, second] = people
    expect((await clerk.client.get(`/api/people/${second?.id}`)).body.years[0].rating).toContain(second?.marks[0])
    expect((await official.client.get(`/api/people/${first?.id}`)).body).toMatchObject({ sight: 'card', years: [], born: null })
    expect(hiddenFrom(official.actor).length).toBeGreaterThan(hiddenFrom(clerk.actor).length)
  })
  it('shows no account what the one rule hides from it', { timeout: 600_000 }, async () => {
    const leaks: string[] = []
    for (const { name, actor, client } of lookers) {
      const hidden = hiddenFrom(actor)
      for (const endpoint of GETS) {
        for (const address of asked(endpoint)) {
          const answer = await client.get(address)
          const words = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
          for (const { mark, why } of hidden) if (words.includes(mark) && !address.includes(encodeURIComponent(mark))) leaks.push(`${name}: GET ${address} shows "${mark}" (${why})`)
          if (answer.status >= 500) leaks.push(`${name}: GET ${address} answers ${answer.status}`)
        }
      }
    }
    expect(leaks).toEqual([])
  })
})
