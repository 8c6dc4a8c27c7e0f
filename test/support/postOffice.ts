import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/** A mail as it arrived, with its raw lines. */
export interface Arrived {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly mail: Email
  readonly secure: boolean
}
export interface PostOffice {
  readonly port: number
  readonly arrived: Arrived[]
  /** the certificate that it shows, PEM */
  readonly certificate: string
  /** addresses that it does not know */
  readonly unknown: Set<string>
  /** while true it answers every mail with a temporary fault */
  busy: boolean
  readonly close: () => Promise<void>
}

async function certificateFor(host: string): Promise<{ readonly key: string; readonly cert: string }> {
  x509.cryptoProvider.set(webcrypto as never)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01', name: `CN=${host}`, notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000), signingAlgorithm: algorithm, keys: keys as never,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }, { type: 'ip', value: '127.0.0.1' }]), new x509.BasicConstraintsExtension(true)],
  })
  const exported = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return { key: `-----BEGIN PRIVATE KEY-----\n${exported.replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`, cert: made.toString('pem') }
}

const refusal = (code: number, words: string): Error => Object.assign(new Error(words), { responseCode: code })

/** A real SMTP server on loopback: with STARTTLS, and with a password when one is given. */
export async function openPostOffice({ port = 0, login = null }: { readonly port?: number; readonly login?: { readonly user: string; readonly password: string } | null } = {}): Promise<PostOffice> {
  const { key, cert } = await certificateFor('localhost')
  const arrived: Arrived[] = []
  const unknown = new Set<string>()
  const state = { busy: false }
  const server = new SMTPServer({
    key, cert, authOptional: login === null, allowInsecureAuth: false, disableReverseLookup: true, logger: false, closeTimeout: 50, disabledCommands: login === null ? ['AUTH'] : [],
    onAuth: (auth, _session, done) => (login && auth.username === login.user && auth.password === login.password ? done(null, { user: login.user }) : done(refusal(535, 'authentication failed'))),
    onRcptTo: ({ address }, _session, done) => (unknown.has(address) ? done(refusal(550, 'no such mailbox')) : done()),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (state.busy) return done(refusal(451, 'try again later'))
        const raw = Buffer.concat(parts)
        void PostalMime.parse(raw).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope
          arrived.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((r) => r.address), raw: raw.toString('utf8'), mail, secure: session.secure })
          done()
        }, done)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    port: (server.server.address() as AddressInfo).port, arrived, unknown, certificate: cert,
    get busy() { return state.busy },
    set busy(on: boolean) { state.busy = on },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
