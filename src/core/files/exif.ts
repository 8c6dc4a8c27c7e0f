import { latin, viewOf, type Removed } from './stripped.ts'

export interface ExifFacts {
  /** 1 to 8; 1 where nothing is said */
  readonly orientation: number
  readonly removed: readonly Removed[]
}

const ORIENTATION = 0x0112
const GPS = 0x8825
const SHORT = 3

/** What an Exif block (a TIFF header and its directories) says. A block that makes no sense says nothing; it never loops: two directories are looked at. */
export function exifFacts(tiff: Uint8Array): ExifFacts {
  const order = tiff.length < 8 ? '' : latin(tiff.subarray(0, 2))
  if (order !== 'II' && order !== 'MM') return { orientation: 1, removed: ['camera'] }
  const little = order === 'II'
  const view = viewOf(tiff)
  const u16 = (at: number): number => (at + 2 <= tiff.length ? view.getUint16(at, little) : 0)
  const u32 = (at: number): number => (at + 4 <= tiff.length ? view.getUint32(at, little) : 0)
  const removed: Removed[] = []
  let orientation = 1
  let camera = false
  const first = u32(4)
  const count = u16(first)
  for (let i = 0; i < count && first + 2 + i * 12 + 12 <= tiff.length; i++) {
    const at = first + 2 + i * 12
    if (u16(at) === ORIENTATION && u16(at + 2) === SHORT) orientation = u16(at + 8)
    else if (u16(at) === GPS) removed.push('gps')
    else camera = true
  }
  if (u32(first + 2 + count * 12) !== 0) removed.push('thumbnail')
  if (camera || (count === 0 && tiff.length > 8)) removed.push('camera')
  // a block that is longer than its one entry needs may hide something
  if (removed.length === 0 && !isTurnOnly(tiff)) removed.push('other')
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, removed: [...new Set(removed)] }
}

/** An Exif block that says how the picture is turned, and nothing else. */
export const turnOnly = (orientation: number): Uint8Array =>
  // big-endian TIFF, one directory with one entry: orientation, short, one value; no next directory
  new Uint8Array([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])

const isTurnOnly = (tiff: Uint8Array): boolean => {
  const bare = turnOnly(tiff[19] ?? 0)
  return tiff.length === bare.length && bare.every((b, i) => tiff[i] === b)
}
