import { exifFacts, turnOnly } from './exif.ts'
import { joined, startsWith, viewOf, type Cleaned, type Removed } from './stripped.ts'

const SOI = new Uint8Array([0xff, 0xd8])
const EXIF = 'Exif\0\0'

interface Segment {
  readonly marker: number
  /** the whole segment with its marker and length */
  readonly whole: Uint8Array
  readonly data: Uint8Array
}

/** Where the coded picture after a scan's header ends: at the next marker that is no filling and no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}

type Keep = { readonly keep: Uint8Array | null; readonly removed: readonly Removed[]; readonly orientation?: number }

/** The thumbnail that the JFIF header itself may carry is cut off. */
function jfif({ whole, data }: Segment): Keep {
  if (!startsWith(data, 'JFIF\0')) return { keep: null, removed: ['thumbnail'] }
  if (data.length <= 14) return { keep: whole, removed: [] }
  const bare = new Uint8Array([0xff, 0xe0, 0, 16, ...data.subarray(0, 12), 0, 0])
  return { keep: bare, removed: ['thumbnail'] }
}

function judge(segment: Segment): Keep {
  const { marker, whole, data } = segment
  if (marker === 0xfe) return { keep: null, removed: ['comment'] }
  if (marker === 0xe0) return jfif(segment)
  if (marker === 0xe1 && startsWith(data, EXIF)) {
    return { keep: null, ...exifFacts(data.subarray(EXIF.length)) }
  }
  if (marker === 0xe1) return { keep: null, removed: [startsWith(data, 'http://ns.adobe.com/') ? 'xmp' : 'other'] }
  if (marker === 0xe2 && startsWith(data, 'ICC_PROFILE\0')) return { keep: whole, removed: [] }
  if (marker === 0xed) return { keep: null, removed: ['iptc'] }
  // Adobe's segment says how the colours are coded: without it the picture would be shown wrong
  if (marker === 0xee && startsWith(data, 'Adobe')) return { keep: whole, removed: [] }
  return marker >= 0xe0 && marker <= 0xef ? { keep: null, removed: ['other'] } : { keep: whole, removed: [] }
}

function exifSegment(orientation: number): Uint8Array {
  const tiff = turnOnly(orientation)
  const length = 2 + EXIF.length + tiff.length
  return joined([new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff]), Uint8Array.from(EXIF, (c) => c.charCodeAt(0)), tiff])
}

/**
 * A JPEG without what it says of the camera, the place and the people; the coded picture is not touched, and how it is turned stays.
 * Null when the file breaks off or is not built as a JPEG is.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  const removed = new Set<Removed>()
  let orientation = 1
  let scans = 0
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0) return null
    if (marker === 0xff) at++
    else if (marker === 0xd9) {
      if (scans === 0) return null
      if (at + 2 < bytes.length) removed.add('tail')
      const turned = orientation === 1 ? [] : [exifSegment(orientation)]
      const whole = joined([SOI, ...turned, ...kept, bytes.subarray(at, at + 2)])
      return { bytes: removed.size === 0 ? bytes : whole, removed: [...removed] }
    } else {
      if (at + 4 > bytes.length) return null
      const end = at + 2 + view.getUint16(at + 2)
      if (end > bytes.length || end < at + 4) return null
      const said = judge({ marker, whole: bytes.subarray(at, end), data: bytes.subarray(at + 4, end) })
      if (said.keep) kept.push(said.keep)
      for (const one of said.removed) removed.add(one)
      orientation = said.orientation ?? orientation
      at = end
      if (marker !== 0xda) continue
      scans++
      at = endOfScan(bytes, end)
      if (at < 0) return null
      kept.push(bytes.subarray(end, at))
    }
  }
  return null
}
