import { walk } from '../outline.ts'
import type { Span } from '../source.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

function openQuote(plain: string, block: Span): Span | null {
  let open = -1
  let straight = -1
  for (let i = block.start; i < block.end; i++) {
    const c = plain[i]
    if (c === '“') {
      if (open >= 0) return { start: open, end: i }
      open = i
    } else if (c === '”' || (c === '"' && open >= 0)) {
      if (open < 0 && straight < 0) return { start: Math.max(block.start, i - 40), end: i + 1 }
      ;[open, straight] = [-1, -1]
    } else if (c === '"') straight = straight < 0 ? i : -1
  }
  const at = open >= 0 ? open : straight
  return at < 0 ? null : { start: at, end: Math.min(block.end, at + 60) }
}

function find({ context }: CheckInput): Finding[] {
  return [...walk(context.outline)].flatMap((node) => {
    const at = openQuote(context.view.plain, node.body)
    return at
      ? [
          {
            at,
            message: 'Dấu ngoặc kép không đủ cặp, nên không rõ tên dừng ở đâu.',
            mend: 'Thêm dấu mở “ hoặc dấu đóng ” còn thiếu.',
          },
        ]
      : []
  })
}

/** L15: quotation marks come in pairs. */
export const quotes: CheckDefinition = {
  code: 'L15',
  severity: 'should',
  title: 'Dấu ngoặc kép không đủ cặp',
  meaning: 'Trong một đoạn có dấu ngoặc kép mở mà không đóng, hoặc đóng mà không mở.',
  basis: null,
  find,
}
