import { refuse, type SignOnReason } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { signedOn, signOnAddress, type Known, type ProviderAccess, type Sent } from '../../platform/auth/singleSignOn.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'
import { command } from '../../platform/trail/command.ts'
import type { By, Origin } from '../../platform/trail/entry.ts'
import { mineDo, type Mine } from './mine.ts'
import * as store from './factorStore.ts'
import { addPass, findPass, usePass } from './passStore.ts'
import type { At } from './passkeys.ts'
import { rulesOf, secretOf } from './rules.ts'
import { accountFor, addressBucket, afterFirstStep, noteRefused, type DoorKit, type Entry } from './signIn.ts'
import { accountsByEmail, emailKey } from './profileStore.ts'
import type { Account } from './store.ts'

const MINUTES = 10
export const CALLBACK_PATH = '/dang-nhap/mot-lan'
export const callbackOf = (at: At): string => `${at.secure ? 'https' : 'http'}://${at.host}${CALLBACK_PATH}`

type Provider = ProviderAccess & { readonly linkByEmail: boolean }

async function providerOf(r: Reader): Promise<Provider | null> {
  const { singleSignOn } = await rulesOf(r)
  const secret = await secretOf(r)
  return singleSignOn === null || secret === null ? null : { ...singleSignOn, secret }
}

const failed = (kit: Kit, reason: SignOnReason, detail = ''): Result<never> => {
  if (detail !== '') kit.log.warn({ reason, detail }, 'single sign-on was refused')
  return refuse('account.sign-on-failed', { reason })
}

/** Begins at the door (accountId null), or to link the account that is signed in with this session. */
export async function beginSignOn(kit: Kit, at: At, whose: { readonly accountId: string; readonly session: string } | null): Promise<Result<{ url: string; pass: string }>> {
  const provider = await kit.db.read(kit.tenant, providerOf)
  if (!provider) return failed(kit, 'not-set-up')
  const address = await signOnAddress(provider, callbackOf(at))
  if (!address.ok) return failed(kit, address.fault, address.detail)
  const pass = newToken()
  const now = kit.clock.now()
  const data = { ...address.value.sent, session: whose === null ? null : hashToken(whose.session) }
  await kit.db.write(kit.tenant, async (w) => ok(await addPass(w, { id: kit.newId(), kind: 'single-sign-on', accountId: whose?.accountId ?? null, data, tokenHash: hashToken(pass), createdAt: now, expires: new Date(Date.parse(now) + MINUTES * 60_000).toISOString() })))
  return ok({ url: address.value.url, pass })
}

interface Back {
  readonly sent: Sent & { readonly session: string | null }
  /** whose link was asked for; null: somebody at the door */
  readonly accountId: string | null
}

/** What was sent from this browser, taken once: an answer that is played again finds nothing. */
const takeSent = (kit: Kit, pass: string | null): Promise<Result<Back>> =>
  kit.db.write(kit.tenant, async (w) => {
    const found = pass === null ? undefined : await findPass(w, 'single-sign-on', hashToken(pass), kit.clock.now())
    if (!found || !(await usePass(w, found.id, kit.clock.now()))) return failed(kit, 'ended')
    return ok({ sent: found.data as Back['sent'], accountId: found.accountId })
  })

/** The account of who signed on: linked before, or linked now by a verified e-mail that exactly one account has, where the rules allow it. */
async function accountOf(kit: Kit, origin: Origin, provider: Provider, known: Known): Promise<Result<Account>> {
  const { linked, sameEmail } = await kit.db.read(kit.tenant, async (r) => {
    const identity = await store.findIdentity(r, known.issuer, known.subject)
    return { linked: identity ? await accountFor(r, identity.accountId) : null, sameEmail: known.verifiedEmail === null ? [] : await accountsByEmail(r, emailKey(known.verifiedEmail)) }
  })
  if (linked !== null) return linked.ok ? linked : failed(kit, 'unknown-account')
  const [account, ...others] = sameEmail
  if (!provider.linkByEmail || !account || others.length > 0) return failed(kit, 'unknown-account')
  const by: By = { accountId: account.id, bodyId: null, via: 'nobody', origin }
  return command(kit, by, { action: 'account.identity-linked', key: null, sent: {}, about: { thing: { kind: 'account', id: account.id }, title: account.name, changes: [{ field: 'singleSignOn', before: null, after: known.issuer }] } }, async (w) => {
    await store.addIdentity(w, { id: kit.newId(), accountId: account.id, issuer: known.issuer, subject: known.subject, createdAt: kit.clock.now() })
    return ok(account)
  })
}

