import * as client from 'openid-client'

export interface ProviderAccess {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
}
/** What must come back as it was sent: kept with the pass of this browser. */
export interface Sent {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly callback: string
}
export interface Known {
  readonly issuer: string
  readonly subject: string
  /** only where the provider says that it verified it */
  readonly verifiedEmail: string | null
}
export type SignOnFault = 'provider-down' | 'answer-wrong'
type Said<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: SignOnFault; readonly detail: string }

const SECONDS = 10
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Without TLS a provider is believed on this machine only. */
async function discovered(access: ProviderAccess): Promise<client.Configuration> {
  const issuer = new URL(access.issuer)
  const insecure = issuer.protocol === 'http:' && LOOPBACK.has(issuer.hostname)
  // the signature of the ID token is checked too, although it came over our own connection
  const execute = [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])]
  return client.discovery(issuer, access.clientId, access.secret, undefined, { execute, timeout: SECONDS })
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? `${fault.name}: ${fault.message}${fault.cause instanceof Error ? ` (${fault.cause.message})` : ''}` : String(fault))

/** Where to send the browser, and what must come back. */
export async function signOnAddress(access: ProviderAccess, callback: string): Promise<Said<{ readonly url: string; readonly sent: Sent }>> {
  try {
    const config = await discovered(access)
    const sent: Sent = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), callback }
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: callback, scope: 'openid email profile', state: sent.state, nonce: sent.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(sent.verifier), code_challenge_method: 'S256',
    })
    return { ok: true, value: { url: url.href, sent } }
  } catch (fault) {
    return { ok: false, fault: 'provider-down', detail: wordsOf(fault) }
  }
}

/** Exchanges the code that came back; state, nonce, issuer, audience, signature and times are checked. */
export async function signedOn(access: ProviderAccess, sent: Sent, query: string): Promise<Said<Known>> {
  let config: client.Configuration
  try {
    config = await discovered(access)
  } catch (fault) {
    return { ok: false, fault: 'provider-down', detail: wordsOf(fault) }
  }
  try {
    const back = new URL(sent.callback)
    back.search = query
    const tokens = await client.authorizationCodeGrant(config, back, { expectedState: sent.state, expectedNonce: sent.nonce, pkceCodeVerifier: sent.verifier, idTokenExpected: true })
    const claims = tokens.claims()
    if (!claims) return { ok: false, fault: 'answer-wrong', detail: 'no ID token' }
    const info = config.serverMetadata().userinfo_endpoint === undefined || typeof claims['email'] === 'string' ? claims : await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    const email = info['email_verified'] === true && typeof info['email'] === 'string' ? info['email'] : null
    return { ok: true, value: { issuer: claims.iss, subject: claims.sub, verifiedEmail: email } }
  } catch (fault) {
    const unreachable = fault instanceof TypeError && !('code' in fault)
    return { ok: false, fault: unreachable ? 'provider-down' : 'answer-wrong', detail: wordsOf(fault) }
  }
}
