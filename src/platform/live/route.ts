import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import type { Actor } from '../../core/people/may.ts'
import { answerRefusal, type Speaker } from '../http/answer.ts'
import { SESSION_COOKIE } from '../http/endpoint.ts'
import { hears } from './heard.ts'
import type { Hub, Told } from './hub.ts'

export interface LiveParts extends Speaker {
  readonly hub: Hub
  readonly authenticate: (token: string, kind: 'session') => Promise<Actor | null>
}

const BEAT_MS = 20_000
/** every so many beats the session is looked at again: one that ended elsewhere, or lost a role, hears no longer */
const LOOK_EVERY = 3
const PER_SESSION = 6
const PER_PROCESS = 4_000
/** a client that does not read is let go: it comes back and asks for everything */
const BEHIND_BYTES = 64 * 1024

/** GET /api/live: a stream of what changed, for as long as the session lasts. */
export function serveLive(http: FastifyInstance, parts: LiveParts): void {
  const open = new Map<string, number>()
  http.get('/api/live', { logLevel: 'warn' }, async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE]
    const actor = token === undefined ? null : await parts.authenticate(token, 'session')
    if (token === undefined || actor === null) return answerRefusal(parts, request, reply, { code: 'account.sign-in-first', params: {} })
    const mine = open.get(token) ?? 0
    if (mine >= PER_SESSION || parts.hub.size >= PER_PROCESS) return answerRefusal(parts, request, reply, { code: 'request.too-many', params: { seconds: 30 } })
    open.set(token, mine + 1)
    stream({ request, reply, parts, token, actor }, () => {
      const left = (open.get(token) ?? 1) - 1
      if (left > 0) open.set(token, left)
      else open.delete(token)
    })
    return reply
  })
}

interface Streamed {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly parts: LiveParts
  readonly token: string
  readonly actor: Actor
}

/** What may end a session or change what it sees: looked at again at once. */
const concerns = (told: Told, actor: Actor): boolean => (told.topic === 'account' || told.topic === 'session' || told.topic === 'group' || told.topic === 'delegation') && (told.accountId === actor.accountId || told.id === actor.accountId || told.topic !== 'session')

function stream({ request, reply, parts, token, actor: first }: Streamed, ended: () => void): void {
  let actor = first
  reply.hijack()
  const raw = reply.raw
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
  raw.write('retry: 3000\n\nevent: all\ndata: {}\n\n')
  const look = async (): Promise<void> => {
    const now = await parts.authenticate(token, 'session').catch(() => actor)
    if (now === null) raw.end()
    else actor = now
  }
  const quiet = parts.hub.listen((told) => {
    if (told === null) return send(raw, 'event: all\ndata: {}\n\n')
    if (concerns(told, actor)) void look()
    if (hears(actor, told)) send(raw, `event: changed\ndata: ${JSON.stringify({ topic: told.topic, id: told.id, version: told.version })}\n\n`)
  })
  let beats = 0
  const beat = setInterval(() => {
    send(raw, ': \n\n')
    if (++beats % LOOK_EVERY === 0) void look()
  }, BEAT_MS)
  beat.unref()
  raw.once('close', () => {
    clearInterval(beat)
    quiet()
    ended()
  })
  request.raw.socket.setKeepAlive(true, BEAT_MS)
}

function send(raw: ServerResponse, words: string): void {
  if (raw.writableEnded || raw.destroyed) return
  if (raw.writableLength > BEHIND_BYTES) raw.destroy()
  else raw.write(words)
}
