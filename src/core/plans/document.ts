import { dateAtoms, dateRanges, firstOf, lastOf, type OwnTime } from '../vietnamese/dates.ts'
import { firstDay, lastDay } from '../kernel/dates.ts'
import { datedIn, readHead, type Head } from './head.ts'
import { remembers } from './memories.ts'
import { readIssuer } from './issuer.ts'
import { walk, type OutlineNode } from './outline.ts'
import type { Passage, ProgrammeDocument } from './programme.ts'
import { readSigner } from './signer.ts'
import { tailOf } from './tail.ts'
import { passage, type PlanView } from './view.ts'

const SECTIONS = new Set(['part', 'chapter', 'section', 'article', 'capital', 'roman', 'number'])

/** Where the first section begins: what stands before it announces the plan. */
export function bodyStartOf(
  head: Pick<Head, 'end'>,
  outline: readonly OutlineNode[],
  textLength: number,
): number {
  let first = -1
  for (const node of walk(outline)) {
    if (node.start < head.end) continue
    if (node.marker && SECTIONS.has(node.marker.kind)) return node.start
    if (first === -1) first = node.start
  }
  // a call or a letter without sections is all body
  return first === -1 ? textLength : first
}

const NO_TIME: OwnTime = { from: null, to: null }

/** The time the plan is for: the school year, years, year, half-year, quarter or month of its title, else of its announcement. */
function periodIn(view: PlanView, start: number, end: number): ProgrammeDocument['period'] {
  const lower = view.lower.slice(start, end)
  const atoms = dateAtoms(lower)
  // "(19/8/1945 - 19/8/2025)" is a memory, not the plan's time
  const range = dateRanges(lower, atoms).find((r) => !remembers(lower, r.start, r.end, r))
  if (range?.from && range.from.year !== null && range.to.year !== null) {
    const [from, to] = [firstOf(range.from, NO_TIME), lastOf(range.to, NO_TIME)]
    if (from !== null && to !== null)
      return {
        from,
        to,
        precision: range.from.unit === 'day' ? 'day' : range.from.unit === 'month' ? 'month' : 'year',
      }
  }
  const own = atoms.filter((a) => a.year !== null && a.unit !== 'day')
  const school = own.find((a) => a.unit === 'school-year')
  // a school year runs from September to May (law on education leaves the days to the minister)
  if (school) return { from: `${school.year}-09`, to: `${school.year2}-05`, precision: 'month' }
  const span = own.find((a) => a.unit === 'years')
  if (span) return { from: String(span.year), to: String(span.year2), precision: 'year' }
  const best = own.find((a) => a.unit !== 'year') ?? own[0]
  if (!best) return null
  const [from, to] = [firstOf(best, NO_TIME), lastOf(best, NO_TIME)]
  if (from === null || to === null) return null
  return {
    from: firstDay(from),
    to: lastDay(to),
    precision:
      best.unit === 'day' || best.unit === 'now' || best.unit === 'years' || best.unit === 'school-year'
        ? 'year'
        : best.unit,
  }
}

/** Head and signature of the plan. What the text does not print is null. */
export function readDocument(view: PlanView, outline: readonly OutlineNode[]): ProgrammeDocument {
  const head = readHead(view)
  const bodyStart = bodyStartOf(head, outline, view.text.length)
  const issuer = readIssuer(view, head, bodyStart)
  const tail = tailOf(view, outline)
  const signed = readSigner(view, Math.max(tail.start, head.end), tail.end)
  const title = head.passages['title']
  // a call is often dated where it is signed
  const signedOn =
    head.date === null && head.place === null
      ? datedIn(view, Math.max(tail.start, head.end), signed?.passage.start ?? tail.end)
      : null
  const passages: Record<string, Passage> = { ...head.passages }
  if (issuer) passages['issuer'] = issuer.passage
  if (signedOn) passages['date'] = passage(view, signedOn.span)
  if (signed) passages['signer'] = signed.passage
  const period =
    (title && periodIn(view, title.start, title.end)) ?? lastSentencePeriod(view, head.end, bodyStart)
  return {
    kind: head.kind,
    number: head.number,
    date: head.date ?? signedOn?.date ?? null,
    place: head.place ?? signedOn?.place ?? null,
    issuer: issuer?.name ?? null,
    title: head.title,
    signer: signed?.signer ?? null,
    period,
    passages,
  }
}

/** The announcement is the last paragraph before the first section. */
function lastSentencePeriod(view: PlanView, start: number, end: number): ProgrammeDocument['period'] {
  const paragraph = view.plain.lastIndexOf('\n\n', Math.max(start, end - 3))
  const from = Math.max(start, paragraph, end - 600)
  return from < end ? periodIn(view, from, end) : null
}
