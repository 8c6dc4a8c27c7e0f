import { exifFacts, turnOnly } from './exif.ts'
import { joined, latin, viewOf, type Cleaned, type Removed } from './stripped.ts'

const SIGN = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a picture needs to look as it does, moving pictures with it; everything else is words about it. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'pHYs', 'hIST', 'acTL', 'fcTL', 'fdAT'])
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const b of bytes) c = (TABLE[(c ^ b) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12)
  const view = viewOf(whole)
  view.setUint32(0, data.length)
  whole.set(Uint8Array.from(name, (c) => c.charCodeAt(0)), 4)
  whole.set(data, 8)
  view.setUint32(data.length + 8, crc32(whole.subarray(4, data.length + 8)))
  return whole
}

const removedBy = (name: string): Removed => (name === 'tEXt' || name === 'zTXt' || name === 'iTXt' ? 'text' : 'other')

/** A PNG without texts, times, Exif and what nobody knows; the picture's own bytes are not touched. Null when it breaks off or a checksum is wrong. */
export function cleanPng(bytes: Uint8Array): Cleaned | null {
  if (!SIGN.every((b, i) => bytes[i] === b)) return null
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [SIGN]
  const removed = new Set<Removed>()
  let pictures = 0
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = latin(bytes.subarray(at + 4, at + 8))
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name) || (at === 8) !== (name === 'IHDR')) return null
    const data = bytes.subarray(at + 8, end - 4)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null
    if (name === 'eXIf') {
      const facts = exifFacts(data)
      for (const one of facts.removed) removed.add(one)
      if (facts.orientation !== 1 && pictures === 0) kept.push(chunk('eXIf', turnOnly(facts.orientation)))
    } else if (KEPT.has(name)) kept.push(bytes.subarray(at, end))
    else if (!CRITICAL.has(name) && name.charCodeAt(0) < 97) return null
    else removed.add(removedBy(name))
    if (name === 'IDAT') pictures++
    at = end
    if (name !== 'IEND') continue
    if (pictures === 0) return null
    if (end < bytes.length) removed.add('tail')
    return { bytes: removed.size === 0 ? bytes : joined(kept), removed: [...removed] }
  }
  return null
}
