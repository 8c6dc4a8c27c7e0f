import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { ok } from '../../../src/core/kernel/result.ts'
import { queueMail } from '../../../src/modules/notices/index.ts'
import { addJob } from '../../../src/platform/jobs/queue.ts'
import { PLAN } from '../planText.ts'
import { openReceiver } from '../receiver.ts'
import { whenRead } from '../server.ts'
import { PASSWORD, type Json, type Walk } from './walk.ts'

const pool = (w: Walk): pg.Pool => (w.server.running.kit.db as unknown as { pool: pg.Pool }).pool

/** @returns the programme that was adopted */
export async function walkPlans(w: Walk): Promise<string> {
  const pasted = await w.step('POST /api/plans/pasted', { body: { name: 'Dán thử', text: PLAN.replace('15/KH-SNgV', '31/KH-SNgV') } })
  const read = (await whenRead(w.clerk, pasted.id)).body
  const away = await w.step('POST /api/plans/:id/discard', { id: pasted.id, body: { version: read.version } })
  await w.step('POST /api/plans/:id/recover', { id: pasted.id, body: { version: away.version } })
  await w.clerk.send('POST', `/api/plans/${pasted.id}/discard`, { version: (await whenRead(w.clerk, pasted.id)).body.version, key: randomUUID() })
  const { id } = await w.step('POST /api/plans', { file: { name: 'ke-hoach.txt', bytes: PLAN } })
  await whenRead(w.clerk, id)
  let now = await w.step('POST /api/plans/:id/review', { id, body: { command: { type: 'accept-sure' }, version: (await w.clerk.get(`/api/plans/${id}/review`)).body.version } })
  const say = async (command: object): Promise<Json> => (await w.clerk.send('POST', `/api/plans/${id}/review`, { command, key: randomUUID(), version: now.version })).body
  for (const q of now.questions) now = await say({ type: 'accept', facts: q.facts })
  for (const c of now.checks.filter((x: Json) => x.severity === 'must' && x.state === 'open')) now = await say({ type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })
  const { programmeId } = await w.step('POST /api/plans/:id/adoption', { id, body: { version: now.version } })
  const home = (await w.clerk.get('/api/home')).body
  const due = [...home.overdue, ...home.week, ...home.month, ...home.later].find((d: Json) => d.id)
  const done = await w.step('POST /api/due/:id/done', { id: due.id, body: { on: '2026-03-10', version: due.version } })
  await w.step('POST /api/due/:id/open', { id: due.id, body: { version: done.version } })
  return programmeId
}

/** A second programme that names the same targets; adopted behind the steps that were walked already. */
export async function walkSameness(w: Walk): Promise<void> {
  const text = PLAN.replace('15/KH-SNgV', '32/KH-SNgV').replace('Tổ chức phong trào thi đua năm 2026', 'Hoạt động Hội đồng và xét tặng danh hiệu cuối năm 2026')
  const { id } = (await w.clerk.upload('/api/plans', 'ke-hoach-hai.txt', text)).body
  await whenRead(w.clerk, id)
  let now = (await w.clerk.get(`/api/plans/${id}/review`)).body
  const say = async (command: object): Promise<void> => {
    now = (await w.clerk.send('POST', `/api/plans/${id}/review`, { command, key: randomUUID(), version: now.version })).body
  }
  await say({ type: 'accept-sure' })
  for (const q of now.questions) await say({ type: 'accept', facts: q.facts })
  for (const c of now.checks.filter((x: Json) => x.severity === 'must' && x.state === 'open')) await say({ type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })
  if (now.revises !== null) await say({ type: 'choose-revised', programmeId: null })
  await w.clerk.send('POST', `/api/plans/${id}/adoption`, { key: randomUUID(), version: now.version })
  const [asked] = (await w.clerk.get('/api/home')).body.samenesses
  const items = asked.members.map((m: Json) => m.item)
  await w.step('POST /api/sameness', { body: { items, same: true, version: 0 } })
  await w.step('POST /api/sameness/undo', { body: { items, version: 1 } })
}

