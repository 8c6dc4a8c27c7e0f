import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import { LIMITS } from '../files/limits.ts'
import type { Grey } from '../ocr/grey.ts'

/** A document whose pages can be drawn. */
export interface Drawable {
  readonly pages: number
  /** width and height of a page as it stands, in points */
  size(page: number): { readonly width: number; readonly height: number }
  hasPicture(page: number): boolean
  draw(page: number, dpi: number): Promise<{ readonly grey: Grey; readonly scale: number }>
  close(): void
}

const POINTS_AN_INCH = 72

function drawableOf(library: PDFiumLibrary, document: PDFiumDocument): Drawable {
  const size = (page: number): { width: number; height: number } => {
    const { originalWidth: width, originalHeight: height } = document.getPage(page).getOriginalSize()
    return { width, height }
  }
  return {
    pages: document.getPageCount(),
    size,
    hasPicture(page) {
      for (const object of document.getPage(page).objects())
        if (object.type === 'image' || object.type === 'form') return true
      return false
    },
    async draw(page, dpi) {
      const { width, height } = size(page)
      const most = Math.sqrt(LIMITS.pixels / Math.max(width * height, 1))
      const scale = Math.min(dpi / POINTS_AN_INCH, most)
      const drawn = await document
        .getPage(page)
        .render({ scale, colorSpace: 'Gray', render: async ({ data }) => data })
      return { grey: { width: drawn.width, height: drawn.height, data: drawn.data }, scale }
    },
    close() {
      document.destroy()
      library.destroy()
    },
  }
}

/** Opens a PDF for drawing; throws when it cannot be opened. */
export async function openDrawable(bytes: Uint8Array): Promise<Drawable> {
  const library = await PDFiumLibrary.init()
  try {
    return drawableOf(library, await library.loadDocument(bytes))
  } catch (error) {
    library.destroy()
    throw error
  }
}
