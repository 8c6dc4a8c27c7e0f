import { sayNotice, noticeMail } from '../../../content/locales/vi/notices.ts'
import type { Thing } from '../../core/audit/entry.ts'
import type { NoticeKind, NoticeParams } from '../../core/notices/kinds.ts'
import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { queueMail } from './mails.ts'
import { insertNotices, wantedByMail } from './store.ts'

/** Something that accounts are told. */
export interface NewNotice {
  readonly accountIds: readonly string[]
  readonly bodyId: string | null
  readonly kind: NoticeKind
  /** what its sentence needs; no more of a person than everyone who gets it may know */
  readonly params: NoticeParams
  /** where in the app it leads, beginning with "/" */
  readonly path: string
  /** who may no longer see this does not see the notice either */
  readonly thing: Thing | null
}

/** Tells accounts something, in the caller's transaction; by mail too, those who chose it and have an address. */
export async function notify(kit: Kit, w: Writer, notice: NewNotice): Promise<void> {
  const accountIds = [...new Set(notice.accountIds)]
  if (accountIds.length === 0) return
  const at = kit.clock.now()
  await insertNotices(w, accountIds.map((accountId) => ({ ...notice, id: kit.newId(), accountId, at })))
  for (const { id, name, email } of await wantedByMail(w, accountIds, notice.kind)) {
    const said = sayNotice(notice.kind, notice.params)
    // with no mail server set the notice in the app stands alone: queueMail refuses and writes nothing
    await queueMail(kit, w, { bodyId: notice.bodyId, to: { address: email, name, accountId: id }, kind: 'notice', subject: said, text: noticeMail(name, said), secret: notice.path, auto: true, thing: notice.thing })
  }
}
