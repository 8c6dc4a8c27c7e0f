/** A picture in shades of grey, row by row, 0 black to 255 white. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export type Turn = 0 | 90 | 180 | 270

/** The picture turned clockwise. */
export function turned(grey: Grey, by: Turn): Grey {
  if (by === 0) return grey
  const { width: w, height: h, data } = grey
  const out = new Uint8Array(data.length)
  if (by === 180) {
    for (let i = 0, last = data.length - 1; i <= last; i++) out[i] = data[last - i] ?? 255
    return { width: w, height: h, data: out }
  }
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const to = by === 90 ? x * h + (h - 1 - y) : (w - 1 - x) * h + y
      out[to] = data[y * w + x] ?? 255
    }
  }
  return { width: h, height: w, data: out }
}

/** Binary PGM, which the recogniser takes as it is. */
export function toPgm({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data])
}

const STEP = 2

/** How sharply rows of a picture alternate between ink and paper: high along lines of text, low across them. */
function alternation(grey: Grey, across: boolean): number {
  const { width, height, data } = grey
  const [outer, inner] = across ? [width, height] : [height, width]
  let sum = 0
  let before = -1
  for (let o = 0; o < outer; o += STEP) {
    let ink = 0
    for (let i = 0; i < inner; i += STEP) ink += 255 - (data[across ? i * width + o : o * width + i] ?? 255)
    const mean = ink / (inner / STEP)
    if (before >= 0) sum += (mean - before) ** 2
    before = mean
  }
  return sum / (outer / STEP)
}

/** Whether lines of text seem to run up and down. */
export const liesOnSide = (grey: Grey): boolean => alternation(grey, true) > alternation(grey, false) * 1.3

const DARK = 128

/** Share of points with ink: nothing on a blank sheet. */
export function inkShare({ data }: Grey): number {
  let dark = 0
  for (let i = 0; i < data.length; i += 3) if ((data[i] ?? 255) < DARK) dark++
  return dark / (data.length / 3)
}

/** The picture made smaller, each point the mean of those it stands for. A `factor` of 1 or less leaves it. */
export function shrunk(grey: Grey, factor: number): Grey {
  if (factor <= 1) return grey
  const width = Math.max(1, Math.floor(grey.width / factor))
  const height = Math.max(1, Math.floor(grey.height / factor))
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [
      Math.floor(y * factor),
      Math.max(Math.floor((y + 1) * factor), Math.floor(y * factor) + 1),
    ]
    for (let x = 0; x < width; x++) {
      const [left, right] = [
        Math.floor(x * factor),
        Math.max(Math.floor((x + 1) * factor), Math.floor(x * factor) + 1),
      ]
      let sum = 0
      for (let v = top; v < bottom; v++)
        for (let u = left; u < right; u++) sum += grey.data[v * grey.width + u] ?? 255
      data[y * width + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return { width, height, data }
}
