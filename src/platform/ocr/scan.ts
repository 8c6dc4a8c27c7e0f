import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { spellingOf } from '../../core/vietnamese/syllables.ts'
import { collectGarbage } from '../files/collect.ts'
import { REMARKS } from '../files/remarks.ts'
import type { OnProgress } from '../files/progress.ts'
import type { Page, PageItem } from '../pdf/items.ts'
import { startRecogniser, type Recognised, type Recogniser } from './engine.ts'
import type { Grey } from './grey.ts'
import { rulesOf } from './rules.ts'
import { unpackSheet, type Sheet } from './sheet.ts'
import { readUpright } from './upright.ts'

export interface Scan {
  /** by the sheet's number */
  readonly pages: ReadonlyMap<number, Page>
  readonly remarks: readonly string[]
}

/** A reading less sure than this, or with fewer Vietnamese syllables, is refused: what it says cannot be relied on. */
const LEAST_CONFIDENCE = 50
const LEAST_SYLLABLES = 0.35
/** Specks and table lines that look like signs to the recogniser. */
const NOISE = /^[|_~—–\-.,'‘’"“”:;°•«»\\/\][(){}<>*=]+$/
const NOISE_CONFIDENCE = 40
const LETTER_OF_LINE = 0.75

const isNoise = ({ text, confidence }: { text: string; confidence: number }): boolean =>
  /^[|_]+$/.test(text) || (NOISE.test(text) && confidence < NOISE_CONFIDENCE)

/** Lines of one size print with differing heights (no tall letters, no marks below): those near the usual height have it. */
function sizer(words: readonly { height: number }[]): (height: number) => number {
  const heights = words.map((w) => w.height).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  return (height) => (height > usual * 0.6 && height < usual * 1.6 ? usual : height) * LETTER_OF_LINE
}

function pageOf(recognised: Recognised, grey: Grey, scale: number): Page {
  const words = recognised.words.filter((w) => !isNoise(w))
  const size = sizer(words)
  const items = words.map((w): PageItem => ({
    text: w.text,
    confidence: w.confidence,
    x0: w.x0 / scale,
    x1: w.x1 / scale,
    y: w.y / scale,
    size: size(w.height) / scale,
  }))
  return { width: grey.width / scale, height: grey.height / scale, items, rules: rulesOf(grey, scale) }
}

interface Tally {
  readonly pages: Map<number, Page>
  readonly remarks: string[]
  words: string[]
  letters: number
  sum: number
}

async function readSheet(recogniser: Recogniser, sheet: Sheet, tally: Tally): Promise<void> {
  const upright = await readUpright(recogniser, unpackSheet(sheet))
  const { words, confidence } = upright.recognised
  if (upright.turn !== 0) tally.remarks.push(REMARKS.turned(sheet.number, upright.turn))
  if (words.length === 0) tally.remarks.push(REMARKS.poorPage(sheet.number))
  const letters = words.reduce((n, w) => n + w.text.length, 0)
  tally.letters += letters
  tally.sum += confidence * letters
  tally.words.push(...words.map((w) => w.text))
  tally.pages.set(sheet.number, pageOf(upright.recognised, upright.grey, sheet.scale))
}

/** Recognises sheets one by one. Refuses `file.no-text` when all are blank, `file.unreadable-scan` when what was read is guesswork. */
export async function readSheets(
  name: string,
  sheets: readonly Sheet[],
  onProgress: OnProgress,
): Promise<Result<Scan>> {
  const tally: Tally = { pages: new Map(), remarks: [], words: [], letters: 0, sum: 0 }
  const recogniser = await startRecogniser()
  try {
    onProgress(0, sheets.length)
    for (const [done, sheet] of sheets.entries()) {
      await readSheet(recogniser, sheet, tally)
      onProgress(done + 1, sheets.length)
      collectGarbage()
    }
  } finally {
    await recogniser.close()
  }
  if (tally.letters === 0) return refuse('file.no-text', { name, pages: sheets.length })
  const confidence = tally.sum / tally.letters
  const { words, syllables } = spellingOf(tally.words.join(' '))
  if (confidence < LEAST_CONFIDENCE || (words > 0 && syllables / words < LEAST_SYLLABLES && confidence < 80))
    return refuse('file.unreadable-scan', { name, confidence: Math.round(confidence) })
  return ok({ pages: tally.pages, remarks: [REMARKS.scanned(sheets.length), ...tally.remarks] })
}
