import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { ensureAccount } from '../../src/modules/accounts/index.ts'
import { notify, queueMail, type NewMail } from '../../src/modules/notices/index.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { openPostOffice, type PostOffice } from '../support/postOffice.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
let office: PostOffice
let bodyId: string

const pool = (): pg.Pool => (server.running.kit.db as unknown as { pool: pg.Pool }).pool
/** jobs that wait for their next attempt are due now */
const hurry = async (): Promise<void> => {
  await pool().query(`update jobs set run_at = now() where state = 'queued' and kind = 'send-mail'`)
  server.running.kit.wake()
}
async function until(there: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await there()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not come about in ten seconds')
}
const mailOf = async (id: string) => (await clerk.get(`/api/mails/${id}`)).body
const untilState = (id: string, state: string): Promise<void> => until(async () => (await mailOf(id)).state === state)
const untilTried = (times: number): Promise<void> => until(async () => ((await pool().query(`select 1 from jobs where kind = 'send-mail' and attempts >= $1 and state = 'queued'`, [times])).rowCount ?? 0) > 0)

async function mail(more: Partial<NewMail> = {}): Promise<string> {
  const { kit } = server.running
  const made = await kit.db.write(kit.tenant, (w) =>
    queueMail(kit, w, { bodyId, to: { address: 'anh.tran@an-lac.example', name: 'Trần Thị Ánh', accountId: null }, kind: 'invite', subject: 'Lời mời dùng Bảng Vàng', text: 'Chào chị Ánh,\n\nMở: {{secret}}\n', secret: null, auto: true, ...more }),
  )
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
const serverBody = (more: object = {}) => ({ host: '127.0.0.1', port: office.port, tls: 'starttls', user: null, password: null, fromName: 'Sở Ngoại vụ tỉnh An Lạc', fromAddress: 'thidua@an-lac.example', certificate: office.certificate, site: 'https://thidua.an-lac.example/', ...more })
async function setServer(more: object = {}): Promise<void> {
  const { version } = (await clerk.get('/api/mail-server')).body
  const set = await clerk.send('PUT', '/api/mail-server', { ...serverBody(more), key: key(), version })
  expect(set.body.code).toBeUndefined()
}

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  bodyId = (await clerk.get('/api/session')).body.body.id
  office = await openPostOffice()
})
afterAll(async () => {
  await server.close()
  await office.close()
})
beforeEach(() => {
  office.arrived.length = 0
  office.unknown.clear()
  office.busy = false
})

describe('with no mail server', () => {
  it('refuses to write a mail, and says so on the page', async () => {
    const { kit } = server.running
    const made = await kit.db.write(kit.tenant, (w) => queueMail(kit, w, { bodyId, to: { address: 'a@b.example', name: 'A', accountId: null }, kind: 'invite', subject: 'x', text: 'x', secret: null, auto: true }))
    expect(made).toMatchObject({ ok: false, refusal: { code: 'mail.not-configured' } })
    expect((await clerk.get('/api/mails')).body).toMatchObject({ mails: [], configured: false })
    expect((await clerk.send('POST', '/api/mail-server/test', { to: 'ha@an-lac.example', key: key() })).body.code).toBe('mail.not-configured')
  })
})