async function link(kit: Kit, by: By, accountId: string, known: Known): Promise<Result<undefined>> {
  return command(kit, by, { action: 'account.identity-linked', key: null, sent: {}, about: { thing: { kind: 'account', id: accountId }, changes: [{ field: 'singleSignOn', before: null, after: known.issuer }] } }, async (w) => {
    const before = await store.findIdentity(w, known.issuer, known.subject)
    if (before) return failed(kit, 'already-linked')
    await store.addIdentity(w, { id: kit.newId(), accountId, issuer: known.issuer, subject: known.subject, createdAt: kit.clock.now() })
    return ok(undefined)
  })
}

export interface Return {
  readonly origin: Origin
  readonly pass: string | null
  readonly query: string
  /** the session of this browser, if there is one */
  readonly session: { readonly token: string; readonly accountId: string; readonly by: By } | null
}

/** The browser came back from the provider. @returns 'linked' where a signed-in account asked for the link. Refused: account.sign-on-failed, account.locked */
export async function finishSignOn(door: DoorKit, { origin, pass, query, session }: Return): Promise<Result<Entry | 'linked'>> {
  const { kit, attempts } = door
  const shared = [addressBucket(origin)]
  const taken = await attempts.take(shared)
  if (!taken.ok) return taken
  const back = await takeSent(kit, pass)
  const provider = await kit.db.read(kit.tenant, providerOf)
  if (!back.ok) return back
  if (!provider) return failed(kit, 'not-set-up')
  const known = await signedOn(provider, back.value.sent, query)
  if (!known.ok) {
    if (known.fault === 'answer-wrong') await noteRefused(kit, origin, null, 'single-sign-on')
    return failed(kit, known.fault, known.detail)
  }
  if (back.value.accountId !== null) {
    const mine = session !== null && session.accountId === back.value.accountId && hashToken(session.token) === back.value.sent.session
    const linked = mine ? await link(kit, session.by, session.accountId, known.value) : failed(kit, 'ended')
    return linked.ok ? ok('linked') : linked
  }
  const account = await accountOf(kit, origin, provider, known.value)
  if (!account.ok) {
    await noteRefused(kit, origin, null, 'single-sign-on')
    return account
  }
  const entry = await afterFirstStep(door, origin, account.value, 'single-sign-on')
  if (entry.ok) await attempts.forgive([], shared)
  return entry
}

export const unlink = (kit: Kit, mine: Mine, id: string): Promise<Result<undefined>> =>
  mineDo(kit, mine, 'account.factor-removed', { identity: id }, true, async (w, note) => {
    const found = (await store.identitiesOf(w, mine.accountId)).find((i) => i.id === id)
    if (!found) return refuse('request.not-found', { what: 'identity' })
    const account = await accountFor(w, mine.accountId)
    const otherWays = (account.ok && account.value.passwordHash !== null) || (await store.factorsOf(w, mine.accountId)).some((f) => f.kind === 'passkey')
    if (!otherWays) return refuse('state.forbids', { action: 'gỡ liên kết', state: 'chưa có mật khẩu hay khóa đăng nhập' })
    await store.removeIdentity(w, id)
    note({ changes: [{ field: 'singleSignOn', before: found.issuer, after: null }] })
    return ok(undefined)
  })
