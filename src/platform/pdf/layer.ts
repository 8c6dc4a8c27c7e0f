import { getDocumentProxy } from 'unpdf'
import type { PageItem } from './items.ts'

/** The text layer of a PDF, page by page. */
export interface TextLayer {
  readonly pages: number
  page(
    index: number,
  ): Promise<{ readonly width: number; readonly height: number; readonly items: readonly PageItem[] }>
  /** the file's bytes, copied out of the library, which keeps what it was given */
  bytes(): Promise<Uint8Array>
  close(): Promise<void>
}

type Matrix = readonly [number, number, number, number, number, number]

const isMatrix = (m: readonly number[]): m is Matrix => m.length === 6

function itemOf(
  raw: { str: string; transform: readonly number[]; width: number },
  view: Matrix,
): PageItem | null {
  const m = raw.transform
  if (!isMatrix(m) || raw.str.trim() === '') return null
  const along = { x: view[0] * m[0] + view[2] * m[1], y: view[1] * m[0] + view[3] * m[1] }
  // letters that run up or down the page: stamps at its side
  if (Math.abs(along.y) > Math.abs(along.x)) return null
  const x0 = view[0] * m[4] + view[2] * m[5] + view[4]
  const y = view[1] * m[4] + view[3] * m[5] + view[5]
  return { text: raw.str, x0, x1: x0 + raw.width, y, size: Math.hypot(m[2], m[3]) || 1 }
}

/** Opens a PDF's text; throws what the library throws (`PasswordException`, `InvalidPDFException`). The bytes are handed over. */
export async function openTextLayer(bytes: Uint8Array): Promise<TextLayer> {
  // the library takes the whole buffer: a view on a part of one is copied
  const whole = bytes.byteLength === bytes.buffer.byteLength
  const own = whole ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes)
  const document = await getDocumentProxy(own, { verbosity: 0 })
  return {
    pages: document.numPages,
    async page(index) {
      const page = await document.getPage(index + 1)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const content = await page.getTextContent({ disableNormalization: true })
      const view: Matrix = isMatrix(transform) ? transform : [1, 0, 0, -1, 0, height]
      const items = content.items.flatMap((raw) => ('str' in raw ? (itemOf(raw, view) ?? []) : []))
      page.cleanup()
      return { width, height, items }
    },
    bytes: () => document.getData(),
    close: async () => void (await document.loadingTask.destroy()),
  }
}
