import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../src/core/kernel/result.ts'
import type { RoleName } from '../../src/core/people/may.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { noteRead } from '../../src/platform/trail/reads.ts'
import { pdfOf } from '../support/files/pdf.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'
import { trailOf, whenSealed, type Entry } from '../support/trail.ts'

const PASSWORD = 'mat-khau-dai-cua-thu'
let server: TestServer
let clerk: Client
let bodyId = ''
let unitId = ''
const ids = new Map<string, string>()

const person = (name: string, unit: string | null) => ({ name, post: 'Chuyên viên', unitId: unit, leader: false, sex: 'nữ', born: '1990-05-02' })
const add = async (name: string): Promise<{ id: string; version: number }> => (await clerk.send('POST', '/api/people', { person: person(name, unitId), key: key() })).body

async function signedIn(login: string, role: RoleName, unit: string | null, personId: string | null = null): Promise<Client> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: `Người ${login}`, login, password: PASSWORD, grants: [{ role, bodyId, unitId: unit }] }))
  if (!made.ok) throw new Error(made.refusal.code)
  ids.set(login, made.value)
  if (personId) await kit.db.write(kit.tenant, async (w) => ok(await w.q.updateTable('accounts').set({ person_id: personId }).where('id', '=', made.value).execute()))
  const client = server.client()
  expect((await client.send('POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
  return client
}

/** The readings of a person, once as many are there as are waited for. */
async function reads(personId: string, atLeast: number): Promise<Entry[]> {
  for (let i = 0; i < 200; i++) {
    const found = (await trailOf(server.running)).filter((e) => e.action === 'people.record-read' && e.personId === personId)
    if (found.length >= atLeast) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`${atLeast} readings were not written in 5 seconds`)
}
/** A later reading of another record: whatever an earlier request was to write stands before it. */
let barriers = 0
async function settled(client: Client): Promise<void> {
  const last = await add(`Người Chặn ${['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy'][barriers++] ?? ''}`)
  await client.get(`/api/people/${last.id}`)
  await reads(last.id, 1)
}

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  bodyId = (await clerk.get('/api/session')).body.body.id
  unitId = (await clerk.send('PUT', '/api/units', { units: [{ name: 'Văn phòng', kind: 'office' }], key: key(), version: 0 })).body.units[0].id
})
afterAll(() => server.close())

describe('reading the whole record of somebody else', () => {
  it('leaves one entry a reader, person and day of Vietnam', async () => {
    const { id } = await add('Đặng Thị Yến')
    const head = await signedIn('truong', 'unit-head', unitId)
    for (const client of [clerk, clerk, head, head]) expect((await client.get(`/api/people/${id}`)).body.sight).toBe('whole')
    await settled(clerk)
    await settled(head)
    const found = await reads(id, 2)
    expect(found).toHaveLength(2)
    expect(found[1]).toMatchObject({ accountId: ids.get('truong'), bodyId, thingKind: 'person', thingId: id, details: { title: 'Đặng Thị Yến', changes: [] } })
    server.today.value = '2026-03-11'
    await clerk.get(`/api/people/${id}`)
    expect(await reads(id, 3)).toHaveLength(3)
    server.today.value = '2026-03-10'
    expect((await whenSealed(server.running)).breaches).toEqual([])
  })

  it('is shown on the trail page, with the name and from where', async () => {
    const { id } = await add('Lò Văn Ún')
    await clerk.get(`/api/people/${id}`)
    await reads(id, 1)
    const shown = (await clerk.get(`/api/trail?personId=${id}&action=people.record-read`)).body.entries
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({ title: 'Lò Văn Ún', thing: { kind: 'person', id }, by: { name: 'Nguyễn Thu Hà' }, origin: { address: '127.0.0.1' } })
  })

  it('leaves none for the own record, and none where only the card is seen', async () => {
    const { id } = await add('Vi Thị Hoa')
    const self = await signedIn('hoa', 'official', unitId, id)
    const other = await signedIn('khac', 'official', null)
    expect((await self.get(`/api/people/${id}`)).body.sight).toBe('whole')
    expect((await other.get(`/api/people/${id}`)).body.sight).toBe('card')
    await settled(clerk)
    expect(await reads(id, 0)).toEqual([])
  })

  it('counts a file that proves something of a person, and not one of a plan or the list', async () => {
    const { id } = await add('Hà Văn Sáu')
    const bytes = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>'])
    const file = (await clerk.upload(`/api/evidence?of=person&thingId=${id}`, 'quyet-dinh.pdf', bytes)).body
    await clerk.get(`/api/evidence?of=person&thingId=${id}`)
    await clerk.get('/api/people')
    await settled(clerk)
    expect(await reads(id, 0)).toEqual([])
    expect((await clerk.get(`/api/evidence/${file.id}/file`)).status).toBe(200)
    await reads(id, 1)
    await clerk.get(`/api/evidence/${file.id}/file`)
    await settled(clerk)
    expect(await reads(id, 1)).toHaveLength(1)
  })

  it('is written once though two processes write it in the same moment, and without the name when that was erased meanwhile', async () => {
    const made = await add('Tòng Thị Bảy')
    const { kit } = server.running
    const accountId = ids.get('truong') ?? ''
    const actor = { accountId, name: 'Người truong', login: 'truong', personId: null, grants: [], bodyId, via: 'session' as const, viewing: null }
    const origin = { address: '10.0.0.7', agent: 'thử', traceId: 'v' }
    expect((await clerk.send('POST', `/api/people/${made.id}/erasure`, { reason: 'theo yêu cầu', key: key(), version: made.version })).status).toBe(200)
    // as two processes: each with a memory of its own
    const process = () => ({ ...kit, db: { ...kit.db } })
    await Promise.all(Array.from({ length: 6 }, () => noteRead(process(), { actor, origin }, { id: made.id, bodyId, unitId })))
    const found = await reads(made.id, 1)
    expect(found).toHaveLength(1)
    expect(found[0]?.details?.title).toBe('Người đã xóa dữ liệu')
  })

  it('is written before the server ends', async () => {
    const { id } = await add('Sùng A Tám')
    await clerk.get(`/api/people/${id}`)
    server = await server.restart()
    expect(await reads(id, 1)).toHaveLength(1)
  })
})
