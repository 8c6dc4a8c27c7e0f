import type { PlanSource } from '../../core/plans/source.ts'

export type Style = PlanSource['styles'][number]['style']

/** What a reader of some kind of file makes of it; open.ts adds the name and the hash. */
export type Draft = Pick<PlanSource, 'text' | 'pages' | 'styles' | 'doubts' | 'remarks'>

/** Text put together piece by piece, with what is known of each piece, offsets kept. */
export interface TextBuilder {
  readonly length: number
  /** `text` joins what stands; it must be NFC on its own */
  add(text: string, styles?: readonly Style[]): void
  /** ends the line that stands; `blank` leaves an empty line after it */
  endLine(blank: boolean): void
  doubt(start: number, end: number, confidence: number): void
  page(): void
  remark(words: string): void
  done(): Draft
}

const ONLY_SPACE = /^\s*$/

export function textBuilder(): TextBuilder {
  const parts: string[] = []
  const styles: { start: number; end: number; style: Style }[] = []
  const last = new Map<Style, { start: number; end: number; style: Style }>()
  const doubts: { start: number; end: number; confidence: number }[] = []
  const pages: number[] = []
  const remarks = new Set<string>()
  let length = 0
  let breaks = 2

  function mark(style: Style, start: number, end: number): void {
    const open = last.get(style)
    if (open && open.end >= start - 1) {
      open.end = end
      return
    }
    const fresh = { start, end, style }
    last.set(style, fresh)
    styles.push(fresh)
  }

  return {
    get length() {
      return length
    },
    add(text, with_ = []) {
      if (text === '') return
      parts.push(text)
      for (const style of with_)
        if (!ONLY_SPACE.test(text) || last.get(style)?.end === length)
          mark(style, length, length + text.length)
      length += text.length
      breaks = 0
    },
    endLine(blank) {
      const wanted = blank ? 2 : 1
      if (breaks >= wanted) return
      parts.push('\n'.repeat(wanted - breaks))
      length += wanted - breaks
      breaks = wanted
    },
    doubt: (start, end, confidence) => void doubts.push({ start, end, confidence }),
    page() {
      if (pages.at(-1) !== length) pages.push(length)
    },
    remark: (words) => void remarks.add(words),
    done: () => ({
      text: parts.join(''),
      pages,
      styles: styles.sort((a, b) => a.start - b.start),
      doubts,
      remarks: [...remarks],
    }),
  }
}
