import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * The built web app, looked up on the disk at each request, so that a new build needs no restart. Hashed assets are kept for
 * a year, everything else is asked again. A missing asset is a plain 404: an old page must not take the index for its script.
 */
export async function serveWeb(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, { root: folder, cacheControl: false, setHeaders: (reply) => void reply.header('cache-control', 'no-cache') })
  await http.register(
    async (assets) => {
      assets.setNotFoundHandler((_request, reply) => reply.code(404).header('cache-control', 'no-cache').type('text/plain').send('404'))
      await assets.register(fastifyStatic, {
        root: join(folder, 'assets'),
        decorateReply: false,
        cacheControl: false,
        setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
      })
    },
    { prefix: '/assets' },
  )
}
