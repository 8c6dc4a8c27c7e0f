import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../db/database.ts'
import type { Listener, Log } from '../kit.ts'
import { Hub, toldOf, type Told } from './hub.ts'

const CHANNEL = 'bang_vang_live'
const AGAIN_MS = 250
const AGAIN_MOST_MS = 5_000
const PULSE_MS = 15_000

/** Carries what changed in any process to the listeners of this one. */
export interface Bus {
  readonly hub: Hub
  /** tells of a command in its own transaction: what is rolled back is never heard */
  readonly listener: Listener
  readonly close: () => Promise<void>
}

/** On the embedded engine there is one process: its listeners hear after the commit. */
function inProcess(hub: Hub): Bus {
  const listener: Listener = async (w, entry) => {
    const told = toldOf(entry)
    if (told) w.afterCommit(() => hub.tell(told))
  }
  return { hub, listener, close: async () => {} }
}

interface Carried extends Told {
  readonly tenant: string
}

/** On a server the database carries it, to every process by a connection of its own that only listens. */
class Carrier implements Bus {
  readonly hub: Hub
  readonly #url: string
  readonly #tenant: string
  readonly #log: Log
  #client: pg.Client | null = null
  #closed = false
  #waiting: NodeJS.Timeout | undefined
  #pulse: NodeJS.Timeout | undefined

  constructor(hub: Hub, url: string, tenant: string, log: Log) {
    this.hub = hub
    this.#url = url
    this.#tenant = tenant
    this.#log = log
  }

  readonly listener: Listener = async (w, entry) => {
    const told = toldOf(entry)
    if (told) await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ tenant: w.tenant, ...told } satisfies Carried)})`.execute(w.q)
  }

  async connect(wait = AGAIN_MS): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, application_name: 'bang-vang live', connectionTimeoutMillis: 10_000 })
    let over = false
    const lost = (fault?: unknown): void => {
      if (over || this.#closed) return
      over = true
      clearInterval(this.#pulse)
      void client.end().catch(() => {})
      this.#log.warn({ err: fault }, 'live connection lost')
      this.#waiting = setTimeout(() => void this.connect(Math.min(wait * 2, AGAIN_MOST_MS)), wait)
    }
    client.on('error', lost).on('end', lost).on('notification', ({ payload }) => this.#hear(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
    } catch (fault) {
      return lost(fault)
    }
    if (this.#closed) return void client.end().catch(() => {})
    this.#client = client
    // a connection that broke without a word is found out by asking
    this.#pulse = setInterval(() => void client.query('select 1').catch(lost), PULSE_MS)
    // whatever happened before the first word, or in the gap, was not heard
    this.hub.tell(null)
  }

  #hear(payload: string): void {
    const { tenant, ...told } = JSON.parse(payload) as Carried
    if (tenant === this.#tenant) this.hub.tell(told)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#waiting)
    clearInterval(this.#pulse)
    await this.#client?.end().catch(() => {})
  }
}

/** `url`: a direct connection to the server; through a pooler nothing would be heard. */
export async function openBus(db: Database, url: string | null, tenant: string, log: Log): Promise<Bus> {
  const hub = new Hub()
  if (db.engine === 'embedded' || url === null) return inProcess(hub)
  const carrier = new Carrier(hub, url, tenant, log)
  await carrier.connect()
  return carrier
}
