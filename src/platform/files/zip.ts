import { inflateRawSync } from 'node:zlib'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { CLAIMED_BYTES, LIMITS, UNPACKED_BYTES } from './limits.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

/** An opened package: its directory, and parts unpacked on demand within one budget. */
export interface Zip {
  readonly names: readonly string[]
  /** the part's bytes, null when there is no such part */
  part(name: string): Result<Buffer | null>
}

const END_SIGN = 0x06054b50
const ENTRY_SIGN = 0x02014b50
export const LOCAL_SIGN = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = bytes.length - END_LENGTH; at >= first; at--)
    if (bytes.readUInt32LE(at) === END_SIGN) return at
  return -1
}

/** What the package's directory lists; null when there is none. */
export function directoryOf(bytes: Buffer): ZipEntry[] | null {
  const end = endOfDirectory(bytes)
  if (end < 0) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGN) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

const damaged = (name: string, detail: string): Result<never> => refuse('file.damaged', { name, detail })

function unpack(file: string, bytes: Buffer, entry: ZipEntry, budget: number): Result<Buffer> {
  const bomb = refuse('file.zip-bomb', { name: file, limitMb: LIMITS.unpackedMb })
  if (entry.unpacked > budget) return bomb
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL_SIGN)
    return damaged(file, entry.name)
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) return damaged(file, entry.name)
  if (entry.method === 0) return ok(packed)
  if (entry.method !== 8) return damaged(file, entry.name)
  try {
    // the claim in the directory can lie: the inflater itself stops at the budget
    return ok(inflateRawSync(packed, { maxOutputLength: budget }))
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? bomb : damaged(file, entry.name)
  }
}

/**
 * Opens a package held in memory. Refuses `file.damaged`, `file.encrypted`, and `file.zip-bomb` by what the directory claims;
 * each part is unpacked within what is left of one budget, whatever its claim.
 */
export function openZip(file: string, content: Uint8Array): Result<Zip> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const entries = directoryOf(bytes)
  if (entries === null) return damaged(file, 'zip')
  if (entries.some((e) => e.encrypted)) return refuse('file.encrypted', { name: file })
  const claimed = entries.reduce((sum, e) => sum + e.unpacked, 0)
  if (claimed > CLAIMED_BYTES || entries.length > LIMITS.entries)
    return refuse('file.zip-bomb', { name: file, limitMb: LIMITS.claimedMb })
  const byName = new Map(entries.map((e) => [e.name, e]))
  let budget = UNPACKED_BYTES
  return ok({
    names: [...byName.keys()],
    part(name) {
      const entry = byName.get(name)
      if (entry === undefined) return ok(null)
      const part = unpack(file, bytes, entry, budget)
      if (part.ok) budget -= part.value.length
      return part
    },
  })
}
