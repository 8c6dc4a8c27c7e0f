import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** Where the browser stands: a passkey is bound to the name of the machine, and is made and used only there. */
export interface Site {
  readonly origin: string
  readonly name: string
}

/** Browsers give passkeys to https and to this very machine; null: neither. */
export function siteOf(at: { readonly secure: boolean; readonly host: string }): Site | null {
  const origin = `${at.secure ? 'https' : 'http'}://${at.host}`
  const name = URL.canParse(origin) ? new URL(origin).hostname : ''
  const numbers = /^[\d.]+$|^\[/.test(name)
  const here = name === 'localhost' || name.endsWith('.localhost')
  return name !== '' && !numbers && (at.secure || here) ? { origin, name } : null
}

export interface Passkey {
  readonly credentialId: string
  /** the public key, base64url */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}
const known = (keys: readonly Passkey[]) => keys.map((k) => ({ id: k.credentialId, transports: [...k.transports] }))

export async function registration(site: Site, account: { readonly id: string; readonly login: string; readonly name: string }, have: readonly Passkey[]): Promise<{ readonly challenge: string; readonly options: Record<string, unknown> }> {
  const options = await generateRegistrationOptions({
    rpName: 'Bảng Vàng', rpID: site.name, userName: account.login, userDisplayName: account.name, userID: new TextEncoder().encode(account.id), excludeCredentials: known(have),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { challenge: options.challenge, options: { ...options } }
}

/** @returns the new passkey; null when the device's answer does not hold */
export async function registered(site: Site, challenge: string, response: unknown): Promise<Passkey | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.name, requireUserVerification: true })
    if (!verified) return null
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports: transports ?? [] }
  } catch {
    // whatever is wrong with it, the answer of the device does not hold
    return null
  }
}

export async function assertion(site: Site): Promise<{ readonly challenge: string; readonly options: Record<string, unknown> }> {
  const options = await generateAuthenticationOptions({ rpID: site.name, userVerification: 'required' })
  return { challenge: options.challenge, options: { ...options } }
}

/** The id of the passkey that an answer speaks of; null when it is not an answer. */
export function credentialOf(response: unknown): string | null {
  const id = (response as { id?: unknown }).id
  return typeof id === 'string' && id.length > 0 && id.length < 2000 ? id : null
}

/** @returns the next count of the passkey's use; null when the answer does not hold, also when the count went back (a copied key) */
export async function asserted(site: Site, challenge: string, key: Passkey, response: unknown): Promise<number | null> {
  try {
    const credential = { id: key.credentialId, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: key.counter }
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({ response: response as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.name, credential, requireUserVerification: true })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
