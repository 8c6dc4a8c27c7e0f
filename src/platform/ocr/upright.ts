import type { Recognised, Recogniser } from './engine.ts'
import { inkShare, liesOnSide, turned, type Grey, type Turn } from './grey.ts'

export interface Upright {
  readonly recognised: Recognised
  readonly grey: Grey
  readonly turn: Turn
}

/** A sheet with less ink than a page number has nothing to read. */
const BLANK = 0.0004
/** A page read the right way up is surer than this, unless it is poor. */
const SURE = 68
const BAND = 0.22
const BANDS = 8
const NOTHING: Recognised = { words: [], sideways: false, confidence: 0 }

/** The strip of a page with the most ink: enough to tell which way up it is, in a fraction of the time. */
function bandOf({ width, height, data }: Grey): Grey {
  const rows = Math.max(1, Math.floor(height * BAND))
  const bands = Array.from({ length: BANDS }, (_, i): Grey => {
    const from = Math.floor(((height - rows) * i) / (BANDS - 1))
    return { width, height: rows, data: data.subarray(from * width, (from + rows) * width) }
  })
  const inks = bands.map(inkShare)
  return bands[inks.indexOf(Math.max(...inks))] ?? { width, height, data }
}

/** The recogniser reads lines that run up the page as surely as others, but their words then stand in the wrong places. */
const surenessOf = ({ confidence, sideways }: Recognised): number => (sideways ? 0 : confidence)

async function bestTurn(recogniser: Recogniser, grey: Grey, turns: readonly Turn[]): Promise<Turn | null> {
  let best: { turn: Turn | null; sureness: number } = { turn: null, sureness: 0 }
  for (const turn of turns) {
    const sureness = surenessOf(await recogniser.read(bandOf(turned(grey, turn))))
    if (sureness > best.sureness) best = { turn, sureness }
    if (sureness >= SURE) break
  }
  return best.turn
}

/** Reads a page, turning it when it lies on its side or stands on its head. */
export async function readUpright(recogniser: Recogniser, grey: Grey): Promise<Upright> {
  if (inkShare(grey) < BLANK) return { recognised: NOTHING, grey, turn: 0 }
  const side = liesOnSide(grey)
  const asItLies = side ? null : await recogniser.read(grey)
  if (asItLies && surenessOf(asItLies) >= SURE) return { recognised: asItLies, grey, turn: 0 }
  const turn = await bestTurn(recogniser, grey, side || asItLies?.sideways ? [90, 270, 180] : [180, 90, 270])
  const upright = turn === null ? null : turned(grey, turn)
  const second = upright && (await recogniser.read(upright))
  if (upright && second && turn !== null && (!asItLies || surenessOf(second) > surenessOf(asItLies) + 5))
    return { recognised: second, grey: upright, turn }
  return { recognised: asItLies ?? (await recogniser.read(grey)), grey, turn: 0 }
}
