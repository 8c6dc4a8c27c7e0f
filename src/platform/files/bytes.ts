import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { FILE_BYTES, LIMITS } from './limits.ts'

export interface HeldBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
}

/** Gathers a stream, refusing it the moment it passes the limit, whatever size it announced. */
export async function gather(name: string, stream: AsyncIterable<Uint8Array>): Promise<Result<HeldBytes>> {
  const hash = createHash('sha256')
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > FILE_BYTES) return refuse('file.too-large', { name, limitMb: LIMITS.fileMb })
    hash.update(chunk)
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return ok({ bytes, sha256: hash.digest('hex') })
}

/** Reads a file into one buffer; one that is, or grows, over the limit is refused. */
async function load(name: string, path: string): Promise<Result<HeldBytes>> {
  const file = await open(path)
  try {
    const tooLarge = refuse('file.too-large', { name, limitMb: LIMITS.fileMb })
    const { size } = await file.stat()
    if (size > FILE_BYTES) return tooLarge
    const bytes = new Uint8Array(size)
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    const whole = length === size ? bytes : bytes.slice(0, length)
    return ok({ bytes: whole, sha256: createHash('sha256').update(whole).digest('hex') })
  } finally {
    await file.close()
  }
}

/** The bytes of a file, or a copy of bytes in memory of its own. */
export async function hold(name: string, from: Uint8Array | string): Promise<Result<HeldBytes>> {
  if (typeof from === 'string') return load(name, from)
  if (from.length > FILE_BYTES) return refuse('file.too-large', { name, limitMb: LIMITS.fileMb })
  return ok({ bytes: new Uint8Array(from), sha256: createHash('sha256').update(from).digest('hex') })
}
