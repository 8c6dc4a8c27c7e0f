import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import { LIMITS } from '../files/limits.ts'
import type { Grey } from '../ocr/grey.ts'

/** A document whose pages can be drawn. */
export interface Drawable {
  readonly pages: number
  hasPicture(page: number): boolean
  draw(page: number, dpi: number): Promise<{ readonly grey: Grey; readonly scale: number }>
  close(): void
}

const POINTS_AN_INCH = 72
/** Longer than an A3 sheet: not paper, but a picture placed point for point by a scanner's program. */
const LONGEST_PAPER = 1_300
/** Points of such a picture's long side that recognising gains from. */
const ENOUGH = 2_400

function drawableOf(document: PDFiumDocument): Drawable {
  return {
    pages: document.getPageCount(),
    hasPicture(page) {
      for (const object of document.getPage(page).objects())
        if (object.type === 'image' || object.type === 'form') return true
      return false
    },
    async draw(page, dpi) {
      // drawing closes the page again; asking another one for its size would leave that open
      const open = document.getPage(page)
      const { originalWidth: width, originalHeight: height } = open.getOriginalSize()
      const long = Math.max(width, height)
      const wanted = long > LONGEST_PAPER ? Math.min(1, ENOUGH / long) : dpi / POINTS_AN_INCH
      const scale = Math.min(wanted, Math.sqrt(LIMITS.pixels / Math.max(width * height, 1)))
      const drawn = await open.render({ scale, colorSpace: 'Gray', render: async ({ data }) => data })
      return { grey: { width: drawn.width, height: drawn.height, data: drawn.data }, scale }
    },
    close: () => document.destroy(),
  }
}

let library: Promise<PDFiumLibrary> | null = null

/** Opens a PDF for drawing; throws when it cannot be opened. The engine starts once a thread and ends with it. */
export async function openDrawable(bytes: Uint8Array): Promise<Drawable> {
  library ??= PDFiumLibrary.init()
  return drawableOf(await (await library).loadDocument(bytes))
}
