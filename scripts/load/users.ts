import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { Agent, request } from 'node:http'
import { Chance } from '../generate/chance.ts'
import type { Ledger } from './ledger.ts'
import type { Session } from './sessions.ts'

export interface Load {
  /** where to send the next request: another process after one was killed */
  readonly url: () => string
  readonly sessions: readonly Session[]
  /** mean pause between two requests of one person */
  readonly thinkMs: number
  /** share of the writing persons' requests that write */
  readonly writes: number
  readonly ledger: Ledger
  /** a request that got no answer is sent again with the same key until it gets one */
  readonly stubborn?: boolean
  readonly heard: (what: string, ms: number, status: number) => void
}

const WORDS = ['an', 'nguyen', 'thi hoa', 'minh', 'tran van', 'phong to chuc', 'le', 'huong', 'chuyen vien', 'ke toan']
const agent = new Agent({ keepAlive: true, maxSockets: 400 })
interface Answer {
  readonly status: number
  readonly body: ReturnType<typeof JSON.parse>
}

/** One request over a kept connection; status 0 when no answer came. */
function ask(url: string, method: string, path: string, token: string, body?: object): Promise<Answer> {
  return new Promise((resolve) => {
    const words = body === undefined ? undefined : JSON.stringify(body)
    const headers = { cookie: `bang_vang_session=${token}`, ...(words === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(words) }) }
    const sent = request(url + path, { method, headers, agent, timeout: 30_000 }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: response.headers['content-type']?.includes('json') ? JSON.parse(text) : text }))
      response.once('error', () => resolve({ status: 0, body: null }))
    })
    sent.once('timeout', () => sent.destroy())
    sent.once('error', () => resolve({ status: 0, body: null }))
    sent.end(words)
  })
}

/** Lets these people work until the signal; resolves when the last request under way is answered. */
export async function work(load: Load, until: AbortSignal): Promise<void> {
  setMaxListeners(0, until)
  await Promise.all(load.sessions.map((session, i) => person(load, session, new Chance(i + 1), until)))
}

const pause = (ms: number, until: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (until.aborted) return resolve()
    const over = (): void => {
      clearTimeout(timer)
      until.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    until.addEventListener('abort', over)
  })

async function person(load: Load, session: Session, chance: Chance, until: AbortSignal): Promise<void> {
  const known: string[] = []
  await pause(chance.next() * load.thinkMs, until)
  while (!until.aborted) {
    if (session.role === 'clerk' && chance.next() < load.writes) await write(load, session, chance, until)
    else await read(load, session, chance, known)
    await pause(-Math.log(1 - chance.next()) * load.thinkMs, until)
  }
}

async function read(load: Load, session: Session, chance: Chance, known: string[]): Promise<void> {
  const [what, path] = question(chance, known)
  const began = performance.now()
  const { status, body } = await ask(load.url(), 'GET', path, session.token)
  load.heard(what, performance.now() - began, status)
  if (status === 200 && Array.isArray(body?.people) && !path.includes('search')) known.splice(0, known.length, ...body.people.slice(0, 10).map((p: { id: string }) => p.id))
}

function question(chance: Chance, known: readonly string[]): readonly [string, string] {
  const dice = chance.next()
  if (dice < 0.3) return ['GET /api/people', `/api/people?page=${1 + chance.below(3)}`]
  if (dice < 0.5) return ['GET /api/people?q', `/api/people?q=${encodeURIComponent(chance.pick(WORDS))}`]
  if (dice < 0.6) return ['GET /api/search', `/api/search?q=${encodeURIComponent(chance.pick(WORDS))}`]
  if (dice < 0.8 && known.length > 0) return ['GET /api/people/:id', `/api/people/${chance.pick(known)}`]
  if (dice < 0.9) return ['GET /api/home', '/api/home']
  return ['GET /api/units', '/api/units']
}

let count = 0
const letters = (n: number): string => [...n.toString(26)].map((c) => String.fromCharCode(97 + Number.parseInt(c, 26))).join('')

async function write(load: Load, session: Session, chance: Chance, until: AbortSignal): Promise<void> {
  const name = `Thử Tải ${letters(process.pid)} ${letters(++count)}`
  const body = { person: { name, post: 'Chuyên viên', unitId: null, leader: false, sex: chance.next() < 0.5 ? 'nam' : 'nữ', born: '1990' }, key: randomUUID() }
  load.ledger.sent(name)
  for (;;) {
    const began = performance.now()
    const { status } = await ask(load.url(), 'POST', '/api/people', session.token, body)
    load.heard('POST /api/people', performance.now() - began, status)
    if (status === 200) return load.ledger.answered(name)
    if (status >= 400 && status < 500) return load.ledger.refused(name)
    if (!load.stubborn || until.aborted) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
