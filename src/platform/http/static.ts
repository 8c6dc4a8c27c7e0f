import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The built web app: hashed assets for a year, everything else asked again. */
export async function serveWeb(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
}
