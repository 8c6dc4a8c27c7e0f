import { refuse, type FieldProblem } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { NoticeKind } from '../../core/notices/kinds.ts'
import { isMailAddress, oneLine } from '../../core/notices/address.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { mailServerOf } from '../../platform/mail/server.ts'
import { byOf, command, type Caller, type Note } from '../../platform/trail/command.ts'
import { enqueueMail } from './mails.ts'
import { findMails } from './queries.ts'
import * as store from './store.ts'

export const SENDABLE: readonly store.MailState[] = ['draft', 'failed']
const OPEN: readonly store.MailState[] = ['draft', 'failed', 'queued']
export interface Chosen {
  readonly id: string
  readonly version: number
}
export interface Mended {
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly text: string
}

/** The chosen mails as they are; refused when one is not there for this account, was changed since, or is in no state for it. */
async function chosen(kit: Kit, w: Writer, actor: Actor, mails: readonly Chosen[], states: readonly store.MailState[], act: string): Promise<Result<store.Mail[]>> {
  const found = await findMails(w, actor, kit.clock.today(), mails.map((m) => m.id))
  for (const { id, version } of mails) {
    const mail = found.find((m) => m.id === id)
    if (!mail) return refuse('request.not-found', { what: 'thư này' })
    if (mail.version !== version) return refuse('version.stale', { seen: version, current: mail.version, changed: [] })
    if (!states.includes(mail.state)) return refuse('state.forbids', { action: act, state: mail.state })
  }
  return ok(found)
}

/** One entry speaks for all of them: the one mail, or how many. */
function say(note: Note, mails: readonly store.Mail[]): void {
  const [only, more] = mails
  if (only && !more) note({ thing: { kind: 'mail', id: only.id }, title: only.subject, bodyId: only.bodyId })
  else note({ title: `${mails.length} thư`, changes: mails.slice(0, 100).map((m) => ({ field: m.id, before: m.state, after: null })) })
}

export const sendMails = (kit: Kit, call: Caller, key: string, mails: readonly Chosen[]): Promise<Result<{ count: number }>> =>
  command(kit, byOf(call), { action: 'mail.sent', key, sent: { mails } }, async (w, note) => {
    if (!(await mailServerOf(kit, w))) return refuse('mail.not-configured', {})
    const found = await chosen(kit, w, call.actor, mails, SENDABLE, 'gửi thư')
    if (!found.ok) return found
    for (const mail of found.value) {
      await store.setMailState(w, mail.id, 'queued')
      await enqueueMail(kit, w, mail.id, mail.bodyId)
    }
    say(note, found.value)
    return ok({ count: found.value.length })
  })

export const discardMails = (kit: Kit, call: Caller, key: string, mails: readonly Chosen[]): Promise<Result<{ count: number }>> =>
  command(kit, byOf(call), { action: 'mail.discarded', key, sent: { mails } }, async (w, note) => {
    const found = await chosen(kit, w, call.actor, mails, OPEN, 'bỏ thư')
    if (!found.ok) return found
    for (const mail of found.value) await store.setMailState(w, mail.id, 'discarded', mail.fault)
    say(note, found.value)
    return ok({ count: found.value.length })
  })

/** Takes discarded mails back as drafts. */
export const restoreMails = (kit: Kit, call: Caller, key: string, ids: readonly string[]): Promise<Result<{ count: number }>> =>
  command(kit, byOf(call), { action: 'mail.drafted', key, sent: { ids } }, async (w, note) => {
    const found = await findMails(w, call.actor, kit.clock.today(), ids)
    if (found.length !== new Set(ids).size) return refuse('request.not-found', { what: 'thư này' })
    const other = found.find((m) => m.state !== 'discarded')
    if (other) return refuse('state.forbids', { action: 'lấy lại thư', state: other.state })
    for (const mail of found) await store.setMailState(w, mail.id, 'draft', mail.fault)
    say(note, found)
    return ok({ count: found.length })
  })

