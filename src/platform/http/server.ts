import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import type { Refusal } from '../../core/kernel/refusal.ts'
import { readTls } from '../config/tls.ts'
import { oneDoor, type OneDoor } from '../tls/oneDoor.ts'
import { plainDoor } from '../tls/plainDoor.ts'
import { serveTrustPage } from '../tls/trustPage.ts'
import { Afterwards } from './afterwards.ts'
import { answerOf, answerRefusal, traceOf } from './answer.ts'
import { isKeyed, registerEndpoint } from './endpoint.ts'
import { Metrics } from './metrics.ts'
import { serveMetrics } from './serveMetrics.ts'
import type { ServerParts } from './parts.ts'
import { serveWeb } from './static.ts'

export const UPLOAD_LIMIT_MB = 32
const REQUEST_MS = 5 * 60_000

const CSP = {
  defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"],
  connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], upgradeInsecureRequests: null,
}

/** A request's address without its query, and without the pass of a guest: a link that opens something must not stand in a log. */
const loggedUrl = (url: string): string => (url.split('?', 1)[0] ?? url).replace(/^\/khach\/.+/, '/khach/…')

export interface BuiltServer {
  readonly http: FastifyInstance
  readonly metrics: Metrics
  /** listens, and tells the network where */
  readonly listen: () => Promise<void>
  /** waits for what follows the last answers; after closing */
  readonly settled: () => Promise<void>
}

export async function buildServer(given: Omit<ServerParts, 'afterwards'>): Promise<BuiltServer> {
  const { config, network } = given
  const office = network.tls === 'office' ? network.office : null
  const doors: OneDoor[] = []
  const behind = (app: RequestListener): OneDoor['front'] => {
    const door = oneDoor((office as NonNullable<typeof office>).server, app, plainDoor(app, config.trustProxy), REQUEST_MS)
    doors.push(door)
    return door.front
  }
  const tls = config.tls ? await readTls(config.tls) : null
  const http = fastify({
    ...(tls ? { https: tls } : office ? { serverFactory: behind } : {}),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    genReqId: () => randomUUID(),
    bodyLimit: 8 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    // a whole request, the largest file over a slow line too: who sends a byte a minute does not hold a connection for ever
    requestTimeout: REQUEST_MS,
    logger: { level: config.logLevel, serializers: { req: (req: { method: string; url: string }) => ({ method: req.method, url: loggedUrl(req.url) }) } },
  } as object) as unknown as FastifyInstance
  const afterwards = new Afterwards((fault) => http.log.error({ err: fault }, 'after an answer'))
  const parts: ServerParts = { ...given, afterwards }
  const metrics = new Metrics()
  metrics.gauge('process_resident_memory_bytes', () => process.memoryUsage.rss())
  await http.register(cookie)
  await http.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CSP }, hsts: false, referrerPolicy: { policy: 'same-origin' } })
  // one byte more than is taken: the store sees that the file is too large, a cut file is never taken for a whole one
  await http.register(multipart, { limits: { files: 1, fileSize: UPLOAD_LIMIT_MB * 1024 * 1024 + 1, fields: 5, fieldSize: 10_000 } })
  watch(http, parts, metrics)
  health(http, parts)
  serveMetrics(http, metrics, config.metricsToken)
  serveTrustPage(http, network.folder, network.port)
  for (const endpoint of parts.endpoints) registerEndpoint(http, parts, endpoint)
  if (parts.webFolder && existsSync(parts.webFolder)) await serveWeb(http, parts.webFolder)
  http.setNotFoundHandler((request, reply) => {
    if (['GET', 'HEAD'].includes(request.method) && !request.url.startsWith('/api/') && parts.webFolder && existsSync(parts.webFolder)) return reply.sendFile('index.html', { maxAge: 0, immutable: false })
    return answerRefusal(parts, request, reply, notFound(loggedUrl(request.url)))
  })
  const listen = async (): Promise<void> => {
    await http.listen({ host: network.host, port: config.port })
    network.stands((http.server.address() as AddressInfo).port, doors.length === 0 ? null : (pair) => doors.forEach((door) => door.renew(pair)))
  }
  return { http, metrics, listen, settled: () => afterwards.settled() }
}

const notFound = (what: string): Refusal => ({ code: 'request.not-found', params: { what } })

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** Same-origin writes only, one line and one count a request, and a plain answer to faults. */
function watch(http: FastifyInstance, parts: ServerParts, metrics: Metrics): void {
  http.addHook('onRequest', async (request, reply) => {
    void reply.header('x-trace-id', traceOf(request))
    if (request.url.startsWith('/khach/')) void reply.headers({ 'x-robots-tag': 'noindex, nofollow, noarchive', 'referrer-policy': 'no-referrer' })
    // not with the office's own certificate: who gives it up again would be locked out for a year
    if (request.protocol === 'https' && parts.network.tls !== 'office') void reply.header('strict-transport-security', 'max-age=31536000')
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isKeyed(request)) return
    const { origin, 'sec-fetch-site': site } = request.headers
    // the host as the browser wrote it: a proxy that is trusted may have put another in its place
    const foreign = (origin !== undefined && hostOf(origin) !== request.host) || (site !== undefined && site !== 'same-origin' && site !== 'none')
    if (foreign) await answerRefusal(parts, request, reply, { code: 'account.not-allowed', params: { action: 'cross-origin' } })
  })
  http.addHook('onResponse', (request, reply, done) => {
    metrics.request(request.routeOptions.url ?? 'static', reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  http.setErrorHandler((fault, request, reply) => answerOf(parts, fault, request, reply))
}

function health(http: FastifyInstance, parts: ServerParts): void {
  http.get('/healthz', { logLevel: 'warn' }, async () => ({ ok: true }))
  http.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    try {
      await parts.ready()
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false })
    }
  })
  http.get('/api/openapi.json', async () => parts.openApi())
}
