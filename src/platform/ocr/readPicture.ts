import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { LIMITS } from '../files/limits.ts'
import type { OnProgress } from '../files/progress.ts'
import { pictureKindOf } from '../files/sniff.ts'
import type { Draft } from '../files/textBuilder.ts'
import { openDrawable } from '../pdf/drawing.ts'
import { printPages } from '../pdf/print.ts'
import { greyOfPng, pngHeader } from './png.ts'
import { jpegHeader, pdfOfJpeg } from './jpeg.ts'
import type { Grey } from './grey.ts'
import { readSheets } from './scan.ts'

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

/** Reads a photographed or scanned page kept as PNG or JPEG. Refuses as `readSheets` does, and `file.damaged`, `file.too-large`. */
export async function readPicture(
  name: string,
  content: Uint8Array,
  onProgress: OnProgress,
): Promise<Result<Draft>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  let grey: Grey
  try {
    const png = pictureKindOf(bytes) === 'png'
    const header = png ? pngHeader(bytes) : jpegHeader(bytes)
    if (header.width * header.height > LIMITS.pixels)
      return refuse('file.too-large', { name, limitMb: LIMITS.fileMb })
    grey = png ? greyOfPng(bytes, pngHeader(bytes)) : await greyOfJpeg(bytes)
  } catch (error) {
    return refuse('file.damaged', { name, detail: error instanceof Error ? error.message : String(error) })
  }
  const scale = Math.max(grey.width, grey.height) / LONG_SIDE
  const scan = await readSheets(
    name,
    [{ number: 1, draw: () => Promise.resolve({ grey, scale }) }],
    onProgress,
  )
  return scan.ok ? ok(printPages([...scan.value.pages.values()], scan.value.remarks)) : scan
}
