import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { convertLegacyLines, guessLegacy } from '../../core/vietnamese/encodings.ts'
import { LIMITS } from '../files/limits.ts'
import type { OnProgress } from '../files/progress.ts'
import { REMARKS } from '../files/remarks.ts'
import type { Draft } from '../files/textBuilder.ts'
import { readSheets, type Sheet } from '../ocr/scan.ts'
import { rulesOf } from '../ocr/rules.ts'
import { openDrawable, type Drawable } from './drawing.ts'
import { rowsOf, textOf, type Page } from './items.ts'
import { openTextLayer, type TextLayer } from './layer.ts'
import { printPages } from './print.ts'

/** A page with fewer letters may be a picture under a digital signature's stamp. */
const FEW_LETTERS = 200
const SCAN_DPI = 200
/** enough to see the ruled lines of a table */
const RULES_DPI = 96
const OFFICIAL = /cộng\s+h(?:òa|oà)\s+xã|độc lập\s*[-–]|số\s*:|nơi nhận|lưu\s*:|^\s*-|giám đốc|chủ tịch/iu

const lettersOf = (page: Page): number => page.items.reduce((n, i) => n + i.text.trim().length, 0)

/** A line with a wide gap, the head's and the signature's aside, may be a table's. */
const looksTabular = (page: Page): boolean =>
  rowsOf(page.items).some(
    (r) => r.segments.length > 1 && !OFFICIAL.test(r.segments.map((s) => textOf(s.items)).join(' ')),
  )

/** Pictures are decoded only where a page needs it: once, on first use. */
function onFirstUse(bytes: Uint8Array): { get(): Promise<Drawable>; close(): void } {
  let opened: Drawable | null = null
  return {
    get: async () => (opened ??= await openDrawable(bytes)),
    close: () => opened?.close(),
  }
}
type Drawing = ReturnType<typeof onFirstUse>

async function pagesOf(layer: TextLayer, drawing: Drawing): Promise<{ pages: Page[]; scanned: number[] }> {
  const pages: Page[] = []
  const scanned: number[] = []
  for (let i = 0; i < layer.pages; i++) {
    const page = await layer.page(i)
    if (lettersOf(page) < FEW_LETTERS && (await drawing.get()).hasPicture(i)) scanned.push(i)
    if (looksTabular(page)) {
      const { grey, scale } = await (await drawing.get()).draw(i, RULES_DPI)
      pages.push({ ...page, rules: rulesOf(grey, scale) })
    } else pages.push(page)
  }
  return { pages, scanned }
}

async function recognise(
  name: string,
  pages: Page[],
  scanned: readonly number[],
  drawing: Drawing,
  onProgress: OnProgress,
): Promise<Result<readonly string[]>> {
  if (scanned.length === 0) return ok([])
  if (scanned.length > LIMITS.scannedPages)
    return refuse('file.too-many-pages', { name, pages: scanned.length, limit: LIMITS.scannedPages })
  const drawable = await drawing.get()
  const sheets = scanned.map((i): Sheet => ({ number: i + 1, draw: () => drawable.draw(i, SCAN_DPI) }))
  const typed = pages.reduce((n, p) => n + lettersOf(p), 0)
  const scan = await readSheets(name, sheets, onProgress)
  // a logo or a stamp that cannot be read does not spoil a document that has its text
  if (!scan.ok) return typed >= FEW_LETTERS ? ok([]) : scan
  for (const [number, page] of scan.value.pages) {
    const own = pages[number - 1]
    if (own && lettersOf(page) > lettersOf(own)) pages[number - 1] = page
  }
  return ok(scan.value.remarks)
}

/** Old fonts leave old letters in the text layer: brings them to Unicode and says so. */
function toUnicode(pages: Page[]): readonly string[] {
  const guess = guessLegacy(
    pages
      .map((p) =>
        rowsOf(p.items)
          .map((r) => r.segments.map((s) => textOf(s.items)).join(' '))
          .join('\n'),
      )
      .join('\n'),
  )
  if (guess === null) return []
  pages.forEach(
    (page, i) =>
      (pages[i] = {
        ...page,
        items: page.items.map((item) => ({ ...item, text: convertLegacyLines(item.text, guess) })),
      }),
  )
  return [REMARKS.converted(guess)]
}

function refusalOf(name: string, error: unknown): Result<never> {
  const kind = error instanceof Error ? error.name : ''
  if (kind === 'PasswordException') return refuse('file.encrypted', { name })
  return refuse('file.damaged', { name, detail: error instanceof Error ? error.message : String(error) })
}

/**
 * Reads a PDF: the text layer where there is one, pictures of pages by recognition. Refuses `file.encrypted`, `file.damaged`,
 * `file.too-many-pages`, `file.no-text`, `file.unreadable-scan`.
 */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  onProgress: OnProgress,
): Promise<Result<Draft>> {
  let layer: TextLayer
  try {
    layer = await openTextLayer(bytes)
  } catch (error) {
    return refusalOf(name, error)
  }
  const drawing = onFirstUse(bytes)
  try {
    if (layer.pages > LIMITS.pages)
      return refuse('file.too-many-pages', { name, pages: layer.pages, limit: LIMITS.pages })
    const { pages, scanned } = await pagesOf(layer, drawing)
    const converted = toUnicode(pages)
    const remarks = await recognise(name, pages, scanned, drawing, onProgress)
    return remarks.ok ? ok(printPages(pages, [...converted, ...remarks.value])) : remarks
  } finally {
    drawing.close()
    await layer.close()
  }
}
