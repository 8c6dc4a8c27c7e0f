import type { noticeEndpoints } from '../../contract/notices.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { mailServerOf } from '../../platform/mail/server.ts'
import type { Mailer } from '../../platform/mail/transport.ts'
import { changeMail, chooseNotices, discardMails, readNotices, restoreMails, SENDABLE, sendMails } from './commands.ts'
import { mayTenant, serverSeen, setServer, tryServer } from './mailServer.ts'
import { findMails, listMails, listNotices, unreadOf } from './queries.ts'
import { choicesOf, type Mail } from './store.ts'

const rowOf = ({ id, toName, toAddress, subject, kind, state, createdAt, sentAt, fault, hasSecret, version }: Mail) => ({ id, toName, toAddress, subject, kind, state, createdAt, sentAt, fault, hasSecret, version })

export function noticeRoutes(kit: Kit, mailer: Mailer): Routes<typeof noticeEndpoints> {
  const mailAnswer = async (mail: Mail) => ok({ ...rowOf(mail), text: mail.text })
  return {
    'GET /api/mails': {
      may: 'mails.see',
      run: ({ actor, query, today }) =>
        kit.db.read(kit.tenant, async (r) => {
          const { mails, ...rest } = await listMails(r, actor, today, { ...query, page: query.page ?? 1 })
          return ok({ mails: mails.map(rowOf), ...rest, configured: (await mailServerOf(kit, r)) !== null })
        }),
    },
    'GET /api/mails/:id': {
      may: 'mails.see',
      run: async ({ actor, params, today }) => {
        const [mail] = await kit.db.read(kit.tenant, (r) => findMails(r, actor, today, [params.id]))
        return mail ? mailAnswer(mail) : refuse('request.not-found', { what: 'thư này' })
      },
    },
    'PUT /api/mails/:id': {
      may: 'mails.change',
      run: async (call) => {
        const { key, version, ...next } = call.body
        const done = await changeMail(kit, call, { id: call.params.id, version, key, next })
        return done.ok ? mailAnswer(done.value) : done
      },
    },
    'POST /api/mails/preview': {
      may: 'mails.see',
      run: async ({ actor, body, today }) => {
        const mails = await kit.db.read(kit.tenant, (r) => findMails(r, actor, today, body.ids))
        return ok({ mails: mails.map((mail) => ({ ...rowOf(mail), sendable: SENDABLE.includes(mail.state) })) })
      },
    },
    'POST /api/mails/send': { may: 'mails.change', run: (call) => sendMails(kit, call, call.body.key, call.body.mails) },
    'POST /api/mails/discard': { may: 'mails.change', run: (call) => discardMails(kit, call, call.body.key, call.body.mails) },
    'POST /api/mails/restore': { may: 'mails.change', run: (call) => restoreMails(kit, call, call.body.key, call.body.ids) },
    'GET /api/mail-server': {
      may: 'settings.see',
      run: async (call) => {
        const allowed = mayTenant(call, 'settings.see')
        return allowed.ok ? ok(await kit.db.read(kit.tenant, (r) => serverSeen(kit, r))) : allowed
      },
    },
    'PUT /api/mail-server': {
      may: 'settings.change',
      run: (call) => {
        const { key, version, ...next } = call.body
        return setServer(kit, call, { key, version, next })
      },
    },
    'POST /api/mail-server/test': { may: 'settings.change', run: (call) => tryServer(kit, mailer, call, call.body) },
    'GET /api/notices': { may: 'session.use', run: async ({ actor, query, today }) => ok(await kit.db.read(kit.tenant, (r) => listNotices(r, actor, today, { unread: query.unread === 'true', page: query.page ?? 1 }))) },
    'GET /api/notices/unread': { may: 'session.use', run: async ({ actor, today }) => ok({ unread: await kit.db.read(kit.tenant, (r) => unreadOf(r, actor, today)) }) },
    'POST /api/notices/read': {
      may: 'session.use',
      run: async ({ actor, body, today }) => {
        await readNotices(kit, actor.accountId, body.ids)
        return ok({ unread: await kit.db.read(kit.tenant, (r) => unreadOf(r, actor, today)) })
      },
    },
    'GET /api/notices/choices': { may: 'session.use', run: async ({ actor }) => ok(await kit.db.read(kit.tenant, (r) => choicesOf(r, actor.accountId))) },
    'PUT /api/notices/choices': { may: 'session.use', run: (call) => chooseNotices(kit, call, call.body.key, call.body.kinds) },
  }
}