function problemsOf(mail: store.Mail, next: Mended): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!isMailAddress(next.toAddress)) problems.push({ at: 'toAddress', problem: 'Không phải một địa chỉ thư' })
  // a link for one person must not be turned to another by who may only mend the words around it
  if (mail.hasSecret && next.toAddress !== mail.toAddress) problems.push({ at: 'toAddress', problem: 'Thư này mang đường dẫn riêng của người nhận: không đổi được địa chỉ' })
  // it stands in a line of its own: within another address it would be carried to somebody else's site
  if (mail.hasSecret && !next.text.split('\n').some((line) => line.trim() === '{{secret}}')) problems.push({ at: 'text', problem: 'Giữ lại {{secret}} ở một dòng riêng: đường dẫn riêng được điền vào chỗ đó khi gửi' })
  if (mail.hasSecret && next.text.split('\n').some((line) => line.includes('{{secret}}') && line.trim() !== '{{secret}}')) problems.push({ at: 'text', problem: 'Dòng có {{secret}} không được có chữ khác' })
  if (/[\r\n]/.test(next.subject)) problems.push({ at: 'subject', problem: 'Tiêu đề chỉ gồm một dòng' })
  if (/[\r\n]/.test(next.toName)) problems.push({ at: 'toName', problem: 'Tên người nhận chỉ gồm một dòng' })
  return problems
}

export const changeMail = (kit: Kit, call: Caller, ask: Chosen & { readonly key: string; readonly next: Mended }): Promise<Result<store.Mail>> =>
  command(kit, byOf(call), { action: 'mail.changed', key: ask.key, sent: ask }, async (w, note) => {
    const found = await chosen(kit, w, call.actor, [ask], SENDABLE, 'sửa thư')
    if (!found.ok) return found
    const [mail] = found.value
    if (!mail) return refuse('request.not-found', { what: 'thư này' })
    const problems = problemsOf(mail, ask.next)
    if (problems.length > 0) return refuse('request.invalid', { problems })
    const next = { toName: oneLine(ask.next.toName), toAddress: ask.next.toAddress, subject: oneLine(ask.next.subject), text: ask.next.text.normalize('NFC') }
    await store.mendMail(w, mail.id, next)
    const fields = ['toName', 'toAddress', 'subject', 'text'] as const
    note({ thing: { kind: 'mail', id: mail.id }, title: mail.subject, bodyId: mail.bodyId, personId: mail.thing?.kind === 'person' ? mail.thing.id : null, changes: fields.filter((f) => mail[f] !== next[f]).map((field) => ({ field, before: mail[field], after: next[field] })) })
    return ok({ ...mail, ...next, version: mail.version + 1 })
  })

/** Marks notices of one's own as read: nothing of the body changes, so it leaves no entry in the trail; a repeat does nothing more. */
export const readNotices = (kit: Kit, accountId: string, ids: readonly string[] | null): Promise<Result<undefined>> =>
  kit.db.write(kit.tenant, async (w) => {
    await store.markRead(w, accountId, ids, kit.clock.now())
    return ok(undefined)
  })

export const chooseNotices = (kit: Kit, call: Caller, key: string, kinds: readonly NoticeKind[]): Promise<Result<{ kinds: NoticeKind[]; email: string | null }>> =>
  command(kit, byOf(call), { action: 'settings.changed', key, sent: { kinds }, about: { thing: { kind: 'account', id: call.actor.accountId }, title: 'Thông báo qua thư' } }, async (w, note) => {
    const before = await store.choicesOf(w, call.actor.accountId)
    await store.setChoices(w, call.actor.accountId, kinds)
    const after = await store.choicesOf(w, call.actor.accountId)
    note({ changes: [{ field: 'notices.by-mail', before: before.kinds.join(', '), after: after.kinds.join(', ') }] })
    return ok(after)
  })
