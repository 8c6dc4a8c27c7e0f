import { randomUUID } from 'node:crypto'
import { URL_ } from './server.ts'

export type Json = ReturnType<typeof JSON.parse>
let cookie = ''

/** One call of the API as the clerk. @throws when it is refused */
export async function call(method: string, path: string, body?: unknown): Promise<Json> {
  const form = body instanceof FormData
  const response = await fetch(URL_ + path, { method, headers: { ...(cookie ? { cookie } : {}), ...(body === undefined || form ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }) })
  const set = response.headers.getSetCookie().find((one) => one.startsWith('bang_vang_session='))
  if (set) cookie = set.split(';', 1)[0] ?? ''
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text === '' ? null : JSON.parse(text)
}
export const key = (): string => randomUUID()

/** The first account with its body. */
export async function found(words: string): Promise<void> {
  const token = /token=(\S+)/.exec(words)?.[1] ?? ''
  await call('POST', '/api/first-account', { token, name: 'Nguyễn Thu Hà', login: 'ha', password: 'mat-khau-dai' })
  await call('PUT', '/api/body', { name: 'Sở Ngoại vụ tỉnh An Lạc', abbreviation: 'SNgV', kind: 'specialised-agency', superior: null, yearKind: 'calendar', key: key(), version: 0 })
}

/** A plan read, reviewed and ready to be adopted. */
export async function readyPlan(text: string): Promise<{ id: string; version: number; programme: Json }> {
  const form = new FormData()
  form.append('file', new Blob([text]), 'ke-hoach.txt')
  const { id } = await call('POST', '/api/plans', form)
  while ((await call('GET', `/api/plans/${id}`)).state === 'reading') await new Promise((resolve) => setTimeout(resolve, 30))
  const say = (version: number, command: object): Promise<Json> => call('POST', `/api/plans/${id}/review`, { command, key: key(), version })
  let now = await say((await call('GET', `/api/plans/${id}/review`)).version, { type: 'accept-sure' })
  for (const q of now.questions) now = await say(now.version, { type: 'accept', facts: q.facts })
  for (const c of now.checks.filter((x: Json) => x.severity === 'must' && x.state === 'open')) now = await say(now.version, { type: 'keep-check', check: c.id, reason: 'giữ như văn bản' })
  if (now.relation === null) now = await say(now.version, { type: 'choose-relation', relation: 'own' })
  now = await say(now.version, { type: 'choose-revised', programmeId: null })
  return { id, version: now.version, programme: await call('GET', `/api/plans/${id}/programme`) }
}
