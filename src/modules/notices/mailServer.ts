import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { isMailAddress, oneLine } from '../../core/notices/address.ts'
import { may } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import { faultWords } from '../../platform/jobs/queue.ts'
import type { Kit } from '../../platform/kit.ts'
import { MAIL_SERVER, mailServerOf, type MailServer } from '../../platform/mail/server.ts'
import type { Mailer } from '../../platform/mail/transport.ts'
import { addSetting, settingOf, wipeOlder } from '../../platform/settings/settings.ts'
import { byOf, command, type Caller } from '../../platform/trail/command.ts'

export interface ServerSeen {
  readonly fromEnvironment: boolean
  readonly configured: boolean
  readonly host: string
  readonly port: number
  readonly tls: MailServer['tls']
  readonly user: string | null
  readonly hasPassword: boolean
  readonly fromName: string
  readonly fromAddress: string
  readonly certificate: string | null
  readonly site: string | null
  readonly version: number
}
export interface NewServer {
  readonly host: string
  readonly port: number
  readonly tls: MailServer['tls']
  readonly user: string | null
  /** null: as it was */
  readonly password: string | null
  readonly fromName: string
  readonly fromAddress: string
  readonly certificate: string | null
  readonly site: string | null
}

/**
 * The mail server is one for the whole installation: only who may set what counts everywhere. Links to new passwords leave by it, so
 * that who sets it must be one who administers accounts everywhere too.
 */
export function mayTenant(call: Pick<Caller, 'actor'>, action: 'settings.see' | 'settings.change'): Result<undefined> {
  const needed = action === 'settings.change' ? [action, 'accounts.change' as const] : [action]
  return needed.every((one) => may(call.actor, one, { bodyId: null })) ? ok(undefined) : refuse('account.not-allowed', { action })
}

/** The mail server as a page may show it: without its password. */
export async function serverSeen(kit: Kit, r: Reader): Promise<ServerSeen> {
  const server = await mailServerOf(kit, r)
  const set = await settingOf<MailServer>(r, null, MAIL_SERVER)
  return {
    fromEnvironment: Boolean(kit.smtpUrl), configured: server !== null, host: server?.host ?? '', port: server?.port ?? 587, tls: server?.tls ?? 'starttls', user: server?.user ?? null, hasPassword: Boolean(server?.password),
    fromName: server?.from.name ?? 'Bảng Vàng', fromAddress: server?.from.address ?? '', certificate: server?.certificate ?? null, site: server?.site ?? null, version: set?.version ?? 0,
  }
}

export const setServer = async (kit: Kit, call: Caller, ask: { readonly key: string; readonly version: number; readonly next: NewServer }): Promise<Result<ServerSeen>> => {
  const allowed = mayTenant(call, 'settings.change')
  if (!allowed.ok) return allowed
  if (!isMailAddress(ask.next.fromAddress)) return refuse('request.invalid', { problems: [{ at: 'fromAddress', problem: 'Không phải một địa chỉ thư' }] })
  const { password, ...words } = ask.next
  return command(kit, byOf(call), { action: 'settings.changed', key: ask.key, sent: { ...words, version: ask.version }, about: { bodyId: null, title: 'Máy chủ thư' } }, async (w, note) => {
    if (kit.smtpUrl) return refuse('state.forbids', { action: 'đổi máy chủ thư', state: 'SMTP_URL' })
    const before = await settingOf<MailServer>(w, null, MAIL_SERVER)
    if ((before?.version ?? 0) !== ask.version) return refuse('version.stale', { seen: ask.version, current: before?.version ?? 0, changed: [] })
    const { fromName, fromAddress, ...plain } = words
    // a password goes to the server it was given for, and to no other that is named later
    const same = before !== null && before.value.host === plain.host && before.value.user === plain.user
    const value: MailServer = { ...plain, password: plain.user === null ? null : (password ?? (same ? before.value.password : null)), from: { name: oneLine(fromName), address: fromAddress } }
    const version = ask.version + 1
    await addSetting(w, { id: kit.newId(), bodyId: null, name: MAIL_SERVER, value, version, at: kit.clock.now(), by: call.actor.accountId })
    await wipeOlder(w, null, MAIL_SERVER, version)
    const shown = (s: MailServer | undefined): Record<string, string> => (s ? { host: `${s.host}:${s.port}`, tls: s.tls, user: s.user ?? '', from: `${s.from.name} <${s.from.address}>`, site: s.site ?? '' } : {})
    const [was, now] = [shown(before?.value), shown(value)]
    note({ changes: [...Object.keys(now).filter((f) => was[f] !== now[f]).map((field) => ({ field, before: was[field] ?? null, after: now[field] ?? null })), ...(password === null ? [] : [{ field: 'password', before: null, after: '…' }])] })
    return ok(await serverSeen(kit, w))
  })
}

/** Sends a mail at once, past the queue, so that whoever sets the server sees at once what it answers. */
export async function tryServer(kit: Kit, mailer: Mailer, call: Caller, ask: { readonly to: string; readonly key: string }): Promise<Result<undefined>> {
  const allowed = mayTenant(call, 'settings.change')
  if (!allowed.ok) return allowed
  if (!isMailAddress(ask.to)) return refuse('request.invalid', { problems: [{ at: 'to', problem: 'Không phải một địa chỉ thư' }] })
  const server = await kit.db.read(kit.tenant, (r) => mailServerOf(kit, r))
  if (!server) return refuse('mail.not-configured', {})
  const id = kit.newId()
  const text = `Chào ${call.actor.name},\n\nThư này được gửi từ trang Thư của Bảng Vàng để thử máy chủ thư. Nhận được thư này nghĩa là máy chủ đã sẵn sàng.\n\nBảng Vàng\n`
  try {
    await mailer.send(server, { to: { name: call.actor.name, address: ask.to }, subject: 'Thư thử từ Bảng Vàng', text, messageId: `${id}@${server.from.address.split('@')[1] ?? 'bang-vang'}`, date: kit.clock.now() })
  } catch (fault) {
    return refuse('mail.server-refused', { detail: faultWords(fault) })
  }
  return command(kit, byOf(call), { action: 'mail.sent', key: ask.key, sent: { to: ask.to }, about: { bodyId: null, title: 'Thư thử' } }, async () => ok(undefined))
}
