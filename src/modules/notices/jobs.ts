import type { Actor } from '../../core/people/may.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Writer } from '../../platform/db/database.ts'
import { GiveUp, type Job, type JobKind, type Recurring } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { mailServerOf } from '../../platform/mail/server.ts'
import { MailRefused, type Mailer } from '../../platform/mail/transport.ts'
import { SEND_MAIL } from './mails.ts'
import { notify } from './notify.ts'
import { holdersOf, toldAlready } from './queries.ts'
import * as store from './store.ts'

export const TIDY = 'tidy-notices'
const DAY_MS = 86_400_000
const NOTICES_KEPT_DAYS = 180
const SECRETS_KEPT_DAYS = 14
/** who may be told of a fault is not told of the same again within this time */
const QUIET_MS = DAY_MS

/** The secret in its place; a path becomes an address that opens from a mail program. */
export const withSecret = (text: string, secret: string | null, site: string): string =>
  secret === null ? text : text.replaceAll('{{secret}}', () => (secret.startsWith('/') ? `${site.replace(/\/$/, '')}${secret}` : secret))

/**
 * Sends one mail that is on its way. At least once: when the process is killed after the server took the mail and before that was
 * noted, the mail goes out again with the same Message-ID, by which the receiver's server drops the double.
 */
async function sendOne(kit: Kit, mailer: Mailer, job: Job): Promise<void> {
  const { found, server } = await kit.db.read(kit.tenant, async (r) => ({ found: await store.mailToSend(r, job.subject), server: await mailServerOf(kit, r) }))
  if (!found || found.mail.state !== 'queued') return
  if (!server) throw new GiveUp('Chưa khai báo máy chủ thư')
  const { mail, secret } = found
  const text = withSecret(mail.text, secret, server.site ?? kit.site?.() ?? '')
  try {
    await mailer.send(server, { to: { name: mail.toName, address: mail.toAddress }, subject: mail.subject, text, messageId: mail.messageId, date: mail.createdAt })
  } catch (fault) {
    throw fault instanceof MailRefused ? new GiveUp(fault.message) : fault
  }
  await kit.db.write(kit.tenant, async (w) => ok(await store.setSent(w, mail.id, kit.clock.now())))
}

const mailJob = (kit: Kit, mailer: Mailer): JobKind => ({
  retry: { attempts: 8, firstDelayMs: 30_000, capMs: 3_600_000 },
  run: (job) => sendOne(kit, mailer, job),
  gaveUp: async (w, job, fault) => {
    const found = await store.mailToSend(w, job.subject)
    if (found?.mail.state !== 'queued') return
    const { mail } = found
    await store.setMailState(w, mail.id, 'failed', fault)
    if (mail.createdBy !== null && mail.kind !== 'notice') await notify(kit, w, { accountIds: [mail.createdBy], bodyId: mail.bodyId, kind: 'mail-failed', params: { subject: mail.subject }, path: `/thu/${mail.id}`, thing: { kind: 'mail', id: mail.id } })
  },
  again: async (w, job) => {
    const found = await store.mailToSend(w, job.subject)
    if (found?.mail.state !== 'failed') return false
    await store.setMailState(w, job.subject, 'queued')
    return true
  },
})

const tidyJob = (kit: Kit): JobKind => ({
  retry: { attempts: 5, firstDelayMs: 60_000, capMs: 3_600_000 },
  run: async () => {
    const before = (days: number): string => new Date(Date.parse(kit.clock.now()) - days * DAY_MS).toISOString()
    await kit.db.write(kit.tenant, async (w) => {
      await store.wipeSecrets(w, before(SECRETS_KEPT_DAYS))
      await store.dropNotices(w, before(NOTICES_KEPT_DAYS))
      return ok(undefined)
    })
  },
})

export const noticeJobs = (kit: Kit, mailer: Mailer): Readonly<Record<string, JobKind>> => ({ [SEND_MAIL]: mailJob(kit, mailer), [TIDY]: tidyJob(kit) })
export const noticeRecurring: readonly Recurring[] = [{ kind: TIDY, schedule: { every: 'day', at: '02:20' } }]

/** Tells the administrators of a body, and of the whole tenant, that a job failed for good; of many of one kind once. */
export async function tellOfFailedJob(kit: Kit, w: Writer, job: Job): Promise<void> {
  const since = new Date(Date.parse(kit.clock.now()) - QUIET_MS).toISOString()
  const params = { job: job.kind }
  const accountIds: string[] = []
  for (const id of await holdersOf(w, 'administrator' satisfies Actor['grants'][number]['role'], job.bodyId, kit.clock.today())) if (!(await toldAlready(w, id, 'job-failed', params, since))) accountIds.push(id)
  await notify(kit, w, { accountIds, bodyId: job.bodyId, kind: 'job-failed', params, path: '/cai-dat/viec-nen?trangthai=failed', thing: { kind: 'job', id: job.id } })
}
