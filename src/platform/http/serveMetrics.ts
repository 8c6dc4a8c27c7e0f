import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLoopback } from '../config/proxies.ts'
import type { Metrics } from './metrics.ts'

const digest = (words: string): Buffer => createHash('sha256').update(words).digest()

/** Counters are for whoever looks after this machine: asked from the machine itself, not through a proxy on it, or with METRICS_TOKEN. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  const { authorization, forwarded, via, 'x-forwarded-for': handedOn, 'x-real-ip': real } = request.headers
  const sent = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (token !== null && sent !== undefined) return timingSafeEqual(digest(sent), digest(token))
  return isLoopback(request.raw.socket.remoteAddress) && [forwarded, via, handedOn, real].every((header) => header === undefined)
}

export function serveMetrics(http: FastifyInstance, metrics: Metrics, token: string | null): void {
  http.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!mayRead(request, token)) return reply.code(404).type('text/plain').send('404')
    return reply.type('text/plain; version=0.0.4').send(metrics.text())
  })
}
