import { readFile } from 'node:fs/promises'
import type { Config } from '../config/config.ts'
import { factsOf, tlsFolder, type CertificateFacts, type Office, type TlsFolder } from './folder.ts'
import type { Pair } from './make.ts'

/** How this process is reached, as it was at the start, and the folder where that is decided for the next one. */
export interface Network {
  readonly folder: TlsFolder
  /** the address that it listens on: HOST, else what the office chose, else loopback */
  readonly host: string
  readonly hostGiven: boolean
  readonly port: () => number
  readonly trustProxy: readonly string[]
  /** whose certificate is shown: of TLS_CERT, of the office, or none */
  readonly tls: 'files' | 'office' | 'none'
  readonly office: Office | null
  /** what TLS_CERT says; null without it */
  readonly given: () => Promise<CertificateFacts | null>
  /** shows this certificate from the next connection on. @returns false: after a restart only */
  readonly renew: (pair: Pair) => boolean
}
export interface OpenNetwork extends Network {
  /** told when the server stands */
  readonly stands: (port: number, renew: ((pair: Pair) => void) | null) => void
}

/** Reads what the environment and the office say of the network. */
export async function openNetwork(config: Config): Promise<OpenNetwork> {
  const folder = tlsFolder(config.dataDir)
  const office = await folder.office()
  const { listen } = await folder.opening()
  let port = config.port
  let show: ((pair: Pair) => void) | null = null
  return {
    folder, office, hostGiven: config.hostGiven, trustProxy: config.trustProxy,
    host: config.hostGiven ? config.host : office && listen ? listen : config.host,
    port: () => port,
    tls: config.tls ? 'files' : office ? 'office' : 'none',
    given: async () => (config.tls ? factsOf(await readFile(config.tls.cert, 'utf8')) : null),
    renew: (pair) => {
      show?.(pair)
      return show !== null
    },
    stands: (at, renew) => {
      port = at
      show = renew
    },
  }
}

const WARN_DAYS = 30
const DAY = 86_400_000
export const daysLeft = (validTo: string, now: string): number => Math.floor((Date.parse(validTo) - Date.parse(now)) / DAY)
/** Whether somebody must be told of a certificate's end. */
export const nearEnd = (validTo: string, now: string): boolean => daysLeft(validTo, now) < WARN_DAYS

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)
const EVERYWHERE = ['0.0.0.0', '::']

/** The address that is printed and put into mails: the first name of the certificate where there is one. */
export function siteOf(network: Network): string {
  const { host, tls, office } = network
  const certified = tls === 'office' && office && host !== '127.0.0.1' ? factsOf(office.server.cert) : null
  const name = certified?.names[0] ?? certified?.addresses[0] ?? (host === '127.0.0.1' || EVERYWHERE.includes(host) ? 'localhost' : host)
  return `${tls === 'files' || certified ? 'https' : 'http'}://${inUrl(name)}:${network.port()}`
}