describe('the mail server', () => {
  it('never gives its password back, and keeps it only for the server it was given for', async () => {
    await setServer({ user: 'thidua', password: 'mat-khau-may-chu' })
    const seen = await clerk.get('/api/mail-server')
    expect(seen.body).toMatchObject({ host: '127.0.0.1', user: 'thidua', hasPassword: true })
    expect(JSON.stringify(seen.body)).not.toContain('mat-khau-may-chu')
    await setServer({ user: 'thidua' })
    expect((await clerk.get('/api/mail-server')).body.hasPassword).toBe(true)
    await setServer({ user: 'thidua', host: 'localhost' })
    expect((await clerk.get('/api/mail-server')).body.hasPassword).toBe(false)
    const { rows } = await pool().query('select * from settings union all select null, null, null, null, to_jsonb(t), null, null, null from trail_details t union all select null, null, null, null, to_jsonb(c), null, null, null from commands c')
    expect(JSON.stringify(rows)).not.toContain('mat-khau-may-chu')
    expect((await clerk.send('PUT', '/api/mail-server', { ...serverBody(), key: key(), version: 1 })).body.code).toBe('version.stale')
  })
  it('signs in over STARTTLS, and tells at once what the server answers', async () => {
    const locked = await openPostOffice({ login: { user: 'thidua', password: 'dung-mat-khau' } })
    await setServer({ port: locked.port, certificate: locked.certificate, user: 'thidua', password: 'sai-mat-khau' })
    const wrong = await clerk.send('POST', '/api/mail-server/test', { to: 'ha@an-lac.example', key: key() })
    expect(wrong.body).toMatchObject({ code: 'mail.server-refused' })
    expect(JSON.stringify(wrong.body)).not.toContain('sai-mat-khau')
    await setServer({ port: locked.port, certificate: locked.certificate, user: 'thidua', password: 'dung-mat-khau' })
    expect((await clerk.send('POST', '/api/mail-server/test', { to: 'ha@an-lac.example', key: key() })).status).toBe(204)
    expect(locked.arrived).toMatchObject([{ secure: true, to: ['ha@an-lac.example'], mail: { subject: 'Thư thử từ Bảng Vàng' } }])
    await setServer({ port: locked.port, certificate: null, user: 'thidua', password: 'dung-mat-khau' })
    expect((await clerk.send('POST', '/api/mail-server/test', { to: 'ha@an-lac.example', key: key() })).body).toMatchObject({ code: 'mail.server-refused' })
    await locked.close()
    await setServer()
  })
})

describe('a mail', () => {
  it('arrives with its Vietnamese words, its link, and no trace of the link here', async () => {
    const id = await mail({ secret: '/moi?token=bi-mat-cua-anh' })
    await untilState(id, 'sent')
    const [got] = office.arrived
    expect(got?.mail).toMatchObject({ subject: 'Lời mời dùng Bảng Vàng', from: { name: 'Sở Ngoại vụ tỉnh An Lạc', address: 'thidua@an-lac.example' }, to: [{ name: 'Trần Thị Ánh', address: 'anh.tran@an-lac.example' }], messageId: `<${id}@an-lac.example>` })
    expect(got?.mail.text).toBe('Chào chị Ánh,\n\nMở: https://thidua.an-lac.example/moi?token=bi-mat-cua-anh\n')
    expect(got?.mail.html).toBeUndefined()
    expect(got?.secure).toBe(true)
    const { rows } = await pool().query('select to_jsonb(m) as row from mails m union all select to_jsonb(j) from jobs j')
    expect(JSON.stringify(rows)).not.toContain('bi-mat-cua-anh')
    expect((await mailOf(id)).text).toContain('{{secret}}')
  })
  it('carries no second header, whatever stands in a name or a subject', async () => {
    const id = await mail({ to: { address: 'anh.tran@an-lac.example', name: 'Ánh"\r\nBcc: ke-gian@xau.example\r\n', accountId: null }, subject: 'Thư\r\nBcc: ke-gian@xau.example\r\n\r\n<b>Nội dung giả</b>\u2028\u202e', text: 'Chữ.\r\n.\r\nMAIL FROM:<x@xau.example>\r\n' })
    await untilState(id, 'sent')
    const [got] = office.arrived
    expect(got?.to).toEqual(['anh.tran@an-lac.example'])
    expect(got?.mail.bcc).toBeUndefined()
    expect(got?.mail.to).toHaveLength(1)
    expect(got?.mail.subject).toBe('Thư Bcc: ke-gian@xau.example <b>Nội dung giả</b>')
    expect(got?.mail.text).toContain('MAIL FROM:<x@xau.example>')
    expect(office.arrived).toHaveLength(1)
  })
  it.each(['không phải', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'Ánh <a@b.example>', '@b.example', 'a@-b.example'])('does not go to %j', async (address) => {
    const { kit } = server.running
    const made = await kit.db.write(kit.tenant, (w) => queueMail(kit, w, { bodyId, to: { address, name: 'A', accountId: null }, kind: 'invite', subject: 'x', text: 'x', secret: null, auto: true }))
    expect(made).toMatchObject({ ok: false, refusal: { code: 'request.invalid' } })
  })
  it('is not there when the transaction that wrote it was rolled back', async () => {
    const { kit } = server.running
    const before = (await clerk.get('/api/mails')).body.total
    await kit.db.rehearse(kit.tenant, (w) => queueMail(kit, w, { bodyId, to: { address: 'a@b.example', name: 'A', accountId: null }, kind: 'invite', subject: 'x', text: 'x', secret: null, auto: true }))
    expect((await clerk.get('/api/mails')).body.total).toBe(before)
  })
})

