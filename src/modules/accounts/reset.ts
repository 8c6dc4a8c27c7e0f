import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command } from '../../platform/trail/command.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { bucket, OF_MAIL } from './attempts.ts'
import { isWeakFor, PASSWORD_MINIMUM } from './commands.ts'
import { loginKey } from './logins.ts'
import { addPass, findPass, revokePasses, usePass } from './passStore.ts'
import { endSessions } from './sessionStore.ts'
import { accountFor, addressBucket, loginBucket, type DoorKit } from './signIn.ts'
import { accountsByEmail, emailKey, profileOf } from './profileStore.ts'
import { findByLogin, setPassword, type Account } from './store.ts'

const MINUTES = 30

/** The outbox: `secret`, a path, gets the address of the product in front and is put in at {{secret}} when the mail is sent; it is shown to nobody. */
export interface Post {
  readonly queueMail: (
    kit: Kit,
    w: Writer,
    mail: { readonly bodyId: string | null; readonly to: { readonly address: string; readonly name: string; readonly accountId: string | null }; readonly kind: string; readonly subject: string; readonly text: string; readonly secret: string | null; readonly auto: boolean },
  ) => Promise<Result<string>>
}

const letter = (name: string, login: string): { subject: string; text: string } => ({
  subject: 'Đặt lại mật khẩu Bảng Vàng',
  text: [
    `Kính gửi ${name},`, '',
    `Có người xin đặt lại mật khẩu của tài khoản ${login}. Mở đường dẫn dưới đây để đặt mật khẩu mới; đường dẫn dùng được một lần, trong ${MINUTES} phút:`, '',
    '{{secret}}', '',
    'Nếu không phải anh/chị xin, bỏ qua thư này: mật khẩu đang dùng vẫn giữ nguyên. Nếu nhận nhiều thư như vậy, báo quản trị viên.',
  ].join('\n'),
})

/** The accounts that a login or an e-mail names, with the address that a mail reaches them at. */
async function named(r: Reader, who: string): Promise<{ readonly account: Account; readonly email: string }[]> {
  const byLogin = await findByLogin(r, loginKey(who))
  const accounts = byLogin ? [byLogin] : who.includes('@') ? await accountsByEmail(r, emailKey(who)) : []
  const made = []
  for (const account of accounts) {
    const email = (await profileOf(r, account.id))?.email ?? null
    if (email !== null) made.push({ account, email })
  }
  return made
}

async function sendLink(kit: Kit, w: Writer, post: Post, { account, email }: { readonly account: Account; readonly email: string }): Promise<Result<string>> {
  const token = newToken()
  const now = kit.clock.now()
  await revokePasses(w, 'reset', account.id, now)
  await addPass(w, { id: kit.newId(), kind: 'reset', accountId: account.id, data: {}, tokenHash: hashToken(token), createdAt: now, expires: new Date(Date.parse(now) + MINUTES * 60_000).toISOString() })
  return post.queueMail(kit, w, { bodyId: null, to: { address: email, name: account.name, accountId: account.id }, kind: 'password-reset', ...letter(account.name, account.login), secret: `/dat-lai?token=${token}`, auto: true })
}

/** Looks who is meant and sends the links; each account that is meant gets its entry in the trail. */
export async function sendLinks(kit: Kit, post: Post, origin: Origin, who: string): Promise<void> {
  const found = await kit.db.read(kit.tenant, (r) => named(r, who))
  for (const one of found) {
    const sent = await command(kit, { accountId: null, bodyId: null, via: 'nobody', origin }, { action: 'account.reset-asked', key: null, sent: {}, about: { thing: { kind: 'account', id: one.account.id }, title: one.account.name } }, (w) => sendLink(kit, w, post, one))
    if (!sent.ok) kit.log.warn({ code: sent.refusal.code }, 'the reset link was not sent')
  }
}

/**
 * Somebody asks for a link. Only the asking is counted before the answer; who is meant is looked up afterwards, so that neither the
 * words nor the time of the answer tell whether there is such an account. Refused: account.locked, the same for all.
 */
export async function askReset({ kit, attempts }: DoorKit, post: Post, origin: Origin, who: string): Promise<Result<undefined>> {
  const taken = await attempts.take([bucket('reset of', who.includes('@') ? emailKey(who) : loginKey(who), OF_MAIL), addressBucket(origin)])
  if (!taken.ok) return taken
  setImmediate(() => void sendLinks(kit, post, origin, who).catch((fault: unknown) => kit.log.error({ err: fault }, 'the reset link was not sent')))
  return ok(undefined)
}

export const resetGood = (kit: Kit, token: string): Promise<boolean> =>
  kit.db.read(kit.tenant, async (r) => {
    const pass = await findPass(r, 'reset', hashToken(token), kit.clock.now())
    return pass !== undefined && (await accountFor(r, pass.accountId)).ok
  })

/** A new password with the link. Every session ends, and the wait after wrong passwords too; a second step stays asked. */
export async function resetPassword({ kit, attempts }: DoorKit, origin: Origin, token: string, password: string): Promise<Result<undefined>> {
  const taken = await attempts.take([addressBucket(origin)])
  if (!taken.ok) return taken
  if (!(await resetGood(kit, token))) return refuse('account.link-used', {})
  const passwordHash = await hashPassword(password)
  const done = await command(kit, { accountId: null, bodyId: null, via: 'nobody', origin }, { action: 'account.reset', key: null, sent: {} }, async (w, note) => {
    const now = kit.clock.now()
    const pass = await findPass(w, 'reset', hashToken(token), now)
    const account = await accountFor(w, pass?.accountId ?? null)
    if (!pass || !account.ok) return refuse('account.link-used', {})
    if (await isWeakFor(kit, w, account.value, password)) return refuse('account.password-weak', { minimum: PASSWORD_MINIMUM })
    if (!(await usePass(w, pass.id, now))) return refuse('account.link-used', {})
    await setPassword(w, account.value.id, passwordHash)
    await revokePasses(w, 'reset', account.value.id, now)
    await endSessions(w, account.value.id)
    note({ thing: { kind: 'account', id: account.value.id }, title: account.value.name })
    return ok(account.value.login)
  })
  if (!done.ok) return done
  await attempts.forgive([loginBucket(done.value)], [addressBucket(origin)])
  return ok(undefined)
}
