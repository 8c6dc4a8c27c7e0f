import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { isMailAddress, oneLine } from '../../core/notices/address.ts'
import type { Thing } from '../../core/audit/entry.ts'
import type { Writer } from '../../platform/db/database.ts'
import { addJob } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { mailServerOf } from '../../platform/mail/server.ts'
import { insertMail } from './store.ts'

export const SEND_MAIL = 'send-mail'

/** A mail as another module asks for it. */
export interface NewMail {
  readonly bodyId: string | null
  readonly to: { readonly address: string; readonly name: string; readonly accountId: string | null }
  /** what it is, such as "invite", "reset", "notice" */
  readonly kind: string
  readonly subject: string
  /** plain text; `{{secret}}` stands where the secret goes */
  readonly text: string
  /** a link or a code. Put in when the mail is sent, wiped afterwards, shown to nobody. One that begins with "/" gets the address of the product in front */
  readonly secret: string | null
  /** true: on its way at once; false: a draft that somebody reads, mends and sends */
  readonly auto: boolean
  /** who may no longer see this does not see the mail either */
  readonly thing?: Thing | null
  readonly createdBy?: string | null
}

/**
 * Writes a mail in the caller's transaction.
 * @returns its id; refused: mail.not-configured (no server is set), request.invalid (the address is none)
 */
export async function queueMail(kit: Kit, w: Writer, mail: NewMail): Promise<Result<string>> {
  const server = await mailServerOf(kit, w)
  if (!server) return refuse('mail.not-configured', {})
  if (!isMailAddress(mail.to.address)) return refuse('request.invalid', { problems: [{ at: 'to.address', problem: 'Không phải một địa chỉ thư' }] })
  const id = kit.newId()
  const at = kit.clock.now()
  await insertMail(w, {
    id, bodyId: mail.bodyId, toAddress: mail.to.address, toName: oneLine(mail.to.name), accountId: mail.to.accountId, subject: oneLine(mail.subject), text: mail.text.normalize('NFC'), secret: mail.secret,
    kind: mail.kind, thing: mail.thing ?? null, messageId: `${id}@${server.from.address.split('@')[1] ?? 'bang-vang'}`, state: mail.auto ? 'queued' : 'draft', createdAt: at, createdBy: mail.createdBy ?? null,
  })
  if (mail.auto) await enqueueMail(kit, w, id, mail.bodyId)
  return ok(id)
}

/** Puts the sending of a mail on the queue, in the caller's transaction. */
export async function enqueueMail(kit: Kit, w: Writer, mailId: string, bodyId: string | null): Promise<void> {
  await addJob(w, { id: kit.newId(), kind: SEND_MAIL, subject: mailId, at: kit.clock.now(), bodyId, serial: true })
  w.afterCommit(() => kit.wake?.())
}
