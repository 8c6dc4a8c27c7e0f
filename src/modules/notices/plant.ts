import type { Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { notify } from './notify.ts'
import { insertMail } from './store.ts'

export interface ExampleDraft {
  readonly name: string
  readonly address: string
  readonly subject: string
  readonly text: string
}

/** Drafts of an invented body: written past the mail server, which a demo has none of. */
export async function plantDrafts(kit: Kit, w: Writer, bodyId: string, drafts: readonly ExampleDraft[]): Promise<void> {
  for (const draft of drafts) {
    const id = kit.newId()
    await insertMail(w, {
      id, bodyId, toAddress: draft.address, toName: draft.name, accountId: null, subject: draft.subject, text: draft.text, secret: null, kind: 'reminder', thing: null, messageId: `${id}@an-lac.example`, state: 'draft', createdAt: kit.clock.now(), createdBy: null,
    })
  }
}

/** What an account of an invented body was told when it opens the demo. */
export async function plantTold(kit: Kit, w: Writer, bodyId: string, accountId: string, plan: string): Promise<void> {
  await notify(kit, w, { accountIds: [accountId], bodyId, kind: 'plan-read', params: { plan }, path: '/ke-hoach', thing: null })
}