describe('when it does not arrive', () => {
  it('is tried again while the server is down, fails for good in the end, and can be sent once more', async () => {
    const { port } = office
    await office.close()
    const id = await mail()
    for (let tried = 1; tried < 8; tried++) {
      await untilTried(tried)
      await hurry()
    }
    await untilState(id, 'failed')
    expect((await mailOf(id)).fault).toMatch(/ECONNREFUSED|connect/)
    const failed = (await clerk.get('/api/jobs?state=failed&kind=send-mail')).body.jobs
    expect(failed).toMatchObject([{ attempts: 8, mostAttempts: 8, acts: ['retry', 'drop'] }])
    expect((await clerk.get('/api/notices')).body.notices).toMatchObject([{ kind: 'job-failed', params: { job: 'send-mail' } }])
    office = await openPostOffice({ port })
    await setServer({ certificate: office.certificate })
    const again = await clerk.send('POST', '/api/jobs/retry', { ids: failed.map((j: { id: string }) => j.id), key: key() })
    expect(again.body).toEqual({ count: 1 })
    await untilState(id, 'sent')
    expect(office.arrived.map((a) => a.mail.messageId)).toEqual([`<${id}@an-lac.example>`])
  })
  it('fails at once when the recipient is not known there', async () => {
    office.unknown.add('khong-co@an-lac.example')
    const id = await mail({ to: { address: 'khong-co@an-lac.example', name: 'Không Có', accountId: null } })
    await untilState(id, 'failed')
    expect((await mailOf(id)).fault).toContain('no such mailbox')
    expect((await pool().query(`select attempts from jobs where subject = $1`, [id])).rows).toEqual([{ attempts: 1 }])
  })
  it('goes out again with the same Message-ID after a kill between sending and noting', async () => {
    const id = await mail()
    await untilState(id, 'sent')
    // what a process leaves that was killed after the server had taken the mail
    await pool().query(`update mails set state = 'queued', sent_at = null where id = $1`, [id])
    await pool().query(`update jobs set state = 'running', worker = $2, lease_until = now() - interval '1 second' where subject = $1`, [id, randomUUID()])
    server.running.kit.wake()
    await untilState(id, 'sent')
    expect(office.arrived.map((a) => a.mail.messageId)).toEqual([`<${id}@an-lac.example>`, `<${id}@an-lac.example>`])
  })
})

