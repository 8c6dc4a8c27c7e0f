import { randomBytes, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { nameConstraints } from './constraints.ts'

x509.cryptoProvider.set(webcrypto as unknown as Crypto)

const CURVE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000
/** What browsers accept of a server's certificate, and ten years for the authority behind it. */
export const SERVER_DAYS = 397
const CA_DAYS = 3652
/** RFC 5280 bounds a name at so many letters. */
const LONGEST_NAME = 64

export interface Pair {
  readonly cert: string
  readonly key: string
}
export interface Names {
  readonly names: readonly string[]
  readonly addresses: readonly string[]
}

const keys = (): Promise<CryptoKeyPair> => webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
const serial = (): string => `4${randomBytes(15).toString('hex').slice(1)}`
const pem = async (key: CryptoKey): Promise<string> => x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey), 'PRIVATE KEY')
/** A minute back: the clock of a phone may be behind. */
const from = (now: string): Date => new Date(Date.parse(now) - 60_000)

/** A small certification authority for one office, that can vouch for these names and for addresses within an office alone. */
export async function makeAuthority(office: string, { names, addresses }: Names, now: string): Promise<Pair> {
  const pair = await keys()
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(), name: [{ CN: [`Bang Vang - ${office}`.slice(0, LONGEST_NAME)] }, { O: [office.slice(0, LONGEST_NAME)] }], notBefore: from(now), notAfter: new Date(Date.parse(now) + CA_DAYS * DAY), signingAlgorithm: CURVE, keys: pair,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
      new x509.Extension('2.5.29.30', true, new Uint8Array(nameConstraints(names, addresses))),
    ],
  })
  return { cert: cert.toString('pem'), key: await pem(pair.privateKey) }
}

/** A server's certificate, signed by the office's authority. */
export async function makeServer(authority: Pair, { names, addresses }: Names, now: string): Promise<Pair> {
  const ca = new x509.X509Certificate(authority.cert)
  const signingKey = await webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(authority.key), CURVE, false, ['sign'])
  const pair = await keys()
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(), subject: [{ CN: [names[0] ?? addresses[0] ?? 'localhost'] }], issuer: ca.subjectName, notBefore: from(now), notAfter: new Date(Date.parse(now) + SERVER_DAYS * DAY - 60_000), signingAlgorithm: CURVE,
    publicKey: pair.publicKey, signingKey: signingKey as unknown as CryptoKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([...names.map((value) => ({ type: 'dns' as const, value })), ...addresses.map((value) => ({ type: 'ip' as const, value }))]),
      await x509.AuthorityKeyIdentifierExtension.create(ca),
      await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
    ],
  })
  return { cert: cert.toString('pem'), key: await pem(pair.privateKey) }
}
