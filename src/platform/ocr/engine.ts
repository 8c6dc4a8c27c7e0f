import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, PSM, type Page } from 'tesseract.js'
import { toPgm, type Grey } from './grey.ts'

/** A recognised word, in points of the picture. */
export interface Word {
  readonly text: string
  readonly confidence: number
  readonly x0: number
  readonly x1: number
  /** the base line of the line that it stands in, and that line's height */
  readonly y: number
  readonly height: number
}
export interface Recognised {
  readonly words: readonly Word[]
  /** most words stand taller than wide: the lines run up or down */
  readonly sideways: boolean
  /** mean over the letters of all words, 0–100; 0 when there are none */
  readonly confidence: number
}
export interface Recogniser {
  read(grey: Grey): Promise<Recognised>
  close(): Promise<void>
}

/** The Vietnamese model comes with its package: nothing is downloaded, nothing is cached. */
const MODEL = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')),
  '4.0.0_best_int',
)

const TALL = 1.3

function runsSideways(page: Page): boolean {
  const words = (page.blocks ?? [])
    .flatMap((b) => b.paragraphs)
    .flatMap((p) => p.lines)
    .flatMap((l) => l.words)
  const long = words.filter((w) => w.text.length >= 3)
  const tall = long.filter(({ bbox }) => bbox.y1 - bbox.y0 > (bbox.x1 - bbox.x0) * TALL)
  return tall.length > long.length / 2
}

function wordsOf(page: Page): Word[] {
  const lines = (page.blocks ?? []).flatMap((b) => b.paragraphs).flatMap((p) => p.lines)
  return lines.flatMap((line) => {
    const y = (line.baseline.y0 + line.baseline.y1) / 2
    const height = line.bbox.y1 - line.bbox.y0
    return line.words.map((w) => ({
      text: w.text,
      confidence: w.confidence,
      x0: w.bbox.x0,
      x1: w.bbox.x1,
      y,
      height,
    }))
  })
}

function meanConfidence(words: readonly Word[]): number {
  const letters = words.reduce((n, w) => n + w.text.length, 0)
  return letters === 0 ? 0 : words.reduce((n, w) => n + w.confidence * w.text.length, 0) / letters
}

/** Starts a recogniser; it holds about 100 MB until closed. */
export async function startRecogniser(): Promise<Recogniser> {
  const worker = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: MODEL,
    cacheMethod: 'none',
    gzip: true,
  })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '200' })
  return {
    async read(grey) {
      const { data } = await worker.recognize(toPgm(grey), {}, { text: false, blocks: true })
      const words = wordsOf(data)
      return { words, sideways: runsSideways(data), confidence: meanConfidence(words) }
    },
    close: async () => void (await worker.terminate()),
  }
}
