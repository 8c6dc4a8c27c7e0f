import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from '../../src/core/kernel/result.ts'
import type { RoleName } from '../../src/core/people/may.ts'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { clearFiles } from '../../src/modules/evidence/index.ts'
import { addPeople, addUnits, addYears } from '../../src/modules/people/index.ts'
import { addSetting } from '../../src/platform/settings/settings.ts'
import { pdfOf } from '../support/files/pdf.ts'
import { png, telltaleJpeg } from '../support/files/pictures.ts'
import { fakeClamd } from '../support/clamd.ts'
import { firstClerk, key, testServer, whenRead, type Answer, type Client, type TestServer } from '../support/server.ts'

const PASSWORD = 'mat-khau-dai-cua-thu'
let server: TestServer
let clerk: Client
let bodyId = ''
const [unitA, unitB] = [randomUUID(), randomUUID()]
const [anna, binh] = [randomUUID(), randomUUID()]
const [honour, rating] = [randomUUID(), randomUUID()]

const kitOf = (s: TestServer) => s.running.kit as TestServer['running']['kit'] & Parameters<typeof clearFiles>[0]
const path = (of: string, id: string): string => `/api/evidence?of=${of}&thingId=${id}`
const add = (client: Client, of: string, id: string, name: string, bytes: Uint8Array | string): Promise<Answer> => client.upload(path(of, id), name, bytes)
const list = async (client: Client, of: string, id: string): Promise<string[]> => (await client.get(path(of, id))).body.evidence.map((e: { name: string }) => e.name)
const pdf = (words: string): Buffer => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>', `(${words})`])

