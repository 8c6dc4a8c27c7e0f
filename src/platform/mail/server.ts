import type { Reader } from '../db/database.ts'
import type { Kit } from '../kit.ts'
import { settingOf } from '../settings/settings.ts'

export const MAIL_SERVER = 'mail.server'

/** How mails leave the house. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** tls: from the first byte; starttls: asked for and required; none: plain, for a server in the same building */
  readonly tls: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  readonly password: string | null
  readonly from: { readonly name: string; readonly address: string }
  /** a certificate (PEM) that is trusted besides those of the system */
  readonly certificate: string | null
  /** the address of the product in links, such as https://thidua.example; null: the one that the server knows */
  readonly site: string | null
}

/** The server that SMTP_URL names: smtp://user:password@host:port?from=a@b&tls=starttls|none, or smtps://… @throws Error that says what it may be */
export function readSmtpUrl(text: string): MailServer {
  const wrong = (): Error => new Error('SMTP_URL must look like smtp://user:password@host:587?from=thidua@example.vn or smtps://…')
  if (!URL.canParse(text)) throw wrong()
  const url = new URL(text)
  if (!['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') throw wrong()
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username) || null
  const asked = url.searchParams.get('tls')
  const tls = secure ? 'tls' : asked === 'none' ? 'none' : 'starttls'
  const address = url.searchParams.get('from') ?? (user?.includes('@') ? user : `bang-vang@${url.hostname}`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { host, port: Number(url.port || (secure ? 465 : 587)), tls, user, password: decodeURIComponent(url.password) || null, from: { name: 'Bảng Vàng', address }, certificate: null, site: url.searchParams.get('site') }
}

/** The server that mails leave by: the one of the environment, or the one that was set in the app; null: none. */
export async function mailServerOf(kit: Kit, r: Reader): Promise<MailServer | null> {
  if (kit.smtpUrl) return readSmtpUrl(kit.smtpUrl)
  return (await settingOf<MailServer>(r, null, MAIL_SERVER))?.value ?? null
}
