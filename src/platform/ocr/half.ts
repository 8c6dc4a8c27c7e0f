import { ok, type Result } from '../../core/kernel/result.ts'
import type { OnProgress } from '../files/progress.ts'
import type { Draft } from '../files/textBuilder.ts'
import type { Page } from '../pdf/items.ts'
import { printPages } from '../pdf/print.ts'
import { readSheets } from './scan.ts'
import type { Sheet } from './sheet.ts'

/**
 * A document half read: its typed pages, and pictures of the others. Drawing and recognising need much memory each, so a server does the
 * second half in a fresh process, when the first has given its memory back.
 */
export interface Half {
  readonly pages: readonly Page[]
  readonly sheets: readonly Sheet[]
  readonly remarks: readonly string[]
}

/** As many letters on typed pages make a document readable, whatever its logos and stamps say. */
const ENOUGH_LETTERS = 200

export const lettersOf = (page: Page): number => page.items.reduce((n, i) => n + i.text.trim().length, 0)

/** Recognises what is left and prints the whole. Refuses as `readSheets` does, unless the typed pages suffice. */
export async function finishHalf(name: string, half: Half, onProgress: OnProgress): Promise<Result<Draft>> {
  if (half.sheets.length === 0) return ok(printPages(half.pages, half.remarks))
  const scan = await readSheets(name, half.sheets, onProgress)
  if (!scan.ok) {
    const typed = half.pages.reduce((n, p) => n + lettersOf(p), 0)
    return typed >= ENOUGH_LETTERS ? ok(printPages(half.pages, half.remarks)) : scan
  }
  const pages = half.pages.map((own, i) => {
    const read = scan.value.pages.get(i + 1)
    return read && lettersOf(read) > lettersOf(own) ? read : own
  })
  return ok(printPages(pages, [...half.remarks, ...scan.value.remarks]))
}