describe('the outbox', () => {
  it('keeps drafts until somebody reads, mends and sends them', async () => {
    const id = await mail({ auto: false, secret: '/moi?token=bi-mat-2' })
    const draft = await mailOf(id)
    expect(draft).toMatchObject({ state: 'draft', hasSecret: true })
    expect(JSON.stringify(draft)).not.toContain('bi-mat-2')
    const words = { toName: draft.toName, toAddress: draft.toAddress, subject: 'Mời dùng Bảng Vàng', text: 'Kính gửi chị Ánh,\n{{secret}}\n' }
    expect((await clerk.send('PUT', `/api/mails/${id}`, { ...words, toAddress: 'khac@an-lac.example', key: key(), version: 1 })).body).toMatchObject({ code: 'request.invalid', params: { problems: [{ at: 'toAddress' }] } })
    expect((await clerk.send('PUT', `/api/mails/${id}`, { ...words, text: 'không có gì', key: key(), version: 1 })).body).toMatchObject({ code: 'request.invalid', params: { problems: [{ at: 'text' }] } })
    // within another address the link would be carried to somebody else's site
    for (const text of ['Mở https://cho-khac.example/?x={{secret}}\n', 'Mở:\n{{secret}}\nhttps://cho-khac.example/?x={{secret}}\n'])
      expect((await clerk.send('PUT', `/api/mails/${id}`, { ...words, text, key: key(), version: 1 })).body).toMatchObject({ code: 'request.invalid' })
    const mended = await clerk.send('PUT', `/api/mails/${id}`, { ...words, key: key(), version: 1 })
    expect(mended.body).toMatchObject({ subject: 'Mời dùng Bảng Vàng', version: 2 })
    expect((await clerk.send('PUT', `/api/mails/${id}`, { ...words, key: key(), version: 1 })).body.code).toBe('version.stale')
    expect((await clerk.send('POST', '/api/mails/send', { mails: [{ id, version: 1 }], key: key() })).body.code).toBe('version.stale')
    expect((await clerk.send('POST', '/api/mails/preview', { ids: [id] })).body.mails).toMatchObject([{ id, sendable: true, toAddress: 'anh.tran@an-lac.example' }])
    expect(office.arrived).toEqual([])
    const k = key()
    for (const _ of [1, 2]) expect((await clerk.send('POST', '/api/mails/send', { mails: [{ id, version: 2 }], key: k })).body).toEqual({ count: 1 })
    await untilState(id, 'sent')
    expect(office.arrived).toHaveLength(1)
    expect((await clerk.send('POST', '/api/mails/discard', { mails: [{ id, version: (await mailOf(id)).version }], key: key() })).body.code).toBe('state.forbids')
  })
  it('discards and takes back, several at once, all or none', async () => {
    const ids = [await mail({ auto: false }), await mail({ auto: false })]
    const stale = await clerk.send('POST', '/api/mails/discard', { mails: [{ id: ids[0], version: 1 }, { id: ids[1], version: 9 }], key: key() })
    expect(stale.body.code).toBe('version.stale')
    expect((await mailOf(ids[0] ?? '')).state).toBe('draft')
    expect((await clerk.send('POST', '/api/mails/discard', { mails: ids.map((id) => ({ id, version: 1 })), key: key() })).body).toEqual({ count: 2 })
    expect((await clerk.get('/api/mails?state=discarded')).body.total).toBe(2)
    expect((await clerk.send('POST', '/api/mails/restore', { ids, key: key() })).body).toEqual({ count: 2 })
    expect((await clerk.get('/api/mails?state=draft&q=tran thi anh')).body.total).toBe(2)
    expect((await clerk.get('/api/mails?state=draft&q=khong co ai')).body.total).toBe(0)
  })
})

describe('who may see a mail', () => {
  it('hides what stands about things that the account may not see, in the list, the count and by its id', async () => {
    const { kit } = server.running
    const made = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Người Giúp Việc Thư', login: 'giupthu', password: 'mat-khau-dai-giup-thu', grants: [{ role: 'official', bodyId, unitId: null }] }))
    if (!made.ok) throw new Error(made.refusal.code)
    const part = server.client()
    await part.send('POST', '/api/session', { login: 'giupthu', password: 'mat-khau-dai-giup-thu' })
    expect((await part.get('/api/mails')).status).toBe(403)
    // the mails were handed on, and nothing else
    const giver = (await clerk.get('/api/session')).body.account.id
    await pool().query(
      `insert into delegations (tenant_id, id, body_id, from_account, to_account, form, actions, document, valid_from, created_at, created_by, version) values ($1, $2, $3, $4, $5, 'TUQ', '["mails.see", "mails.change"]', '12/UQ', '2026-01-01', now(), $4, 1)`,
      [kit.tenant, randomUUID(), bodyId, giver, made.value],
    )
    const person = (await clerk.send('POST', '/api/people', { person: { name: 'Vũ Ân', post: 'Chuyên viên', unitId: null, leader: false, sex: null, born: null }, key: key() })).body.id
    const before = (await part.get('/api/mails')).body
    const seen = await mail({ auto: false })
    const hidden = [await mail({ auto: false, thing: { kind: 'person', id: person } }), await mail({ auto: false, thing: { kind: 'key', id: randomUUID() } })]
    const list = (await part.get('/api/mails?state=draft')).body
    expect(list.mails.map((m: { id: string }) => m.id)).toContain(seen)
    expect(list.counts.draft).toBe(before.counts.draft + 1)
    expect((await clerk.get('/api/mails?state=draft')).body.total).toBe(before.counts.draft + 3)
    for (const id of hidden) {
      expect(list.mails.map((m: { id: string }) => m.id)).not.toContain(id)
      expect((await part.get(`/api/mails/${id}`)).status).toBe(404)
      expect((await part.send('POST', '/api/mails/send', { mails: [{ id, version: 1 }], key: key() })).body.code).toBe('request.not-found')
    }
    expect((await part.send('POST', '/api/mails/preview', { ids: [seen, ...hidden] })).body.mails).toHaveLength(1)
  })
})

