import { firstDay, lastDay } from '../kernel/dates.ts'
import { dateAtoms, dateRanges, firstOf, lastOf, precisionOf, type OwnTime } from '../vietnamese/dates.ts'
import type { PlanContext } from './context.ts'
import { walk, type OutlineNode } from './outline.ts'
import type { PeriodItem, ProgrammeDocument } from './programme.ts'
import type { Span } from './source.ts'
import { passage, type PlanView } from './view.ts'

const OPENS =
  /^\s*(?:(?:giai đoạn|bước|đợt)\s+(?:\d|[ivx]+|một|hai|ba|thứ\s+\p{L}+)(?!\d)[^:]{0,40}?)?(?:[(,:-]\s*)?(?:từ\s+)?(?:năm\s+\d{4}|\d{4}\s?-\s?\d{4}\)|quý\s+[ivx\d]|tháng\s+\d{1,2}|giai đoạn\s+\d{4})/u

/** "Năm 2023: …" as a plain paragraph: with such another beside it, it is one of a row */
const YEAR_LINE = /^\s*năm\s+\d{4}(?:\s*\([^()]{1,40}\))?\s*:/u
const inYears = (view: PlanView, node: OutlineNode, beside: readonly OutlineNode[]): boolean =>
  YEAR_LINE.test(lineOf(view, node)) && beside.some((n) => n !== node && YEAR_LINE.test(lineOf(view, n)))

const lineOf = (view: PlanView, { block }: OutlineNode): string =>
  view.lower.slice(block.body, Math.min(block.end, block.body + 120))

/** The heading of a stage: "Năm 2023 (bước sơ kết):", "Giai đoạn 1 (2021 - 2022):", "Quý I/2024:". */
function stageSpan(view: PlanView, node: OutlineNode, beside: readonly OutlineNode[]): Span | null {
  if (node.block.kind === 'row') return null
  const lower = lineOf(view, node)
  if (
    !OPENS.test(lower) ||
    (node.marker === null && !/^\s*(?:giai đoạn|bước|đợt)\s/u.test(lower) && !inYears(view, node, beside))
  )
    return null
  const colon = lower.indexOf(':')
  if (colon !== -1 && colon < 90) return { start: node.block.body, end: node.block.body + colon + 1 }
  return node.heading && node.block.end - node.block.body < 90
    ? { start: node.block.body, end: node.block.end }
    : null
}

function periodOf(
  view: PlanView,
  span: Span,
  time: OwnTime,
): Pick<PeriodItem, 'from' | 'to' | 'precision'> | null {
  const lower = view.lower.slice(span.start, span.end)
  const years = /\((\d{4})\s?-\s?(\d{4})\)/u.exec(lower)
  if (years) return { from: `${years[1]}-01-01`, to: `${years[2]}-12-31`, precision: 'year' }
  const atoms = dateAtoms(lower)
  const range = dateRanges(lower, atoms)[0]
  const first = range?.from ?? atoms[0]
  const last = range?.to ?? atoms[0]
  const from = first ? firstOf(first, time) : null
  const to = last ? lastOf(last, time) : null
  if (!first || from === null || to === null) return null
  return { from: firstDay(from), to: lastDay(to), precision: precisionOf(first) ?? 'year' }
}

/** The stages of a roadmap: headings that open with a year, a quarter, a month or a numbered stage with its time. */
export function readStages({ view, outline, document }: PlanContext): readonly PeriodItem[] {
  const stages: PeriodItem[] = []
  for (const node of walk(outline)) {
    const span = stageSpan(view, node, node.parent?.children ?? outline)
    const period = span ? periodOf(view, span, timeOf(document.period)) : null
    if (!span || !period) continue
    const p = passage(view, span)
    stages.push({ ...p, ...period, id: `stage-${stages.length + 1}@${p.start}`, certainty: 'sure' })
  }
  return stages
}

const timeOf = (period: ProgrammeDocument['period']): OwnTime => ({
  from: period?.from ?? null,
  to: period?.to ?? null,
})

/** The plan's own time: the frame for dates whose year is not written. */
export function ownTime({ document }: PlanContext): OwnTime {
  const year = document.date?.slice(0, 4)
  return document.period || year === undefined ? timeOf(document.period) : { from: year, to: year }
}
