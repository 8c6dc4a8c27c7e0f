import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { LIMITS } from '../files/limits.ts'
import { pictureKindOf } from '../files/sniff.ts'
import { openDrawable } from '../pdf/drawing.ts'
import { greyOfPng, pngHeader } from './png.ts'
import { jpegHeader, pdfOfJpeg } from './jpeg.ts'
import { shrunk, type Grey } from './grey.ts'
import type { Half } from './half.ts'
import { packSheet } from './sheet.ts'

const POINTS_AN_INCH = 72
/** A photographed sheet is taken to be about A4: its long side in points. */
const LONG_SIDE = 842
/** Points of a picture's long side that recognising gains from; more only costs time. */
const ENOUGH = 2_600

async function greyOfJpeg(bytes: Buffer): Promise<Grey> {
  const header = jpegHeader(bytes)
  const drawable = await openDrawable(pdfOfJpeg(bytes, header))
  try {
    const scale = Math.min(1, ENOUGH / Math.max(header.width, header.height))
    return (await drawable.draw(0, POINTS_AN_INCH * scale)).grey
  } finally {
    drawable.close()
  }
}

const longSide = ({ width, height }: { width: number; height: number }): number => Math.max(width, height)

function shrunkPng(bytes: Buffer): Grey {
  const grey = greyOfPng(bytes, pngHeader(bytes))
  return shrunk(grey, longSide(grey) / ENOUGH)
}

/** Decodes a photographed or scanned page kept as PNG or JPEG. Refuses `file.damaged`, and `file.too-large` by its points. */
export async function drawPicture(name: string, content: Uint8Array): Promise<Result<Half>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  try {
    const png = pictureKindOf(bytes) === 'png'
    const { width, height } = png ? pngHeader(bytes) : jpegHeader(bytes)
    if (width * height > LIMITS.pixels) return refuse('file.too-large', { name, limitMb: LIMITS.fileMb })
    const grey = png ? shrunkPng(bytes) : await greyOfJpeg(bytes)
    const scale = longSide(grey) / LONG_SIDE
    const blank = { width: grey.width / scale, height: grey.height / scale, items: [] }
    return ok({ pages: [blank], sheets: [packSheet(1, grey, scale)], remarks: [] })
  } catch (error) {
    return refuse('file.damaged', { name, detail: error instanceof Error ? error.message : String(error) })
  }
}
