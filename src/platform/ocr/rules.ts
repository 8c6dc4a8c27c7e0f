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

/** Long dark runs along one direction; runs on neighbouring rows of points are one line. */
function runs(grey: Grey, upright: boolean, least: number): Run[] {
  const { width, data } = grey
  const [outer, inner] = upright ? [grey.width, grey.height] : [grey.height, grey.width]
  const found: Run[] = []
  const isDark = (o: number, i: number): boolean => (data[upright ? i * width + o : o * width + i] ?? 255) < DARK
  for (let o = 0; o < outer; o++) {
    let from = -1
    let light = 0
    for (let i = 0; i <= inner; i++) {
      if (i < inner && isDark(o, i)) {
        if (from < 0) from = i
        light = 0
      } else if (from >= 0 && (++light > BRIDGE || i === inner)) {
        const to = i - light
        if (to - from >= least) found.push({ at: o, from, to })
        from = -1
        light = 0
      }
    }
  }
  return thinned(found)
}

function thinned(found: readonly Run[]): Run[] {
  const kept: Run[] = []
  for (const run of found) {
    const same = kept.findLastIndex((k) => run.at - k.at <= 4 && run.from < k.to && run.to > k.from)
    const other = kept[same]
    if (other) kept[same] = { at: run.at, from: Math.min(other.from, run.from), to: Math.max(other.to, run.to) }
    else kept.push(run)
  }
  return kept
}

/** The ruled lines of a drawn page, in points (`scale`: points of the picture a point of the page). */
export function rulesOf(grey: Grey, scale: number): Rules {
  const least = grey.width * LEAST
  return {
    horizontal: runs(grey, false, least).map((r) => ({ y: r.at / scale, x0: r.from / scale, x1: r.to / scale })),
    vertical: runs(grey, true, least).map((r) => ({ x: r.at / scale, y0: r.from / scale, y1: r.to / scale })),
  }
}
