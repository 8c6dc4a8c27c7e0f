import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { pngChunk } from './png.ts'

const PHOTO = fileURLToPath(new URL('./photo.jpg', import.meta.url))
export const plainJpeg = (): Buffer => readFileSync(PHOTO)

/** An Exif block as a telephone writes it: maker, how the picture is turned, where it was taken, and a thumbnail. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const out = Buffer.alloc(12)
    out.writeUInt16LE(tag, 0)
    out.writeUInt16LE(type, 2)
    out.writeUInt32LE(count, 4)
    out.writeUInt32LE(value, 8)
    return out
  }
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  const count = Buffer.from([3, 0])
  const words = Buffer.from('DIEN THOAI AN LAC 10.77N 106.70E\0')
  const at = 8 + 2 + 36 + 4
  return Buffer.concat([head, count, entry(0x010f, 2, words.length, at), entry(0x0112, 3, 1, orientation), entry(0x8825, 4, 1, at), Buffer.from([at + words.length, 0, 0, 0]), words, Buffer.from('THUMBNAIL')])
}

const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data])

/** The photograph with everything that a telephone, a programme or a person may have written into it. */
export function telltaleJpeg(orientation = 6): Buffer {
  const plain = plainJpeg()
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Nguyễn Văn Kín</x:xmpmeta>')),
    segment(0xed, Buffer.from('Photoshop 3.0\0 8BIM Nguyễn Văn Kín')),
    segment(0xfe, Buffer.from('lời ghi riêng')),
    plain.subarray(2),
    Buffer.from('MotionPhoto: một đoạn phim giấu sau ảnh'),
  ])
}

function rgb(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows.set([x * 8, y * 8, 128], y * (width * 3 + 1) + 1 + x * 3)
  return deflateSync(rows)
}
/** A PNG of 24 by 16 points with what a programme writes into it, or without. */
export function png(telltale: boolean): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(24, 0)
  head.writeUInt32BE(16, 4)
  head.set([8, 2], 8)
  const told = [pngChunk('tEXt', Buffer.from('Author\0Nguyễn Văn Kín')), pngChunk('eXIf', exif(3)), pngChunk('tIME', Buffer.from([7, 234, 3, 1, 8, 0, 0]))]
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), pngChunk('IHDR', head), ...(telltale ? told : []), pngChunk('IDAT', rgb(24, 16)), pngChunk('IEND', Buffer.alloc(0)), ...(telltale ? [Buffer.from('PK giấu sau ảnh')] : []),
  ])
}

const riff = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)])
}
/** A WebP of one point, with Exif and XMP beside it. */
export function webp(orientation: number): Buffer {
  const picture = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64').subarray(12)
  const extended = Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  const body = Buffer.concat([Buffer.from('WEBP'), riff('VP8X', extended), picture, riff('EXIF', exif(orientation)), riff('XMP ', Buffer.from('<x:xmpmeta>Nguyễn Văn Kín</x:xmpmeta>'))])
  return riff('RIFF', body)
}
