import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Key } from '../../contract/common.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { Refusal } from '../../core/kernel/refusal.ts'
import { may, type Actor } from '../../core/people/may.ts'
import type { Pace } from '../limits/pace.ts'
import { answerRefusal } from './answer.ts'
import { unstorableAt } from './letters.ts'
import type { ServerParts } from './parts.ts'
import type { AnyRoute, FileAnswer, Upload } from './routes.ts'
import { sendFile } from './sendFile.ts'

export const SESSION_COOKIE = 'bang_vang_session'
const PASS_COOKIE = 'bang_vang_pass'
const PASS_SECONDS = 15 * 60
const WEEK = 7 * 24 * 3600

/** Wires one endpoint of the contract to its route: who, what, the schema, the answer. */
export function registerEndpoint(http: FastifyInstance, parts: ServerParts, endpoint: Endpoint): void {
  const route = parts.routes[`${endpoint.method} ${endpoint.path}`]
  if (!route) throw new Error(`No route for ${endpoint.method} ${endpoint.path}`)
  http.route({ method: endpoint.method, url: endpoint.path, handler: (request, reply) => handle(parts, endpoint, route, request, reply) })
}

async function handle(parts: ServerParts, endpoint: Endpoint, route: AnyRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token, kind, mixed } = credentialOf(request)
  if (mixed) return answerRefusal(parts, request, reply, { code: 'request.invalid', params: { problems: [{ at: 'Authorization', problem: 'Gửi khóa hoặc phiên đăng nhập, không gửi cả hai' }] } })
  const seconds = token !== null && kind === 'key' ? ((await parts.meter?.(token)) ?? 0) : 0
  if (seconds > 0) return answerRefusal(parts, request, reply, { code: 'request.too-many', params: { seconds } })
  const actor = token === null ? null : await parts.authenticate(token, kind)
  const barred = endpoint.open ? null : barTo(actor, endpoint, route)
  if (barred) return answerRefusal(parts, request, reply, barred)
  const wait = actor !== null && token !== null && kind === 'session' ? ((await parts.pace?.(token, paceOf(endpoint))) ?? 0) : 0
  if (wait > 0) letRunOut(request)
  if (wait > 0) return answerRefusal(parts, request, reply, { code: 'request.too-many', params: { seconds: wait } })
  const upload = endpoint.multipart ? await uploadOf(request) : undefined
  if (upload === null) letRunOut(request)
  if (upload === null) return answerRefusal(parts, request, reply, { code: 'request.invalid', params: { problems: [{ at: 'file', problem: 'Chưa chọn tệp' }] } })
  const bad = unstorableAt(request.body)
  if (bad !== null) return answerRefusal(parts, request, reply, { code: 'request.invalid', params: { problems: [{ at: bad, problem: 'Có ký tự không lưu được' }] } })
  const key = keyOf(request)
  if (!key.good) letRunOut(request)
  if (!key.good) return answerRefusal(parts, request, reply, { code: 'request.invalid', params: { problems: [{ at: 'Idempotency-Key', problem: 'Khóa lặp dài từ 8 đến 80 ký tự' }] } })
  const call = {
    actor, upload, key: key.value, after: (work: () => Promise<void>) => parts.afterwards.follow(reply.raw, work),
    params: endpoint.params?.parse(request.params), query: endpoint.query?.parse(request.query), body: endpoint.body?.parse(request.body),
    now: parts.clock.now(), today: parts.clock.today(), address: request.ip, origin: { address: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 300), traceId: String(request.id) }, sessionToken: kind === 'session' ? token : null,
    keepSession: (next: string | null) => keepCookie(request, reply, SESSION_COOKIE, next, WEEK),
    pass: request.cookies[PASS_COOKIE] ?? null, keepPass: (next: string | null) => keepCookie(request, reply, PASS_COOKIE, next, PASS_SECONDS),
    secure: request.protocol === 'https', host: request.host,
  }
  const result = await route.run(call as never)
  if (endpoint.multipart) letRunOut(request)
  if (!result.ok) return answerRefusal(parts, request, reply, result.refusal)
  return send(endpoint, reply, result.value)
}

const paceOf = (endpoint: Endpoint): Pace => (endpoint.multipart ? 'upload' : endpoint.method === 'GET' ? 'read' : 'write')

/** @returns the key with which a repeat is known; null: none was sent */
function keyOf(request: FastifyRequest): { readonly good: boolean; readonly value: string | null } {
  const sent = request.headers['idempotency-key']
  if (sent === undefined) return { good: true, value: null }
  return { good: Key.safeParse(sent).success, value: String(sent) }
}

interface Credential {
  readonly token: string | null
  readonly kind: 'session' | 'key'
  /** a browser's cookie and a key at once: nobody who means well sends both */
  readonly mixed: boolean
}

/** A cookie of a browser, or the key of another system in the Authorization header; a header that holds no key is no way in. */
function credentialOf(request: FastifyRequest): Credential {
  const { authorization } = request.headers
  const cookie = request.cookies[SESSION_COOKIE] ?? null
  if (authorization === undefined) return { token: cookie, kind: 'session', mixed: false }
  return { token: /^Bearer (\S{20,200})$/.exec(authorization)?.[1] ?? null, kind: 'key', mixed: cookie !== null }
}

/** A request that carries a key and no cookie: another page cannot make a browser send it. */
export const isKeyed = (request: FastifyRequest): boolean => /^Bearer \S/.test(request.headers.authorization ?? '') && request.cookies[SESSION_COOKIE] === undefined

function barTo(actor: Actor | null, endpoint: Endpoint, route: AnyRoute): Refusal | null {
  if (!actor) return { code: 'account.sign-in-first', params: {} }
  // who looks at the product as another account changes nothing; leaving the view and signing out stay
  if (actor.viewing && endpoint.method !== 'GET' && !(endpoint.method === 'DELETE' && endpoint.path.startsWith('/api/session'))) return { code: 'account.viewing-only', params: { name: actor.name } }
  // what belongs to one's own session is for people, never for the key of another system
  if (route.may === 'session.use' && actor.via === 'key') return { code: 'account.not-allowed', params: { action: route.may } }
  if (route.may !== null && route.may !== 'session.use' && !may(actor, route.may)) return { code: 'account.not-allowed', params: { action: route.may } }
  return null
}

async function uploadOf(request: FastifyRequest): Promise<Upload | null> {
  if (!request.isMultipart() || !/boundary=/i.test(request.headers['content-type'] ?? '')) return null
  const part = await request.file({ throwFileSizeLimit: false })
  return part ? { name: part.filename.normalize('NFC'), mediaType: part.mimetype, stream: part.file } : null
}

/** What is left of a refused file is read and thrown away: otherwise the connection hangs, and the next request on it. */
function letRunOut(request: FastifyRequest): void {
  request.raw.unpipe()
  request.raw.resume()
}

function keepCookie(request: FastifyRequest, reply: FastifyReply, name: string, token: string | null, seconds: number): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const
  if (token === null) void reply.clearCookie(name, options)
  else void reply.setCookie(name, token, { ...options, maxAge: seconds })
}

function send(endpoint: Endpoint, reply: FastifyReply, value: unknown): FastifyReply {
  void reply.header('cache-control', 'no-store')
  if (endpoint.response === 'nothing') return reply.code(204).send()
  if (endpoint.response !== 'file') return reply.send(checked(endpoint.response, value))
  return sendFile(reply, value as FileAnswer)
}

/** Only what the contract names leaves the house; an answer that breaks it is our fault, not the sender's. */
function checked(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error(`The answer breaks the contract: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
