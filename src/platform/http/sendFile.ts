import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FileAnswer, StoredBytes } from './routes.ts'

/** What comes from outside is shown without any power: no script, no frame, no request, not even our own address. */
const POWERLESS = "sandbox; default-src 'none'"

/** `a-b`, `a-` or `-n`; several ranges are answered whole. @returns null: whole; 'none': outside the file */
export function rangeOf(header: string | undefined, size: number): { readonly start: number; readonly end: number } | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'none' : { start, end }
}

function sendStored(reply: FastifyReply, stored: StoredBytes): FastifyReply {
  const tag = `"${stored.tag}"`
  const { range, 'if-none-match': known, 'if-range': only } = reply.request.headers
  void reply.header('etag', tag).header('accept-ranges', 'bytes').header('cache-control', 'private, no-cache')
  if (known === tag) return reply.code(304).send()
  const part = only !== undefined && only !== tag ? null : rangeOf(range, stored.size)
  if (part === 'none') return reply.code(416).header('content-range', `bytes */${stored.size}`).send()
  const { start, end } = part ?? { start: 0, end: stored.size - 1 }
  if (part !== null) void reply.code(206).header('content-range', `bytes ${start}-${end}/${stored.size}`)
  return reply.header('content-length', end - start + 1).send(createReadStream(stored.path, { start, end }))
}

/** A file leaves as an attachment; a picture may be shown in a page, and then too it can do nothing. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const plain = file.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  void reply.type(file.mediaType).header('content-security-policy', POWERLESS).header('x-content-type-options', 'nosniff')
  void reply.header('content-disposition', `${file.shown ?? 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  if (file.body instanceof Uint8Array) return reply.send(Buffer.from(file.body))
  return 'path' in file.body && 'tag' in file.body ? sendStored(reply, file.body) : reply.send(Readable.from(file.body))
}
