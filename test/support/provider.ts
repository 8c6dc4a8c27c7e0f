import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export interface Person {
  readonly sub: string
  readonly email: string
  readonly verified: boolean
}
export interface TestProvider {
  readonly issuer: string
  /** who answers the provider's questions from now on */
  person: Person
  readonly stop: () => Promise<void>
}
export const CLIENT = { id: 'bang-vang', secret: 'mot-khoa-bi-mat-chi-may-chu-biet' } as const

/** Answers the provider's own questions as its person would: yes, it is me; yes, they may know me. */
async function answer(provider: Provider, person: Person, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, grantId } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: person.sub } })
  const grant = (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ?? new provider.Grant({ accountId: person.sub, clientId: String(params['client_id']) })
  grant.addOIDCScope('openid email profile')
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
}

/** A real provider of OpenID Connect on loopback, of which one page may take codes. */
export async function openProvider(callback: string): Promise<TestProvider> {
  const people = new Map<string, Person>()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, email: people.get(sub)?.email, email_verified: people.get(sub)?.verified }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['test'] },
  })
  const made: TestProvider = {
    issuer,
    person: { sub: 'nobody', email: 'nobody@an-lac.example', verified: false },
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
  const serve = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    people.set(made.person.sub, made.person)
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response)
    answer(provider, made.person, request, response).catch((fault: unknown) => response.writeHead(500).end(String(fault)))
  })
  return made
}

/** Goes where the provider sends a browser until it comes back to us. @returns the query that it brings */
export async function goThrough(url: string, callback: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = url
  for (let hops = 0; hops < 12; hops++) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies.values()].join('; ') } })
    for (const one of response.headers.getSetCookie()) {
      const pair = one.split(';', 1)[0] ?? ''
      cookies.set(pair.slice(0, pair.indexOf('=')), pair)
    }
    const next = response.headers.get('location')
    if (next === null) throw new Error(`The provider stays at ${at}: ${response.status} ${(await response.text()).slice(0, 500)}`)
    at = new URL(next, at).href
    if (at.startsWith(callback)) return new URL(at).search
  }
  throw new Error('The provider sends the browser round and round')
}