async function signedIn(s: TestServer, login: string, grants: readonly { readonly role: RoleName; readonly bodyId: string; readonly unitId: string | null }[]): Promise<Client> {
  const { kit } = s.running
  const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: login, login, password: PASSWORD, grants }))
  expect(made.ok).toBe(true)
  const client = s.client()
  expect((await client.send('POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
  return client
}
async function raw(client: Client, where: string, headers: Record<string, string> = {}): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const answer = await fetch(server.running.url + where, { headers: { cookie: client.cookie, ...headers } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const filesOf = (s: TestServer): string[] => {
  const folder = join(s.running.where.dataDir, 'files')
  return readdirSync(folder).flatMap((room) => readdirSync(join(folder, room)).map((name) => `${room}/${name}`))
}

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  bodyId = (await clerk.get('/api/session')).body.body.id
  const { kit } = server.running
  const at = kit.clock.now()
  await kit.db.write(kit.tenant, async (w) => {
    await addUnits(w, bodyId, [unitA, unitB].map((id, place) => ({ id, name: `Phòng Thử ${place}`, kind: 'division', place, importId: null })))
    const person = (id: string, name: string, unitId: string) => ({ id, name, post: 'Chuyên viên', unit: null, unitId, leader: false, sex: null, born: null, importId: null })
    await addPeople(w, bodyId, [person(anna, 'Trần Thị An', unitA), person(binh, 'Lê Văn Bình', unitB)], at)
    await addYears(w, [{ id: rating, personId: anna, year: 2025, rating: 'HTXSNV', honours: [{ id: honour, name: 'Giấy khen', decision: '12/QĐ-SNgV', decidedOn: '2025-12-20', conferrer: null }] }])
    return ok(undefined)
  })
})
afterAll(() => server.close())

describe('a file that proves something', () => {
  it('is kept without what a telephone wrote into it, and says so', async () => {
    const sent = await add(clerk, 'honour', honour, 'C:\\anh\\giấy khen.jpg', telltaleJpeg())
    expect(sent.status).toBe(200)
    expect(sent.body).toMatchObject({ of: 'honour', thingId: honour, name: 'giấy khen.jpg', mediaType: 'image/jpeg', picture: true, scan: 'none', mayRemove: true })
    expect(sent.body.removed).toContain('gps')
    const file = await raw(clerk, `/api/evidence/${sent.body.id}/file`)
    expect(file.bytes.length).toBe(sent.body.size)
    expect(file.bytes.toString('latin1')).not.toMatch(/AN LAC|MotionPhoto/)
    // shown with the person too, and in the trail of that person
    expect(await list(clerk, 'person', anna)).toContain('giấy khen.jpg')
    const { kit } = server.running
    const told = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('trail').select(['action', 'person_id', 'unit_id']).where('thing_id', '=', sent.body.id).execute())
    expect(told).toEqual([{ action: 'evidence.added', person_id: anna, unit_id: unitA }])
  })
  it('leaves as an attachment that can do nothing, in parts where a part is asked for', async () => {
    const sent = await add(clerk, 'rating', rating, 'phieu.pdf', pdf('phiếu'))
    const where = `/api/evidence/${sent.body.id}/file`
    const { headers } = await raw(clerk, where)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="phieu.pdf"/)
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    const part = await raw(clerk, where, { range: 'bytes=1-3' })
    expect([part.status, part.bytes.toString(), part.headers.get('content-range')]).toEqual([206, 'PDF', `bytes 1-3/${sent.body.size}`])
    expect((await raw(clerk, where, { range: `bytes=${sent.body.size}-` })).status).toBe(416)
    expect((await raw(clerk, where, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304)
    // no preview of what is no picture
    expect((await raw(clerk, `/api/evidence/${sent.body.id}/preview`)).status).toBe(404)
  })
  it('a picture is shown in a page, and there too it can do nothing', async () => {
    const { id } = (await add(clerk, 'person', anna, 'anh.png', png(true))).body
    const shown = await raw(clerk, `/api/evidence/${id}/preview`)
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual([200, 'image/png', "sandbox; default-src 'none'"])
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
  })
  it('is sent once for its key', async () => {
    const form = (): FormData => {
      const data = new FormData()
      data.append('file', new Blob([new Uint8Array(pdf('một lần'))]), 'mot-lan.pdf')
      return data
    }
    const headers = { cookie: clerk.cookie, 'idempotency-key': 'lan-gui-thu-nhat' }
    const ids = []
    for (let i = 0; i < 2; i++) ids.push(((await (await fetch(server.running.url + path('person', binh), { method: 'POST', headers, body: form() })).json()) as { id: string }).id)
    expect(ids[0]).toBe(ids[1])
    expect(await list(clerk, 'person', binh)).toEqual(['mot-lan.pdf'])
  })
  it.each([
    ['quá lớn.pdf', new Uint8Array(25 * 1024 * 1024 + 1).fill(65), 413, 'file.too-large'],
    ['rỗng.txt', '', 422, 'file.empty'],
    ['mã.html', '<script>x</script>', 415, 'file.script'],
    ['ảnh.jpg', telltaleJpeg().subarray(0, 5000), 422, 'file.damaged'],
  ] as const)('%s is refused, and nothing of it stays', async (name, bytes, status, code) => {
    const before = filesOf(server)
    const answer = await add(clerk, 'person', anna, name, bytes)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(filesOf(server)).toEqual(before)
  })
  it('that breaks off in the middle leaves nothing', async () => {
    const before = filesOf(server)
    const { port } = new URL(server.running.url)
    const { connect } = await import('node:net')
    const socket = connect(Number(port), '127.0.0.1')
    const head = '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4 '
    socket.write(`POST ${path('person', anna)} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${clerk.cookie}\r\ncontent-type: multipart/form-data; boundary=cut\r\ncontent-length: 5000000\r\n\r\n${head}${'x'.repeat(200_000)}`)
    for (let i = 0; i < 200 && !filesOf(server).some((f) => f.startsWith('incoming/')); i++) await new Promise((resolve) => setTimeout(resolve, 10))
    socket.destroy()
    for (let i = 0; i < 200 && filesOf(server).some((f) => f.startsWith('incoming/')); i++) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(filesOf(server)).toEqual(before)
  })
})

describe('removing a file', () => {
  it('can be undone, and is told each time', async () => {
    const { id, version } = (await add(clerk, 'person', anna, 'bo-di.pdf', pdf('bỏ đi'))).body
    expect((await clerk.send('POST', `/api/evidence/${id}/removal`, { key: key(), version: version + 1 })).body.code).toBe('version.stale')
    expect((await clerk.send('POST', `/api/evidence/${id}/removal`, { key: key(), version })).status).toBe(204)
    expect(await list(clerk, 'person', anna)).not.toContain('bo-di.pdf')
    expect((await clerk.get(`/api/evidence/${id}/file`)).status).toBe(404)
    expect((await clerk.send('POST', `/api/evidence/${id}/return`, { key: key() })).body).toMatchObject({ id, name: 'bo-di.pdf' })
    expect(await list(clerk, 'person', anna)).toContain('bo-di.pdf')
    const { kit } = server.running
    const told = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('trail').select('action').where('thing_id', '=', id).orderBy('at').execute())
    expect(told.map((t) => t.action)).toEqual(['evidence.added', 'evidence.removed', 'evidence.returned'])
  })
  it('takes the bytes from the disk after a month and a day, and only when no row speaks of them', async () => {
    const kit = kitOf(server)
    const bytes = pdf('hai người cùng có')
    const first = (await add(clerk, 'person', anna, 'chung.pdf', bytes)).body
    const second = (await add(clerk, 'person', binh, 'chung.pdf', bytes)).body
    const { sha256 } = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('evidence').select('sha256').where('id', '=', first.id).executeTakeFirstOrThrow())
    const remove = (e: { id: string; version: number }) => clerk.send('POST', `/api/evidence/${e.id}/removal`, { key: key(), version: e.version })
    const later = { ...kit, clock: { today: () => '2026-05-01', now: () => new Date(Date.now() + 40 * 86_400_000).toISOString() } }
    await remove(first)
    await clearFiles(later)
    expect(await kit.files.sizeOf(sha256)).toBe(second.size)
    await remove(second)
    expect(await clearFiles(kit)).toBe(0)
    expect(await kit.files.sizeOf(sha256)).toBe(second.size)
    await clearFiles(later)
    expect(await kit.files.sizeOf(sha256)).toBe(null)
    // what is still spoken of has stayed
    for (const e of (await clerk.get(path('person', anna))).body.evidence) expect((await clerk.get(`/api/evidence/${e.id}/file`)).status).toBe(200)
    // beyond the month nothing is promised
    await kit.db.write(kit.tenant, async (w) => ok(await w.q.updateTable('evidence').set({ removed_at: new Date(Date.now() - 31 * 86_400_000).toISOString() }).where('id', '=', first.id).execute()))
    expect((await clerk.send('POST', `/api/evidence/${first.id}/return`, { key: key() })).body.code).toBe('evidence.gone')
  })
  it('never takes away what is put again meanwhile', async () => {
    const kit = kitOf(server)
    const { id, version } = (await add(clerk, 'person', anna, 'lai.pdf', pdf('gửi lại'))).body
    await clerk.send('POST', `/api/evidence/${id}/removal`, { key: key(), version })
    const { sha256 } = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('evidence').select('sha256').where('id', '=', id).executeTakeFirstOrThrow())
    await kit.db.write(kit.tenant, async (w) => ok(await w.q.updateTable('evidence').set({ removed_at: '2020-01-01T00:00:00.000Z' }).where('id', '=', id).execute()))
    const { utimes } = await import('node:fs/promises')
    await utimes(await kit.files.pathOf(sha256), 1_000_000_000, 1_000_000_000)
    // between the question and the removal the same bytes are sent again
    const racing = { ...kit, files: { ...kit.files, removeOlder: async (file: string, moment: string) => {
      if (file === sha256) expect((await add(clerk, 'person', anna, 'lai.pdf', pdf('gửi lại'))).status).toBe(200)
      return kit.files.removeOlder(file, moment)
    } } }
    await clearFiles(racing)
    expect(await kit.files.sizeOf(sha256)).not.toBe(null)
    expect(await list(clerk, 'person', anna)).toContain('lai.pdf')
  })
  it('a plan that was put away gives its file back to nobody after a month', async () => {
    const kit = kitOf(server)
    const brought = await clerk.upload('/api/plans', 'ke-hoach-bo.txt', 'KẾ HOẠCH bỏ đi, tỉnh An Lạc. '.repeat(30))
    const plan = (await whenRead(clerk, brought.body.id)).body
    const { sha256 } = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('plans').select('sha256').where('id', '=', plan.id).executeTakeFirstOrThrow())
    const later = { ...kit, clock: { today: () => '2026-05-01', now: () => new Date(Date.now() + 40 * 86_400_000).toISOString() } }
    await clearFiles(later)
    expect(await kit.files.sizeOf(sha256)).not.toBe(null)
    expect((await clerk.send('POST', `/api/plans/${plan.id}/discard`, { key: key(), version: plan.version })).status).toBe(200)
    await clearFiles(kit)
    expect(await kit.files.sizeOf(sha256)).not.toBe(null)
    await clearFiles(later)
    expect(await kit.files.sizeOf(sha256)).toBe(null)
    await kit.db.write(kit.tenant, async (w) => ok(await w.q.updateTable('events').set({ at: new Date(Date.now() - 31 * 86_400_000).toISOString() }).where('stream', '=', `plan:${plan.id}`).execute()))
    const { version } = (await clerk.get(`/api/plans/${plan.id}`)).body
    expect((await clerk.send('POST', `/api/plans/${plan.id}/recover`, { key: key(), version })).body.code).toBe('evidence.gone')
  })
})

