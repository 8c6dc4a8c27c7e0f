import { randomUUID } from 'node:crypto'
import { start, type Running } from '../../src/app/main.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { freshData, type FreshData } from './data.ts'

export interface Answer {
  readonly status: number
  // the tests look into answers freely; what they find is what they check
  readonly body: ReturnType<typeof JSON.parse>
  readonly headers: Headers
}
export interface Client {
  cookie: string
  readonly get: (path: string) => Promise<Answer>
  readonly send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  readonly upload: (path: string, name: string, bytes: Uint8Array | string) => Promise<Answer>
}
/** The day, and by how many milliseconds the clock is ahead. */
export interface Today {
  value: string
  ahead?: number
}
export interface TestServer {
  readonly running: Running
  readonly today: Today
  readonly client: () => Client
  readonly close: () => Promise<void>
  /** stops and starts again over the same data */
  readonly restart: () => Promise<TestServer>
}

export const key = (): string => randomUUID()

/** The cookies of a browser after an answer: those that were set, without those that were taken away. */
function withCookies(before: string, set: readonly string[]): string {
  const jar = new Map([...before.split('; '), ...set.map((one) => one.split(';', 1)[0] ?? '')].filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf('=')), pair]))
  return [...jar.values()].filter((pair) => !pair.endsWith('=')).join('; ')
}

export function clientOf(url: string): Client {
  const call = async (client: Client, path: string, init: RequestInit): Promise<Answer> => {
    const headers = { ...(client.cookie ? { cookie: client.cookie } : {}), ...(init.headers as Record<string, string>) }
    const response = await fetch(url + path, { ...init, headers })
    client.cookie = withCookies(client.cookie, response.headers.getSetCookie())
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers }
  }
  const client: Client = {
    cookie: '',
    get: (path) => call(client, path, {}),
    send: (method, path, body, headers = {}) => call(client, path, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    upload: (path, name, bytes) => {
      const form = new FormData()
      form.append('file', new Blob([bytes as BlobPart]), name)
      return call(client, path, { method: 'POST', body: form })
    },
  }
  return client
}

type Env = Readonly<Record<string, string>>

async function serve(data: FreshData, today: Today, env: Env): Promise<TestServer> {
  const clock = { today: () => today.value, now: () => new Date(Date.now() + (today.ahead ?? 0)).toISOString() }
  const running = await start({ config: readConfig({ PORT: '0', LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent', DATABASE_URL: data.databaseUrl ?? undefined, ...env }, data.dataDir), clock, web: false })
  const close = async (): Promise<void> => {
    await running.close()
    await data.clear()
  }
  const restart = async (): Promise<TestServer> => {
    await running.close()
    return serve(data, today, env)
  }
  return { running, today, client: () => clientOf(running.url), close, restart }
}

/** A real server on a port of its own, over a fresh database, on a day of our choice, with what the environment says beside it. */
export async function testServer(today = '2026-03-10', env: Env = {}): Promise<TestServer> {
  return serve(await freshData(), { value: today }, env)
}

export const BODY = { name: 'Sở Ngoại vụ tỉnh An Lạc', abbreviation: 'SNgV', kind: 'specialised-agency', superior: 'UBND tỉnh An Lạc', yearKind: 'calendar' } as const

/** The first account with its body: the clerk of the tests. */
export async function firstClerk(server: TestServer, body: object = BODY): Promise<Client> {
  const client = server.client()
  const token = server.running.firstLink?.split('token=')[1] ?? ''
  await client.send('POST', '/api/first-account', { token, name: 'Nguyễn Thu Hà', login: 'ha', password: 'mat-khau-dai' })
  await client.send('PUT', '/api/body', { ...body, key: key(), version: 0 })
  return client
}

/** Waits until a plan has been read. */
export async function whenRead(client: Client, id: string): Promise<Answer> {
  for (let i = 0; i < 400; i++) {
    const answer = await client.get(`/api/plans/${id}`)
    if (answer.body.state !== 'reading') return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the plan was not read in 20 seconds')
}
