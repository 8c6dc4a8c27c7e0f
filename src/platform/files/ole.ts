/** The names in the directory of an OLE compound file (.doc, or an encrypted .docx), without reading any stream. */
export const OLE_SIGN = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const HEADER = 512
const ENTRY = 128
const IN_HEADER = 109
const LAST_SECTOR = 0xfffffffa

interface Disk {
  readonly bytes: Buffer
  readonly sector: number
}

const sectorAt = ({ bytes, sector }: Disk, n: number): Buffer =>
  bytes.subarray(HEADER + n * sector, HEADER + (n + 1) * sector)

function nextSector(disk: Disk, n: number): number {
  const perSector = disk.sector / 4
  const table = Math.floor(n / perSector)
  if (table >= IN_HEADER) return LAST_SECTOR
  const fat = sectorAt(disk, disk.bytes.readUInt32LE(76 + table * 4))
  const at = (n % perSector) * 4
  return at + 4 <= fat.length ? fat.readUInt32LE(at) : LAST_SECTOR
}

/** Null when the bytes are no whole compound file. */
export function oleNames(content: Uint8Array): ReadonlySet<string> | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (bytes.length < HEADER * 2 || !bytes.subarray(0, 8).equals(OLE_SIGN)) return null
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  const disk: Disk = { bytes, sector: 1 << shift }
  const names = new Set<string>()
  const seen = new Set<number>()
  for (let n = bytes.readUInt32LE(48); n < LAST_SECTOR && !seen.has(n); n = nextSector(disk, n)) {
    seen.add(n)
    const entries = sectorAt(disk, n)
    for (let at = 0; at + ENTRY <= entries.length; at += ENTRY) {
      const length = entries.readUInt16LE(at + 64)
      if (length >= 2 && length <= 64) names.add(entries.toString('utf16le', at, at + length - 2))
    }
  }
  return names
}
