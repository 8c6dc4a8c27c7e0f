import { crc32, deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

/** 1 January 1980, the first day that a package can carry: the same parts always give the same bytes. */
const DOS_DATE = (1 << 5) | 1
const UTF8_NAMES = 0x0800
const DEFLATED = 8
const VERSION = 20

interface Packed {
  readonly name: Buffer
  readonly data: Buffer
  readonly crc: number
  readonly size: number
}

const pack = (part: Part): Packed => ({
  name: Buffer.from(part.name, 'utf8'),
  data: deflateRawSync(part.bytes, { level: 9 }),
  crc: crc32(part.bytes),
  size: part.bytes.length,
})

/** What the local header and the directory say alike of one part. */
function facts(part: Packed): Buffer {
  const b = Buffer.alloc(26)
  b.writeUInt16LE(VERSION, 0)
  b.writeUInt16LE(UTF8_NAMES, 2)
  b.writeUInt16LE(DEFLATED, 4)
  b.writeUInt16LE(0, 6)
  b.writeUInt16LE(DOS_DATE, 8)
  b.writeUInt32LE(part.crc, 10)
  b.writeUInt32LE(part.data.length, 14)
  b.writeUInt32LE(part.size, 18)
  b.writeUInt16LE(part.name.length, 22)
  return b
}

function directoryEntry(part: Packed, at: number): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(VERSION, 4)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(at, 10)
  return Buffer.concat([head, facts(part), tail, part.name])
}

function ending(count: number, length: number, at: number): Buffer {
  const b = Buffer.alloc(22)
  b.writeUInt32LE(0x06054b50, 0)
  b.writeUInt16LE(count, 8)
  b.writeUInt16LE(count, 10)
  b.writeUInt32LE(length, 12)
  b.writeUInt32LE(at, 16)
  return b
}

/** A package of the parts in their order, without a clock: equal parts give equal bytes. */
export function zipOf(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const packed of parts.map(pack)) {
    const sign = Buffer.from([0x50, 0x4b, 0x03, 0x04])
    const entry = Buffer.concat([sign, facts(packed), packed.name, packed.data])
    directory.push(directoryEntry(packed, at))
    local.push(entry)
    at += entry.length
  }
  const listed = Buffer.concat(directory)
  return Buffer.concat([...local, listed, ending(directory.length, listed.length, at)])
}
