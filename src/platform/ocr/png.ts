import { inflateSync } from 'node:zlib'
import type { Grey } from './grey.ts'

/** Reads a PNG to grey, on white where it is transparent. All colour types and depths, interlaced or not. */
interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly interlaced: boolean
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

export function pngHeader(bytes: Buffer): Header {
  if (bytes.length < 33) throw new Error('PNG: no header')
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    depth: bytes[24] ?? 0,
    colour: bytes[25] ?? 0,
    interlaced: bytes[28] === 1,
  }
}

function chunksOf(bytes: Buffer): { data: Buffer; palette: Buffer; alpha: Buffer } {
  const data: Buffer[] = []
  let palette: Buffer = Buffer.alloc(0)
  let alpha: Buffer = Buffer.alloc(0)
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const body = bytes.subarray(at + 8, at + 8 + length)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') data.push(body)
    else if (type === 'PLTE') palette = body
    else if (type === 'tRNS') alpha = body
    else if (type === 'IEND') break
    at += 12 + length
  }
  return { data: Buffer.concat(data), palette, alpha }
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

/** Undoes a row's filter in place; `above` is the row before, without its filter. */
function unfilter(kind: number, row: Buffer, above: Buffer | null, step: number): void {
  for (let i = 0; i < row.length; i++) {
    const a = i >= step ? (row[i - step] ?? 0) : 0
    const b = above?.[i] ?? 0
    const c = i >= step ? (above?.[i - step] ?? 0) : 0
    const guess =
      kind === 1 ? a : kind === 2 ? b : kind === 3 ? (a + b) >> 1 : kind === 4 ? paeth(a, b, c) : 0
    row[i] = ((row[i] ?? 0) + guess) & 255
  }
}

type ToGrey = (row: Buffer, x: number) => number
const overWhite = (grey: number, alpha: number): number => 255 - ((255 - grey) * alpha) / 255
const shade = (r: number, g: number, b: number): number => r * 0.299 + g * 0.587 + b * 0.114

function sampler({ depth, colour }: Header, palette: Buffer, alpha: Buffer): ToGrey {
  const bytes = depth === 16 ? 2 : 1
  const step = (CHANNELS[colour] ?? 1) * bytes
  const most = (1 << Math.min(depth, 8)) - 1
  const small = (row: Buffer, x: number): number =>
    depth >= 8
      ? (row[x * step] ?? 0)
      : ((row[(x * depth) >> 3] ?? 0) >> (8 - depth - ((x * depth) & 7))) & most
  if (colour === 3)
    return (row, x) => {
      const n = small(row, x)
      return overWhite(
        shade(palette[n * 3] ?? 0, palette[n * 3 + 1] ?? 0, palette[n * 3 + 2] ?? 0),
        alpha[n] ?? 255,
      )
    }
  if (colour === 0) return (row, x) => (small(row, x) * 255) / most
  if (colour === 4) return (row, x) => overWhite(row[x * step] ?? 0, row[x * step + bytes] ?? 255)
  return (row, x) => {
    const at = x * step
    const grey = shade(row[at] ?? 0, row[at + bytes] ?? 0, row[at + 2 * bytes] ?? 0)
    return colour === 6 ? overWhite(grey, row[at + 3 * bytes] ?? 255) : grey
  }
}

/** Throws on a damaged picture. `header` must have passed the limit on points: it bounds what is unpacked. */
export function greyOfPng(bytes: Buffer, header: Header): Grey {
  const { width, height, depth, colour, interlaced } = header
  const channels = CHANNELS[colour]
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw new Error('PNG: unknown colours')
  const { data: packed, palette, alpha } = chunksOf(bytes)
  const bits = channels * depth
  const raw = inflateSync(packed, { maxOutputLength: (Math.ceil((width * bits) / 8) + 8) * (height + 8) * 2 })
  const toGrey = sampler(header, palette, alpha)
  const data = new Uint8Array(width * height).fill(255)
  let at = 0
  for (const [x0, y0, dx, dy] of interlaced ? PASSES : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - x0) / dx)
    const rows = Math.ceil((height - y0) / dy)
    if (columns <= 0) continue
    const length = Math.ceil((columns * bits) / 8)
    let above: Buffer | null = null
    for (let r = 0; r < rows; r++) {
      const row = raw.subarray(at + 1, at + 1 + length)
      if (row.length < length) throw new Error('PNG: breaks off')
      unfilter(raw[at] ?? 0, row, above, Math.max(1, bits >> 3))
      for (let c = 0; c < columns; c++) data[(y0 + r * dy) * width + x0 + c * dx] = toGrey(row, c)
      above = row
      at += 1 + length
    }
  }
  return { width, height, data }
}
