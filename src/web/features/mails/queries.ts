import { queryOptions } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'

export const MAIL_STATES = ['draft', 'queued', 'sent', 'failed', 'discarded'] as const
export type MailState = (typeof MAIL_STATES)[number]
export interface Asked {
  readonly state: MailState | null
  readonly q: string
  readonly page: number
}

const readMails = ({ state, q, page }: Asked) =>
  valueOf(
    api.GET('/api/mails', { params: { query: { ...(state ? { state } : {}), ...(q ? { q } : {}), page } } }),
  )
const readMail = (id: string) => valueOf(api.GET('/api/mails/{id}', { params: { path: { id } } }))
export const readServer = () => valueOf(api.GET('/api/mail-server'))
export type MailRow = Awaited<ReturnType<typeof readMails>>['mails'][number]
export type Mail = Awaited<ReturnType<typeof readMail>>
export type MailServer = Awaited<ReturnType<typeof readServer>>

/** Asked again while mails are on their way. */
export const mailsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['mails', asked],
    queryFn: () => readMails(asked),
    placeholderData: (before) => before,
    refetchInterval: (query) => ((query.state.data?.counts.queued ?? 0) > 0 ? 3_000 : false),
  })
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', id],
    queryFn: () => readMail(id),
    refetchInterval: (query) => (query.state.data?.state === 'queued' ? 3_000 : false),
  })
export const serverQuery = () => queryOptions({ queryKey: ['mail-server'], queryFn: readServer })