describe('notices', () => {
  it('tell who brought a plan how its reading ended, are read and counted', async () => {
    await clerk.send('POST', '/api/notices/read', { ids: null })
    const brought = await clerk.upload('/api/plans', 'khong-phai-ke-hoach.txt', 'chỉ là vài chữ không phải kế hoạch')
    await until(async () => (await clerk.get('/api/notices/unread')).body.unread === 1)
    const { notices, unread } = (await clerk.get('/api/notices?unread=true')).body
    expect(notices).toMatchObject([{ kind: 'plan-failed', path: `/ke-hoach/${brought.body.id}`, readAt: null }])
    expect(unread).toBe(1)
    expect((await clerk.send('POST', '/api/notices/read', { ids: [notices[0].id] })).body).toEqual({ unread: 0 })
  })
  it('come by mail to who chose it and has an address, and show nothing of what may no longer be seen', async () => {
    const { kit } = server.running
    const { account } = (await clerk.get('/api/session')).body
    await pool().query(`update accounts set email = 'ha@an-lac.example' where id = $1`, [account.id])
    expect((await clerk.send('PUT', '/api/notices/choices', { kinds: ['role-given'], key: key() })).body).toEqual({ kinds: ['role-given'], email: 'ha@an-lac.example' })
    const tell = (kind: 'role-given' | 'plan-read', thing: { kind: 'person' | 'plan'; id: string } | null): Promise<unknown> =>
      kit.db.write(kit.tenant, async (w) => {
        await notify(kit, w, { accountIds: [account.id], bodyId, kind, params: { role: 'clerk', body: 'Sở Ngoại vụ', plan: 'x' }, path: '/cai-dat', thing })
        return ok(undefined)
      })
    await tell('role-given', null)
    await tell('plan-read', null)
    await until(() => office.arrived.length > 0)
    expect(office.arrived.map((a) => [a.to, a.mail.subject])).toEqual([[['ha@an-lac.example'], 'Bạn được giao vai trò Thường trực Hội đồng tại Sở Ngoại vụ']])
    expect(office.arrived[0]?.mail.text).toContain('Mở: https://thidua.an-lac.example/cai-dat')
    const official = await kit.db.write(kit.tenant, (w) => ensureAccount(kit, w, { name: 'Công Chức', login: 'congchuc', password: 'mat-khau-dai-cua-thu', grants: [{ role: 'official', bodyId, unitId: null }] }))
    if (!official.ok) throw new Error(official.refusal.code)
    const person = (await clerk.get('/api/people')).body.people[0].id
    await kit.db.write(kit.tenant, async (w) => {
      for (const thing of [{ kind: 'person', id: person } as const, { kind: 'key', id: randomUUID() } as const, null]) await notify(kit, w, { accountIds: [official.value], bodyId, kind: 'request-due', params: { name: thing?.kind ?? 'ai cũng biết', day: '01/04/2026' }, path: '/', thing })
      return ok(undefined)
    })
    const theirs = server.client()
    await theirs.send('POST', '/api/session', { login: 'congchuc', password: 'mat-khau-dai-cua-thu' })
    const told = (await theirs.get('/api/notices')).body
    expect(told.notices.map((n: { params: { name: string } }) => n.params.name)).toEqual(['ai cũng biết'])
    expect(told).toMatchObject({ unread: 1, total: 1 })
    expect((await theirs.get('/api/notices/unread')).body).toEqual({ unread: 1 })
  })
  it('are one’s own: nobody marks those of another', async () => {
    const theirs = server.client()
    await theirs.send('POST', '/api/session', { login: 'congchuc', password: 'mat-khau-dai-cua-thu' })
    const { notices } = (await theirs.get('/api/notices')).body
    await clerk.send('POST', '/api/notices/read', { ids: [notices[0].id] })
    expect((await theirs.get('/api/notices/unread')).body.unread).toBe(1)
  })
})