describe('who sees a file', () => {
  it('follows who sees the fact', async () => {
    const { id } = (await add(clerk, 'honour', honour, 'kin.pdf', pdf('kín'))).body
    const ofA = await signedIn(server, 'truong-a', [{ role: 'unit-head', bodyId, unitId: unitA }])
    const ofB = await signedIn(server, 'truong-b', [{ role: 'unit-head', bodyId, unitId: unitB }])
    const official = await signedIn(server, 'can-bo', [{ role: 'official', bodyId, unitId: unitA }])
    const other = randomUUID()
    await clerk.send('POST', '/api/people', { key: key(), person: { name: 'Người khác', post: null, unitId: null, leader: false, sex: null, born: null } })
    expect((await ofA.get(`/api/evidence/${id}/file`)).status).toBe(200)
    for (const stranger of [ofB, official]) {
      const answers = [await stranger.get(`/api/evidence/${id}/file`), await stranger.get(path('honour', honour)), await stranger.get(path('person', anna))]
      expect(answers.map((a) => a.status)).toEqual([404, 404, 404])
      // what must not be seen answers as what is not there
      const absent = await stranger.get(`/api/evidence/${other}/file`)
      expect(answers[0]?.body.title).toBe(absent.body.title)
    }
    expect((await add(ofB, 'honour', honour, 'len.pdf', pdf('x'))).body.code).toBe('request.not-found')
    expect((await ofB.send('POST', `/api/evidence/${id}/removal`, { key: key(), version: 1 })).body.code).toBe('request.not-found')
    expect((await add(official, 'person', anna, 'len.pdf', pdf('x'))).body.code).toBe('account.not-allowed')
    expect((await server.client().get(`/api/evidence/${id}/file`)).status).toBe(401)
  })
  it('forged ids answer "not found"', async () => {
    for (const of of ['person', 'honour', 'rating', 'post', 'past-name', 'due', 'plan']) {
      expect((await clerk.get(path(of, randomUUID()))).status).toBe(404)
      expect((await add(clerk, of, randomUUID(), 'a.pdf', pdf('a'))).body.code).toBe('request.not-found')
    }
    // an id of one kind is none of another
    expect((await clerk.get(path('due', anna))).status).toBe(404)
  })
})

