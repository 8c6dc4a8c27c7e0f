import type { Rules } from '../pdf/items.ts'
import type { Grey } from './grey.ts'

const DARK = 150
/** a ruled line is at least so long, in shares of the page's width, and bridges so many light points */
const LEAST = 0.035
const BRIDGE = 2

interface Run {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Follows one line of points: dark ones make a run, a few light ones do not end it. */
interface Track {
  from: number
  light: number
}

function step(track: Track, dark: boolean, i: number): { readonly from: number; readonly to: number } | null {
  if (dark) {
    if (track.from < 0) track.from = i
    track.light = 0
    return null
  }
  if (track.from < 0 || ++track.light <= BRIDGE) return null
  const run = { from: track.from, to: i - track.light + 1 }
  track.from = -1
  track.light = 0
  return run
}

/** Long dark runs across and down; runs on neighbouring lines of points are one ruled line. */
function runsOf({ width, height, data }: Grey, least: number): { across: Run[]; down: Run[] } {
  const across: Run[] = []
  const down: Run[] = []
  const columns: Track[] = Array.from({ length: width }, () => ({ from: -1, light: 0 }))
  for (let y = 0; y < height; y++) {
    const row: Track = { from: -1, light: 0 }
    const start = y * width
    for (let x = 0; x < width; x++) {
      const dark = (data[start + x] ?? 255) < DARK
      const column = columns[x]
      if (!dark && row.from < 0 && column && column.from < 0) continue
      const right = step(row, dark, x)
      if (right && right.to - right.from >= least) across.push({ at: y, ...right })
      const below = column ? step(column, dark, y) : null
      if (below && below.to - below.from >= least) down.push({ at: x, ...below })
    }
  }
  return { across: thinned(across), down: thinned(down.sort((a, b) => a.at - b.at)) }
}

function thinned(found: readonly Run[]): Run[] {
  const kept: Run[] = []
  for (const run of found) {
    const same = kept.findLastIndex((k) => run.at - k.at <= 4 && run.from < k.to && run.to > k.from)
    const other = kept[same]
    if (other)
      kept[same] = { at: run.at, from: Math.min(other.from, run.from), to: Math.max(other.to, run.to) }
    else kept.push(run)
  }
  return kept
}

/** The ruled lines of a drawn page, in points (`scale`: points of the picture a point of the page). */
export function rulesOf(grey: Grey, scale: number): Rules {
  const least = grey.width * LEAST
  const { across, down } = runsOf(grey, least)
  return {
    horizontal: across.map((r) => ({ y: r.at / scale, x0: r.from / scale, x1: r.to / scale })),
    vertical: down.map((r) => ({ x: r.at / scale, y0: r.from / scale, y1: r.to / scale })),
  }
}
