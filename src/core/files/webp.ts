import { exifFacts, turnOnly } from './exif.ts'
import { joined, latin, startsWith, viewOf, type Cleaned, type Removed } from './stripped.ts'

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const PICTURES = new Set(['VP8 ', 'VP8L', 'ANMF'])
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

/** A RIFF chunk is as long as its head says, with one byte of filling where that is odd. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + data.length + (data.length % 2))
  whole.set(Uint8Array.from(name, (c) => c.charCodeAt(0)))
  viewOf(whole).setUint32(4, data.length, true)
  whole.set(data, 8)
  return whole
}

/** Exif of WebP is a bare TIFF block; some cameras put the six letters of the JPEG form before it. */
const tiffOf = (data: Uint8Array): Uint8Array => (startsWith(data, 'Exif\0\0') ? data.subarray(6) : data)

/** A WebP without Exif, XMP and what nobody knows; how the picture is turned stays. Null when it breaks off. */
export function cleanWebp(bytes: Uint8Array): Cleaned | null {
  if (bytes.length < 20 || !startsWith(bytes, 'RIFF') || latin(bytes.subarray(8, 12)) !== 'WEBP') return null
  const view = viewOf(bytes)
  const whole = 8 + view.getUint32(4, true)
  if (whole > bytes.length) return null
  const kept: Uint8Array[] = []
  const removed = new Set<Removed>(bytes.length > whole + 1 ? ['tail'] : [])
  let orientation = 1
  for (let at = 12; at + 8 <= whole; ) {
    const length = view.getUint32(at + 4, true)
    const name = latin(bytes.subarray(at, at + 4))
    if (at + 8 + length > whole) return null
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'EXIF') {
      const facts = exifFacts(tiffOf(data))
      orientation = facts.orientation
      for (const one of facts.removed) removed.add(one)
    } else if (KEPT.has(name)) kept.push(chunk(name, data))
    else removed.add(name === 'XMP ' ? 'xmp' : 'other')
    at += 8 + length + (length % 2)
  }
  if (!kept.some((one) => PICTURES.has(latin(one.subarray(0, 4))))) return null
  if (removed.size === 0) return { bytes, removed: [] }
  const head = kept[0]
  const extended = head !== undefined && startsWith(head, 'VP8X') && head.length >= 18
  if (extended) head[8] = ((head[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (orientation === 1 ? 0 : HAS_EXIF)
  const body = joined([...kept, ...(extended && orientation !== 1 ? [chunk('EXIF', turnOnly(orientation))] : [])])
  const riff = new Uint8Array([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50])
  viewOf(riff).setUint32(4, body.length + 4, true)
  return { bytes: joined([riff, body]), removed: [...removed] }
}
