import { X509Certificate } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Names, Pair } from './make.ts'

/** What an office has of certificates, and whether it is open to other machines; in DATA_DIR/tls. */
export interface Office {
  readonly authority: Pair
  readonly server: Pair
}
export interface Opening {
  /** the address to listen on when HOST does not say it */
  readonly listen: string | null
  /** the names for which the authority may vouch, beside those of every office */
  readonly permitted: Names
}

const text = (path: string): Promise<string | null> => readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => (fault.code === 'ENOENT' ? null : Promise.reject(fault)))

/** Written aside and moved: a certificate is there whole or not at all. Nobody but the program's own user reads it. */
async function write(path: string, words: string): Promise<void> {
  const aside = `${path}.new`
  const handle = await open(aside, 'w', 0o600)
  try {
    await handle.chmod(0o600)
    await handle.writeFile(words)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(aside, path)
}

export interface TlsFolder {
  readonly office: () => Promise<Office | null>
  readonly opening: () => Promise<Opening>
  readonly keep: (office: Office, opening: Opening) => Promise<void>
}

const split = (both: string): Pair => {
  const at = both.indexOf('-----BEGIN PRIVATE KEY-----')
  return { cert: both.slice(0, at).trim(), key: both.slice(at).trim() }
}

/** Certificate and key of a pair stand in one file, so that a crash never leaves one of today beside one of yesterday. */
export function tlsFolder(dataDir: string): TlsFolder {
  const folder = join(dataDir, 'tls')
  const paths = { authority: join(folder, 'office-ca.pem'), server: join(folder, 'server.pem'), opening: join(folder, 'listen.json') }
  const pairAt = async (path: string): Promise<Pair | null> => {
    const both = await text(path)
    return both === null ? null : split(both)
  }
  return {
    office: async () => {
      const [authority, server] = [await pairAt(paths.authority), await pairAt(paths.server)]
      return authority && server ? { authority, server } : null
    },
    opening: async () => ({ listen: null, permitted: { names: [], addresses: [] }, ...(JSON.parse((await text(paths.opening)) ?? '{}') as Partial<Opening>) }),
    keep: async (office, opening) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await chmod(folder, 0o700)
      await write(paths.authority, `${office.authority.cert.trim()}\n${office.authority.key.trim()}\n`)
      await write(paths.server, `${office.server.cert.trim()}\n${office.server.key.trim()}\n`)
      await write(paths.opening, JSON.stringify(opening))
    },
  }
}

export interface CertificateFacts {
  readonly names: readonly string[]
  readonly addresses: readonly string[]
  readonly validFrom: string
  readonly validTo: string
  readonly fingerprint: string
}

/** An address as people write it: certificates spell all eight groups. */
const shortest = (address: string): string => (address.includes(':') ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address)

/** What a certificate says, for people. */
export function factsOf(cert: string): CertificateFacts {
  const read = new X509Certificate(cert)
  const alternative = (read.subjectAltName ?? '').split(', ').filter(Boolean)
  const of = (kind: string): string[] => alternative.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1))
  return { names: of('DNS'), addresses: of('IP Address').map(shortest), validFrom: new Date(read.validFrom).toISOString(), validTo: new Date(read.validTo).toISOString(), fingerprint: read.fingerprint256 }
}

/** The certificate as phones take it. */
export const derOf = (cert: string): Uint8Array => new X509Certificate(cert).raw
