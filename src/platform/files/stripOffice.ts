import { crc32 } from 'node:zlib'
import { cleanPicture, type PictureFormat } from '../../core/files/clean.ts'
import type { Removed } from '../../core/files/stripped.ts'
import { partOf, type Package } from './evidencePackage.ts'
import type { ZipEntry } from './zip.ts'

const PICTURES: Readonly<Record<string, PictureFormat>> = { jpg: 'jpeg', jpeg: 'jpeg', jpe: 'jpeg', png: 'png', webp: 'webp' }
const formatOf = (name: string): PictureFormat | undefined => (/^(word|xl|ppt)\/media\/|^Pictures\/|^Thumbnails\/|^docProps\/thumbnail/i.test(name) ? PICTURES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] : undefined)

export interface CleanedOffice {
  readonly bytes: Uint8Array
  readonly removed: readonly Removed[]
}

interface Laid {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly unpacked: number
  readonly data: Buffer
}

/** A part as it lies in the package, still packed. */
function asItLies(bytes: Buffer, entry: ZipEntry, data: Buffer): Laid {
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  return { name: Buffer.from(entry.name), method: entry.method, crc: crc32(data), unpacked: entry.unpacked, data: bytes.subarray(start, start + entry.packed) }
}

function header(laid: Laid, central: { readonly at: number } | null): Buffer {
  const head = Buffer.alloc(central ? 46 : 30)
  head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0)
  const at = central ? 6 : 4
  if (central) head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, at)
  // names are UTF-8; every part bears the first day that a package can bear
  head.writeUInt16LE(0x0800, at + 2)
  head.writeUInt16LE(laid.method, at + 4)
  head.writeUInt16LE(0, at + 6)
  head.writeUInt16LE(0x21, at + 8)
  head.writeUInt32LE(laid.crc, at + 10)
  head.writeUInt32LE(laid.data.length, at + 14)
  head.writeUInt32LE(laid.unpacked, at + 18)
  head.writeUInt16LE(laid.name.length, at + 22)
  if (central) head.writeUInt32LE(central.at, 42)
  return head
}

function packageOf(parts: readonly Laid[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const local = header(part, null)
    directory.push(header(part, { at }), part.name)
    pieces.push(local, part.name, part.data)
    at += local.length + part.name.length + part.data.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, listed, end])
}

/**
 * Pictures within an office file lose what they say of camera, place and people; every other part stays byte for byte. A signed
 * document is left as it is: its signature would break. A picture that cannot be read is left too.
 */
export async function cleanOffice(office: Package): Promise<CleanedOffice> {
  const removed = new Set<Removed>()
  const parts: Laid[] = []
  if (office.signed || !office.entries.some((e) => formatOf(e.name))) return { bytes: office.bytes, removed: [] }
  for (const entry of office.entries) {
    const data = await partOf(office.bytes, entry)
    if (data === null) return { bytes: office.bytes, removed: [] }
    const format = formatOf(entry.name)
    const clean = format && cleanPicture(format, data)
    if (!clean || clean.removed.length === 0) parts.push(asItLies(office.bytes, entry, data))
    else {
      for (const one of clean.removed) removed.add(one)
      const picture = Buffer.from(clean.bytes)
      parts.push({ name: Buffer.from(entry.name), method: 0, crc: crc32(picture), unpacked: picture.length, data: picture })
    }
  }
  return removed.size === 0 ? { bytes: office.bytes, removed: [] } : { bytes: packageOf(parts), removed: [...removed] }
}
