import { join, resolve } from 'node:path'
import { clamdAt, type ClamdAt } from '../files/clamd.ts'
import { readSmtpUrl } from '../mail/server.ts'
import { proxiesOf } from './proxies.ts'

export interface Config {
  readonly host: string
  /** whether HOST says it; what the office chose in the app counts only where it does not */
  readonly hostGiven: boolean
  readonly port: number
  readonly dataDir: string
  /** where the archives lie */
  readonly backupDir: string
  /** a PostgreSQL server instead of the embedded engine */
  readonly databaseUrl: string | null
  /** the role that owns the tables; the role of DATABASE_URL may then only read and add to the trail. Null: one role does all */
  readonly databaseOwnerUrl: string | null
  /** the same server without a connection pooler in between, for live updates; DATABASE_URL when left out */
  readonly databaseDirectUrl: string | null
  readonly logLevel: string
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** a mail server that wins over the one set in the app; see SMTP_URL in platform/mail/server.ts */
  readonly smtpUrl: string | null
  /** a virus scanner that looks at every piece of evidence */
  readonly clamd: ClamdAt | null
  /** proxies whose word about a request counts; nobody's when the list is empty */
  readonly trustProxy: readonly string[]
  /** opens /metrics to other machines */
  readonly metricsToken: string | null
}

/** Reads the environment once, at the start. @throws Error that names the variable and what it may be */
export function readConfig(env: Readonly<Record<string, string | undefined>>, dataDir?: string): Config {
  const port = Number(env['PORT'] ?? 4680)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be a number from 0 to 65535, not "${env['PORT']}"`)
  const { TLS_CERT: cert, TLS_KEY: key } = env
  if (Boolean(cert) !== Boolean(key)) throw new Error('TLS_CERT and TLS_KEY are given together or not at all')
  const folder = resolve(dataDir ?? (env['DATA_DIR'] || 'data'))
  return {
    host: env['HOST'] || '127.0.0.1',
    hostGiven: Boolean(env['HOST']),
    port,
    dataDir: folder,
    backupDir: resolve(env['BACKUP_DIR'] || join(folder, 'backups')),
    databaseUrl: env['DATABASE_URL'] || null,
    databaseOwnerUrl: env['DATABASE_OWNER_URL'] || null,
    databaseDirectUrl: env['DATABASE_DIRECT_URL'] || env['DATABASE_URL'] || null,
    logLevel: env['LOG_LEVEL'] || 'info',
    tls: cert && key ? { cert, key } : null,
    smtpUrl: smtpOf(env['SMTP_URL']),
    clamd: env['CLAMD'] ? clamdAt(env['CLAMD']) : null,
    trustProxy: proxiesOf(env['TRUST_PROXY']),
    metricsToken: env['METRICS_TOKEN'] || null,
  }
}

/** Read once here, so that a wrong one stops the start and not the first mail. */
function smtpOf(url: string | undefined): string | null {
  if (!url) return null
  readSmtpUrl(url)
  return url
}