describe('the erasure of a person', () => {
  it('takes the files of each rating too, and their names', async () => {
    const { kit } = server.running
    const person = (await clerk.send('POST', '/api/people', { key: key(), person: { name: 'Vũ Thị Quên', post: null, unitId: null, leader: false, sex: null, born: null } })).body
    const id = randomUUID()
    await kit.db.write(kit.tenant, async (w) => ok(await w.q.insertInto('ratings').values({ tenant_id: w.tenant, id, person_id: person.id, year: 2020, rating: 'HTT' }).execute()))
    const file = (await add(clerk, 'rating', id, 'Vũ Thị Quên 2020.pdf', pdf('quên'))).body
    expect((await clerk.send('POST', `/api/people/${person.id}/erasure`, { reason: 'Theo yêu cầu', key: key(), version: person.version })).status).toBe(200)
    const row = await kit.db.read(kit.tenant, (r) => r.q.selectFrom('evidence').select(['name', 'removed_at']).where('id', '=', file.id).executeTakeFirstOrThrow())
    expect(row.name).not.toContain('Quên')
    expect(row.removed_at).not.toBe(null)
    expect((await clerk.send('POST', `/api/evidence/${file.id}/return`, { key: key() })).status).toBe(404)
  })
})

describe('the room of a body and of a unit', () => {
  const setQuota = (quota: { body: number; unit: number }, version: number): Promise<unknown> => {
    const { kit } = server.running
    return kit.db.write(kit.tenant, async (w) => ok(await addSetting(w, { id: kit.newId(), bodyId, name: 'evidence.quota-mb', value: quota, version, at: kit.clock.now(), by: null })))
  }
  const mb = (fill: number): Buffer => Buffer.concat([pdf(`${fill}`), Buffer.alloc(700_000, 32), Buffer.from('%%EOF')])

  it('takes one of two that come at once and fit only singly', async () => {
    const { usedMb } = (await clerk.get('/api/evidence/use')).body.body
    await setQuota({ body: Math.ceil(usedMb) + 1, unit: 512 }, 1)
    const room = Math.ceil(usedMb) + 1 - usedMb
    const fitting = Math.floor((room * 1024 * 1024) / 700_300)
    for (let i = 0; i < fitting - 1; i++) expect((await add(clerk, 'person', anna, `day-${i}.pdf`, mb(i))).status).toBe(200)
    const answers = await Promise.all([add(clerk, 'person', anna, 'x.pdf', mb(101)), add(clerk, 'person', binh, 'y.pdf', mb(102))])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)?.body.code).toBe('file.quota')
  })
  it('counts the same bytes once, and each unit for itself', async () => {
    await setQuota({ body: 200, unit: 200 }, 2)
    const ofB = await signedIn(server, 'truong-b2', [{ role: 'unit-head', bodyId, unitId: unitB }])
    const used = async (): Promise<{ body: number; unit: number }> => {
      const { body, unit } = (await ofB.get('/api/evidence/use')).body
      return { body: body.usedMb, unit: unit.usedMb }
    }
    const before = await used()
    for (const name of ['lap-1.pdf', 'lap-2.pdf', 'lap-3.pdf']) expect((await add(clerk, 'person', anna, name, mb(301))).status).toBe(200)
    expect((await used()).body).toBeCloseTo(before.body + 0.7, 0)
    expect((await used()).unit).toBe(before.unit)
    await setQuota({ body: 200, unit: Math.ceil(before.unit) + 1 }, 3)
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(await add(ofB, 'person', binh, `day-b-${i}.pdf`, mb(400 + i)))
    expect(answers.at(-1)?.body).toMatchObject({ code: 'file.quota', params: { unit: 'Phòng Thử 1', limitMb: Math.ceil(before.unit) + 1 } })
    expect((await used()).unit).toBeLessThanOrEqual(Math.ceil(before.unit) + 1)
  })
})

describe('a virus scanner', () => {
  it('is asked before anything is kept', async () => {
    const clamd = await fakeClamd()
    const guarded = await testServer('2026-03-10', { CLAMD: `127.0.0.1:${clamd.at.port}` })
    try {
      const mine = await firstClerk(guarded)
      const person = (await mine.send('POST', '/api/people', { key: key(), person: { name: 'Trần Thị An', post: null, unitId: null, leader: false, sex: null, born: null } })).body.id
      expect((await add(mine, 'person', person, 'sach.pdf', pdf('sạch'))).body.scan).toBe('clean')
      const before = filesOf(guarded)
      const infected = await add(mine, 'person', person, 'doc.pdf', pdf('VIRUS-MAU'))
      expect([infected.status, infected.body.code, infected.body.params.found]).toEqual([422, 'file.infected', 'An-Lac.Mau'])
      await clamd.stop()
      const unseen = await add(mine, 'person', person, 'khac.pdf', pdf('khác'))
      expect([unseen.status, unseen.body.code]).toEqual([503, 'file.scan-unavailable'])
      expect(filesOf(guarded)).toEqual(before)
    } finally {
      await guarded.close()
      await clamd.stop()
    }
  })
})
