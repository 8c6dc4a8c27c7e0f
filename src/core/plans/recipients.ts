import type { PlanContext } from './context.ts'
import { cellsIn, type Cell } from './lines.ts'
import type { Recipient } from './programme.ts'
import type { Span } from './source.ts'
import { tailOf } from './tail.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

const LABEL = /^\s*n[oơ]i nh[aậ]n\s*[:.]?\s*/iu
const KEPT = /^l[uư]u(?=\s*[:;]|\s+(?:VT|VP|HC|TH|hồ sơ|văn thư|văn phòng))\s*[:;]?\s*/iu
const PURPOSE =
  /\s*\((?:để\s+)?(?:b\/c|b\/cáo|báo cáo|t\/h|thực hiện|p\/h|phối hợp|c\/đ|chỉ đạo|biết|theo dõi|đ\/b)[^)]{0,40}\)\s*$/iu
/** what ends the list: a role in capitals, a new part of the paper */
const SIGNATURE = /^(?:(?:TM|KT|TL|TUQ|Q)\s*\.|[\p{Lu}\s.,-]{8,}$)/u

interface Draft {
  start: number
  end: number
}

/** Cuts one cell at semicolons and at the dashes that open an entry. */
function entriesOf(view: PlanView, cell: Span): Span[] {
  const plain = view.plain.slice(cell.start, cell.end)
  const cuts: Span[] = []
  let from = 0
  for (const m of plain.matchAll(/;|(?:^|\s)[-+*](?=\s*(?:\p{L}|\d))(?<=(?:^|[;,.:]\s*)[-+*])/gu)) {
    cuts.push({ start: cell.start + from, end: cell.start + m.index })
    from = m.index + m[0].length
  }
  cuts.push({ start: cell.start + from, end: cell.end })
  return cuts.filter((c) => /[\p{L}\d]/u.test(view.plain.slice(c.start, c.end)))
}

function toRecipient(view: PlanView, span: Span, ordinal: number): Recipient | null {
  let { start, end } = span
  const raw = view.plain.slice(start, end)
  start += /^[\s\-+*.,:]*/.exec(raw)?.[0].length ?? 0
  while (end > start && /[\s;,]/.test(view.plain[end - 1] ?? '')) end--
  const words = wordsOf(view, { start, end }).replace(/[;.\s/]+$/, '')
  if (words === '') return null
  const kept = KEPT.exec(words)
  const name = words
    .slice(kept?.[0].length ?? 0)
    .replace(kept ? /\s*\(\d+\s*(?:bản|b)?\)?\s*$/u : PURPOSE, '')
  const item = {
    ...passage(view, { start, end: kept ? end : endOf(view, start, end) }),
    id: `recipient-${ordinal}@${start}`,
    certainty: 'sure' as const,
    name,
  }
  return kept ? { ...item, purpose: 'lưu' } : item
}

const endOf = (view: PlanView, start: number, end: number): number => {
  let e = end
  while (e > start && /[.\s/]/.test(view.plain[e - 1] ?? '')) e--
  return e
}

/** The cells of the list: one column, from "Nơi nhận" until a signature, the end of "Lưu", or the end of the tail. */
function listed(view: PlanView, from: number, to: number): Span[] {
  const cells = cellsIn(view, { start: from, end: to }, 80)
  const head = cells[0]
  if (!head) return []
  const drafts: Draft[] = []
  let open = false
  const take = (cell: Cell, skip: number): void => {
    for (const [i, entry] of entriesOf(view, { start: cell.start + skip, end: cell.end }).entries()) {
      const last = drafts.at(-1)
      const starts = /^\s*[-+*]/.test(view.plain.slice(cell.start + skip, cell.end))
      if (i === 0 && open && last && !starts && !KEPT.test(cell.words)) last.end = entry.end
      else drafts.push({ ...entry })
    }
    open = !/[;.]\s*$/.test(cell.words)
  }
  take(head, LABEL.exec(view.plain.slice(head.start, head.end))?.[0].length ?? 0)
  for (const cell of cells.slice(1)) {
    if (cell.column !== head.column && cells.some((c) => c.line === cell.line && c.column === head.column))
      continue
    if (SIGNATURE.test(cell.words) && !/^[-+*]/.test(cell.words)) break
    const done = drafts.at(-1)
    const kept =
      done !== undefined && KEPT.test(view.plain.slice(done.start, done.end).replace(/^[\s\-+*]+/, ''))
    if (kept && (!open || cell.gap)) break
    if (cell.gap && drafts.length > 0 && !/^[-+*]/.test(cell.words) && !open) break
    take(cell, 0)
  }
  return drafts
}

const ADDRESSED = /(?<![\p{L}])kính gửi\s*:?/u

/** "Kính gửi": to whom a letter speaks. */
function addressed(view: PlanView, until: number): Span[] {
  const m = ADDRESSED.exec(view.lower.slice(0, Math.min(until, 4000)))
  if (!m) return []
  const from = m.index + m[0].length
  const spans: Span[] = []
  for (const cell of cellsIn(view, { start: from, end: Math.min(until, from + 1500) }, 12)) {
    const bullet = /^[-+*]/.test(cell.words)
    if (spans.length > 0 && !bullet) break
    spans.push(...entriesOf(view, cell))
    if (!bullet && /[.]$/.test(cell.words)) break
  }
  return spans
}

const AS_ABOVE = /^như (?:trên|kính gửi|đề gửi)/iu

/** Whom the paper goes to, in order; the archive's entry carries the purpose "lưu". */
export function readRecipients({ view, outline }: PlanContext): readonly Recipient[] {
  const tail = tailOf(view, outline)
  const to = addressed(view, tail.recipients === -1 ? tail.end : tail.recipients)
  const list = tail.recipients === -1 ? [] : listed(view, tail.recipients, tail.end)
  const entries = list.flatMap((span, i) => toRecipient(view, span, i + 1) ?? [])
  const as = entries.findIndex((r) => AS_ABOVE.test(r.name))
  const [above] = entries.slice(as, as + 1)
  if (as === -1 || !above || to.length === 0)
    return [...to, ...list].flatMap((span, i) => toRecipient(view, span, i + 1) ?? [])
  // "Như trên" already stands for those whom the letter addresses: one entry, with their names
  const names = to.map((span) => wordsOf(view, span).replace(/^[\s\-+*.,:]+|[;.\s]+$/g, ''))
  return entries.with(as, { ...above, note: `Kính gửi: ${names.join('; ')}` })
}
