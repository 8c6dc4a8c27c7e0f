import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import * as ceremony from '../../platform/auth/passkeys.ts'
import { hashToken, newToken } from '../../platform/auth/tokens.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Origin } from '../../platform/trail/entry.ts'
import { mineDo, type Mine } from './mine.ts'
import * as store from './factorStore.ts'
import { addPass, findPass, usePass } from './passStore.ts'
import { accountFor, addressBucket, enter, noteRefused, type DoorKit } from './signIn.ts'
import { findAccount } from './store.ts'

const CHALLENGE_MINUTES = 5

/** How the browser reached us. */
export interface At {
  readonly secure: boolean
  readonly host: string
}
/** What the browser asks its device, and the pass that binds the answer to this browser. */
export interface Begun {
  readonly pass: string
  readonly options: Record<string, unknown>
}
interface Challenge {
  readonly challenge: string
  /** the session that a new passkey is made in; null at the door */
  readonly session: string | null
}

async function keepChallenge(kit: Kit, accountId: string | null, data: Challenge): Promise<string> {
  const pass = newToken()
  const now = kit.clock.now()
  await kit.db.write(kit.tenant, async (w) => ok(await addPass(w, { id: kit.newId(), kind: 'passkey', accountId, data, tokenHash: hashToken(pass), createdAt: now, expires: new Date(Date.parse(now) + CHALLENGE_MINUTES * 60_000).toISOString() })))
  return pass
}

/** Takes the challenge of this browser: once, whether the answer to it holds or not. */
async function takeChallenge(kit: Kit, pass: string | null, accountId: string | null, session: string | null): Promise<Result<string>> {
  const taken = await kit.db.write(kit.tenant, async (w) => {
    const found = pass === null ? undefined : await findPass(w, 'passkey', hashToken(pass), kit.clock.now())
    const data = found?.data as Challenge | undefined
    if (!found || !data || found.accountId !== accountId || data.session !== session) return refuse('account.passkey-refused', {})
    return (await usePass(w, found.id, kit.clock.now())) ? ok(data.challenge) : refuse('account.passkey-refused', {})
  })
  return taken
}

const passkeyOf = (f: store.Factor): ceremony.Passkey => ({ credentialId: f.credentialId ?? '', publicKey: f.secret, counter: f.counter, transports: f.transports })

/** Begins a new passkey of the account. Refused: account.needs-tls, account.wrong-password. */
export async function beginPasskey(kit: Kit, at: At, accountId: string, session: string, knows: boolean): Promise<Result<Begun>> {
  const site = ceremony.siteOf(at)
  if (!site) return refuse('account.needs-tls', {})
  if (!knows) return refuse('account.wrong-password', {})
  const { account, keys } = await kit.db.read(kit.tenant, async (r) => ({ account: await findAccount(r, accountId), keys: (await store.factorsOf(r, accountId)).filter((f) => f.kind === 'passkey') }))
  if (!account) return refuse('account.sign-in-first', {})
  const { challenge, options } = await ceremony.registration(site, account, keys.map(passkeyOf))
  return ok({ pass: await keepChallenge(kit, accountId, { challenge, session: hashToken(session) }), options })
}

export interface Answered {
  readonly at: At
  readonly pass: string | null
  readonly response: unknown
}

export async function keepPasskey(kit: Kit, mine: Mine, session: string, { at, pass, response }: Answered, name: string): Promise<Result<{ id: string }>> {
  const site = ceremony.siteOf(at)
  if (!site) return refuse('account.needs-tls', {})
  // a repeat is answered from what was kept: its challenge is used up by then
  const challenge = await takeChallenge(kit, pass, mine.accountId, hashToken(session))
  const made = challenge.ok ? await ceremony.registered(site, challenge.value, response) : null
  return mineDo(kit, mine, 'account.factor-added', { passkey: name, credential: ceremony.credentialOf(response) }, true, async (w, note) => {
    if (!made || (await store.findCredential(w, made.credentialId))) return refuse('account.passkey-refused', {})
    const id = kit.newId()
    const now = kit.clock.now()
    await store.addFactor(w, { id, accountId: mine.accountId, kind: 'passkey', name, secret: made.publicKey, credentialId: made.credentialId, counter: made.counter, transports: made.transports, createdAt: now, confirmedAt: now })
    note({ changes: [{ field: 'passkey', before: null, after: name }] })
    return ok({ id })
  })
}

export const namePasskey = (kit: Kit, mine: Mine, id: string, name: string): Promise<Result<undefined>> =>
  mineDo(kit, mine, 'account.changed', { passkey: id, name }, true, async (w, note) => {
    const found = (await store.factorsOf(w, mine.accountId)).find((f) => f.id === id && f.kind === 'passkey')
    if (!found) return refuse('request.not-found', { what: 'passkey' })
    await store.nameFactor(w, id, name)
    note({ changes: [{ field: 'passkey', before: found.name, after: name }] })
    return ok(undefined)
  })

export const removePasskey = (kit: Kit, mine: Mine, id: string, knows: boolean): Promise<Result<undefined>> =>
  mineDo(kit, mine, 'account.factor-removed', { passkey: id }, knows, async (w, note) => {
    const found = (await store.factorsOf(w, mine.accountId)).find((f) => f.id === id && f.kind === 'passkey')
    if (!found) return refuse('request.not-found', { what: 'passkey' })
    await store.removeFactor(w, id)
    note({ changes: [{ field: 'passkey', before: found.name, after: null }] })
    return ok(undefined)
  })

/** What the door asks any passkey of this site. Refused: account.needs-tls */
export async function askPasskey(kit: Kit, at: At): Promise<Result<Begun>> {
  const site = ceremony.siteOf(at)
  if (!site) return refuse('account.needs-tls', {})
  const { challenge, options } = await ceremony.assertion(site)
  return ok({ pass: await keepChallenge(kit, null, { challenge, session: null }), options })
}

/** Signs in with a passkey: the device has verified its owner, so it is both steps. Refused: account.passkey-refused, account.locked. */
export async function signInByPasskey(door: DoorKit, origin: Origin, { at, pass, response }: Answered): Promise<Result<{ token: string }>> {
  const { kit, attempts } = door
  const site = ceremony.siteOf(at)
  if (!site) return refuse('account.needs-tls', {})
  const shared = [addressBucket(origin)]
  const taken = await attempts.take(shared)
  if (!taken.ok) return taken
  const challenge = await takeChallenge(kit, pass, null, null)
  if (!challenge.ok) {
    await noteRefused(kit, origin, null, 'passkey')
    return challenge
  }
  const credential = ceremony.credentialOf(response)
  const key = credential === null ? undefined : await kit.db.read(kit.tenant, (r) => store.findCredential(r, credential))
  const account = key ? await kit.db.read(kit.tenant, (r) => accountFor(r, key.accountId)) : null
  const counter = key ? await ceremony.asserted(site, challenge.value, passkeyOf(key), response) : null
  if (!key || counter === null || !account?.ok) {
    await noteRefused(kit, origin, account?.ok ? account.value : null, 'passkey')
    return refuse('account.passkey-refused', {})
  }
  const entered = await enter(door, origin, account.value, 'passkey', async (w) =>
    (await store.useFactor(w, key.id, { seen: key.counter, next: counter }, kit.clock.now())) ? ok(undefined) : refuse('account.passkey-refused', {}),
  )
  if (entered.ok) await attempts.forgive([], shared)
  return entered.ok ? ok({ token: entered.value.token }) : entered
}