export async function walkMails(w: Walk): Promise<void> {
  const { kit } = w.server.running
  const { version } = (await w.clerk.get('/api/mail-server')).body
  const server = { host: '127.0.0.1', port: w.office.port, tls: 'starttls', user: null, password: null, fromName: 'Sở Ngoại vụ', fromAddress: 'thidua@an-lac.example', certificate: w.office.certificate, site: 'https://thidua.an-lac.example/' }
  await w.step('PUT /api/mail-server', { body: { ...server, version } })
  await w.step('POST /api/mail-server/test', { body: { to: 'ha@an-lac.example' } })
  const made = await kit.db.write(kit.tenant, (t) => queueMail(kit, t, { bodyId: w.bodyId, to: { address: 'anh@an-lac.example', name: 'Trần Thị Ánh', accountId: null }, kind: 'invite', subject: 'Lời mời', text: 'Chào chị', secret: null, auto: false }))
  if (!made.ok) throw new Error(made.refusal.code)
  const id = made.value
  const mail = async (): Promise<Json> => (await w.clerk.get(`/api/mails/${id}`)).body
  await w.step('PUT /api/mails/:id', { id, body: { toName: 'Trần Thị Ánh', toAddress: 'anh@an-lac.example', subject: 'Lời mời dùng Bảng Vàng', text: 'Chào chị Ánh', version: (await mail()).version } })
  await w.step('POST /api/mails/discard', { body: { mails: [{ id, version: (await mail()).version }] } })
  await w.step('POST /api/mails/restore', { body: { ids: [id] } })
  await w.step('POST /api/mails/send', { body: { mails: [{ id, version: (await mail()).version }] } })
  await w.step('PUT /api/notices/choices', { own: true, body: { kinds: ['plan-read'] } })
}

export async function walkConnections(w: Walk): Promise<void> {
  const receiver = await openReceiver()
  try {
    const made = await w.step('POST /api/keys', { body: { name: 'Cổng tỉnh', actions: ['people.see'], expiresOn: null } })
    await w.step('POST /api/keys/:id/revocation', { id: made.id })
    await w.step('PUT /api/webhooks-private', { body: { allowed: true } })
    const words = { name: 'Cổng tỉnh', url: `${receiver.url}/nhan`, events: ['due.done'] }
    const { id } = await w.step('POST /api/webhooks', { body: words })
    const version = async (): Promise<number> => (await w.clerk.get('/api/webhooks')).body.webhooks.find((h: Json) => h.id === id).version
    await w.step('PUT /api/webhooks/:id', { id, body: { ...words, name: 'Cổng thi đua', enabled: true, version: await version() } })
    await w.step('POST /api/webhooks/:id/secret', { id, body: { version: await version() } })
    receiver.answer = () => 500
    await w.step('POST /api/webhooks/:id/test', { id })
    const delivery = async (): Promise<Json> => (await w.clerk.get(`/api/webhooks/${id}/deliveries`)).body.deliveries[0]
    await w.until(async () => {
      await pool(w).query("update jobs set attempts = 12, run_at = now() where kind = 'deliver-webhook' and state = 'queued'")
      w.server.running.kit.wake?.()
      return (await delivery()).state === 'failed'
    })
    receiver.answer = () => 200
    await w.step('POST /api/deliveries/:id/again', { id: (await delivery()).id })
    await w.step('POST /api/webhooks/:id/end', { id, body: { version: await version() } })
  } finally {
    await receiver.close()
  }
}

export async function walkHouse(w: Walk): Promise<void> {
  const { kit } = w.server.running
  const job = async (): Promise<string> => {
    const id = randomUUID()
    await kit.db.write(kit.tenant, async (t) => ok(await addJob(t, { id, kind: 'send-mail', subject: randomUUID(), at: kit.clock.now(), runAt: new Date(Date.now() + 86_400_000).toISOString(), bodyId: w.bodyId })))
    return id
  }
  const [retried, dropped] = [await job(), await job()]
  await pool(w).query("update jobs set state = 'failed', attempts = 8, ended_at = now(), kind = 'tidy-jobs' where id = $1", [retried])
  await w.step('POST /api/jobs/drop', { body: { ids: [dropped] } })
  await w.step('POST /api/jobs/retry', { body: { ids: [retried] } })
  await w.step('POST /api/network/certificate', { body: { names: ['bang-vang.anlac.local'], addresses: ['127.0.0.1'], open: false, newRoot: false } })
  const schedule = { every: 'week', at: '03:00', day: 7, keep: { daily: 7, weekly: 4, monthly: 6 }, version: 0 }
  await w.step('PUT /api/backups/schedule', { body: schedule })
  const { id } = await w.step('POST /api/backups')
  const there = async (): Promise<Json> => (await w.clerk.get('/api/backups')).body.backups.find((b: Json) => b.id === id)
  await w.until(async () => (await there())?.verifiedAt != null && (await there()).state === 'done')
  await w.step('POST /api/backups/:id/pass', { id, body: { password: PASSWORD } })
  await w.step('POST /api/backups/:id/trial', { id })
  await w.until(async () => (await pool(w).query("select 1 from jobs where kind in ('backup', 'backup-trial') and state in ('queued', 'running')")).rowCount === 0)
  await w.step('POST /api/backups/:id/removal', { id })
}
