import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { convertLegacyLines, guessLegacy } from '../../core/vietnamese/encodings.ts'
import { collectGarbage } from '../files/collect.ts'
import { LIMITS } from '../files/limits.ts'
import { REMARKS } from '../files/remarks.ts'
import { lettersOf, type Half } from '../ocr/half.ts'
import { packSheet, type Sheet } from '../ocr/sheet.ts'
import { rulesOf } from '../ocr/rules.ts'
import { openDrawable, type Drawable } from './drawing.ts'
import { rowsOf, textOf, type Page } from './items.ts'
import { openTextLayer, type TextLayer } from './layer.ts'

/** A page with fewer letters may be a picture under a digital signature's stamp. */
const FEW_LETTERS = 200
const SCAN_DPI = 200
/** Of a file of this size the library's copy is worth collecting before the next is made. */
const HEAVY_BYTES = 4 * 1024 * 1024
/** enough to see the ruled lines of a table */
const RULES_DPI = 96
const OFFICIAL = /cộng\s+h(?:òa|oà)\s+xã|độc lập\s*[-–]|số\s*:|nơi nhận|lưu\s*:|^\s*-|giám đốc|chủ tịch/iu

/** A line with a wide gap, the head's and the signature's aside, may be a table's. */
const looksTabular = (page: Page): boolean =>
  rowsOf(page.items).some(
    (r) => r.segments.length > 1 && !OFFICIAL.test(r.segments.map((s) => textOf(s.items)).join(' ')),
  )

async function typedPages(layer: TextLayer): Promise<Page[]> {
  const pages: Page[] = []
  for (let i = 0; i < layer.pages; i++) pages.push(await layer.page(i))
  return pages
}

const isBare = (page: Page): boolean => lettersOf(page) < FEW_LETTERS

/** Looks at the pages that may hold a table, for its lines, and at those that may be pictures, to have them recognised. */
async function drawPages(pages: Page[], drawable: Drawable): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const [i, page] of pages.entries()) {
    if (looksTabular(page)) {
      const { grey, scale } = await drawable.draw(i, RULES_DPI)
      pages[i] = { ...page, rules: rulesOf(grey, scale) }
    }
    if (!isBare(page) || !drawable.hasPicture(i)) continue
    if (sheets.length < LIMITS.scannedPages) {
      const { grey, scale } = await drawable.draw(i, SCAN_DPI)
      sheets.push(packSheet(i + 1, grey, scale))
      collectGarbage()
    } else sheets.push({ number: i + 1, width: 0, height: 0, scale: 1, packed: new Uint8Array() })
  }
  return sheets
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

interface Typed {
  readonly pages: Page[]
  /** the file again, when some page must be looked at */
  readonly bytes: Uint8Array | null
}

async function readLayer(name: string, bytes: Uint8Array): Promise<Result<Typed>> {
  const layer = await openTextLayer(bytes)
  try {
    if (layer.pages > LIMITS.pages)
      return refuse('file.too-many-pages', { name, pages: layer.pages, limit: LIMITS.pages })
    const pages = await typedPages(layer)
    const draws = pages.some((page) => isBare(page) || looksTabular(page))
    return ok({ pages, bytes: draws ? await layer.bytes() : null })
  } finally {
    await layer.close()
  }
}

interface Opened {
  readonly pages: Page[]
  readonly drawable: Drawable | null
}

/** Each library holds the whole file: the text layer is closed, and its copy collected, before the next opens; ours goes with this call. */
async function openPages(name: string, bytes: Uint8Array): Promise<Result<Opened>> {
  const heavy = bytes.length > HEAVY_BYTES
  const typed = await readLayer(name, bytes)
  if (!typed.ok) return typed
  if (heavy) collectGarbage()
  return ok({
    pages: typed.value.pages,
    drawable: typed.value.bytes && (await openDrawable(typed.value.bytes)),
  })
}

async function sheetsOf(pages: Page[], drawable: Drawable | null): Promise<Sheet[]> {
  try {
    return drawable ? await drawPages(pages, drawable) : []
  } finally {
    drawable?.close()
  }
}

/**
 * Reads a PDF's text layer, and draws the pages that are pictures. The bytes are handed over. Refuses `file.encrypted`, `file.damaged`,
 * `file.too-many-pages`.
 */
export async function drawPdf(name: string, bytes: Uint8Array): Promise<Result<Half>> {
  try {
    const opened = await openPages(name, bytes)
    if (!opened.ok) return opened
    const { pages, drawable } = opened.value
    const sheets = await sheetsOf(pages, drawable)
    if (sheets.length > LIMITS.scannedPages)
      return refuse('file.too-many-pages', { name, pages: sheets.length, limit: LIMITS.scannedPages })
    return ok({ remarks: toUnicode(pages), pages, sheets })
  } catch (error) {
    return refusalOf(name, error)
  }
}
