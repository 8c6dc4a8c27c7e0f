import { z } from 'zod'
import { NOTICE_KINDS } from '../core/notices/kinds.ts'
import { ByIdParams, Id, Key, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

export const MailStates = z.enum(['draft', 'queued', 'sent', 'failed', 'discarded'])
export const MailRow = z
  .object({
    id: Id,
    toName: z.string(),
    toAddress: z.string(),
    subject: z.string(),
    kind: z.string(),
    state: MailStates,
    createdAt: z.string(),
    sentAt: z.string().nullable(),
    /** why it was not sent, in the words of the mail server */
    fault: z.string().nullable(),
    /** a link for the recipient alone goes in when it is sent; its address cannot be changed then */
    hasSecret: z.boolean(),
    version: Version,
  })
  .meta({ id: 'MailRow' })
const Mail = MailRow.extend({ text: z.string() }).meta({ id: 'Mail' })
const Chosen = z.array(z.object({ id: Id, version: Version })).min(1).max(500)
const page = z.coerce.number().int().min(1).max(10_000).optional()

const MailServer = z
  .object({
    /** set by the environment: what stands here cannot be changed in the app */
    fromEnvironment: z.boolean(),
    configured: z.boolean(),
    host: z.string(),
    port: z.int(),
    tls: z.enum(['tls', 'starttls', 'none']),
    user: z.string().nullable(),
    /** the password itself is never sent back */
    hasPassword: z.boolean(),
    fromName: z.string(),
    fromAddress: z.string(),
    certificate: z.string().nullable(),
    site: z.string().nullable(),
    version: Version,
  })
  .meta({ id: 'MailServer' })

const Notice = z
  .object({
    id: Id,
    kind: z.enum(NOTICE_KINDS),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    path: z.string(),
    at: z.string(),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'Notice' })
const Choices = z.object({ kinds: z.array(z.enum(NOTICE_KINDS)), email: z.string().nullable() })

export const noticeEndpoints = [
  endpoint({ method: 'GET', path: '/api/mails', summary: 'Mails of the body by state, those of it that I may see', tag: 'mails', query: z.object({ state: MailStates.optional(), q: z.string().max(200).optional(), page }), response: z.object({ mails: z.array(MailRow), counts: z.record(MailStates, z.int()), total: z.int(), pageSize: z.int(), configured: z.boolean() }) }),
  endpoint({ method: 'GET', path: '/api/mails/:id', summary: 'One mail with its text', tag: 'mails', params: ByIdParams, response: Mail }),
  endpoint({ method: 'PUT', path: '/api/mails/:id', summary: 'Mend a mail that is not on its way', tag: 'mails', params: ByIdParams, body: z.object({ toName: z.string().trim().max(200), toAddress: z.string().trim().max(254), subject: z.string().trim().min(1).max(300), text: z.string().min(1).max(50_000), key: Key, version: Version }), response: Mail }),
  endpoint({ method: 'POST', path: '/api/mails/preview', summary: 'Who would get these mails, and which cannot be sent', tag: 'mails', body: z.object({ ids: z.array(Id).min(1).max(500) }), response: z.object({ mails: z.array(MailRow.extend({ sendable: z.boolean() })) }) }),
  endpoint({ method: 'POST', path: '/api/mails/send', summary: 'Send drafts and failed mails', tag: 'mails', body: z.object({ mails: Chosen, key: Key }), response: z.object({ count: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/mails/discard', summary: 'Discard mails that are not sent', tag: 'mails', body: z.object({ mails: Chosen, key: Key }), response: z.object({ count: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/mails/restore', summary: 'Take discarded mails back as drafts', tag: 'mails', body: z.object({ ids: z.array(Id).min(1).max(500), key: Key }), response: z.object({ count: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/mail-server', summary: 'The server that mails leave by, without its password', tag: 'mails', response: MailServer }),
  endpoint({ method: 'PUT', path: '/api/mail-server', summary: 'Set the mail server; a password of null stays as it is', tag: 'mails', body: z.object({ host: z.string().trim().regex(/^[A-Za-z0-9._:-]{1,253}$/), port: z.int().min(1).max(65535), tls: z.enum(['tls', 'starttls', 'none']), user: z.string().trim().min(1).max(200).nullable(), password: z.string().min(1).max(500).nullable(), fromName: z.string().trim().min(1).max(200), fromAddress: z.string().trim().max(254), certificate: z.string().max(20_000).nullable(), site: z.url({ protocol: /^https?$/ }).max(300).nullable(), key: Key, version: Version }), response: MailServer }),
  endpoint({ method: 'POST', path: '/api/mail-server/test', summary: 'Send a mail to try the server out, at once', tag: 'mails', body: z.object({ to: z.string().trim().max(254), key: Key }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/notices', summary: 'What I was told, the latest first', tag: 'notices', query: z.object({ unread: z.enum(['true']).optional(), page }), response: z.object({ notices: z.array(Notice), unread: z.int(), total: z.int(), pageSize: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/notices/unread', summary: 'How many notices I have not read', tag: 'notices', response: z.object({ unread: z.int() }) }),
  endpoint({ method: 'POST', path: '/api/notices/read', summary: 'Mark notices as read; without ids all of them', tag: 'notices', body: z.object({ ids: z.array(Id).min(1).max(500).nullable() }), response: z.object({ unread: z.int() }) }),
  endpoint({ method: 'GET', path: '/api/notices/choices', summary: 'Which kinds of notices I get by mail too', tag: 'notices', response: Choices }),
  endpoint({ method: 'PUT', path: '/api/notices/choices', summary: 'Choose which kinds of notices come by mail too', tag: 'notices', body: z.object({ kinds: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length), key: Key }), response: Choices }),
]
