import { deflateSync, inflateSync } from 'node:zlib'
import type { Grey } from './grey.ts'

/** A page waiting to be recognised: its number as people count, and its picture, packed to wait in little room. */
export interface Sheet {
  readonly number: number
  readonly width: number
  readonly height: number
  /** points of the picture a point of paper */
  readonly scale: number
  readonly packed: Uint8Array
}

/** Sixteen shades are enough to read by, and pack several times smaller than the noise of a scanner in 256. */
function inSixteenShades(data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) {
    const shade = (data[i] ?? 255) >> 4
    out[i] = (shade << 4) | shade
  }
  return out
}

export function packSheet(number: number, grey: Grey, scale: number): Sheet {
  const packed = deflateSync(inSixteenShades(grey.data), { level: 1 })
  return { number, width: grey.width, height: grey.height, scale, packed: new Uint8Array(packed) }
}

export function unpackSheet({ width, height, packed }: Sheet): Grey {
  return { width, height, data: inflateSync(packed, { maxOutputLength: width * height }) }
}
