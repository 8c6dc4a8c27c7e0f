import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { serveWeb } from './static.ts'

const folder = mkdtempSync(join(tmpdir(), 'bang-vang-static-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
afterAll(() => rmSync(folder, { recursive: true }))

it('finds what a later build put there, and answers 404 for an asset that is gone', async () => {
  const http = fastify()
  await serveWeb(http, folder)
  http.setNotFoundHandler((_request, reply) => reply.sendFile('index.html'))
  const gone = await http.inject('/assets/page-1.js')
  expect([gone.statusCode, gone.headers['cache-control']]).toEqual([404, 'no-cache'])
  writeFileSync(join(folder, 'assets', 'page-1.js'), 'export {}')
  const found = await http.inject('/assets/page-1.js')
  expect([found.statusCode, found.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  const page = await http.inject('/ke-hoach')
  expect([page.statusCode, page.headers['cache-control'], page.body]).toEqual([200, 'no-cache', '<!doctype html>'])
  await http.close()
})
