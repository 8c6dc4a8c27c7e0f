import { firstDay, lastDay } from '../kernel/dates.ts'
import { placeAt, shortName } from './place.ts'
import type { OutlineNode } from './outline.ts'
import type { Deadline, Item, Passage, PeriodItem, Programme } from './programme.ts'
import { slotsOf, type FactKind } from './review/slots.ts'
import { titleOf } from './review/titles.ts'

/** An item of an adopted programme as it runs: what it says, where it stands, when it matters. */
export interface RunningItem {
  readonly fact: string
  readonly kind: FactKind
  readonly parent: string | null
  readonly title: string
  readonly data: Item
  readonly place: string
  readonly passage: Passage
  readonly from: string | null
  readonly to: string | null
}

function spanOf(kind: FactKind, item: Item): { from: string | null; to: string | null } {
  const { from, to, date, on, dates } = item as Partial<Deadline & PeriodItem> & { on?: string | null }
  const days = [...(dates ?? [])].sort()
  const [first, last] = [from ?? date ?? on ?? days[0] ?? null, to ?? date ?? on ?? days.at(-1) ?? null]
  const timed = ['campaign', 'deadline', 'stage', 'meeting', 'commemoration'].includes(kind)
  return { from: timed && first ? firstDay(first) : null, to: timed && last ? lastDay(last) : null }
}

/** Everything that runs, in reading order; the document itself is the programme's head, not an item. */
export function runningItems(programme: Programme, outline: readonly OutlineNode[]): RunningItem[] {
  return slotsOf(programme)
    .filter((slot) => slot.kind !== 'document')
    .map(({ kind, item, parent }) => ({
      fact: item.id, kind, parent, title: titleOf(kind, item), data: item, place: placeAt(programme.document, outline, item.start),
      passage: { quote: item.quote, start: item.start, end: item.end }, ...spanOf(kind, item),
    }))
}

export interface ProgrammeHead {
  readonly title: string
  readonly number: string | null
  readonly issuer: string | null
  /** "KH 198" */
  readonly label: string
  readonly from: string | null
  readonly to: string | null
  readonly theme: string | null
}

const yearOf = (date: string | null): string | null => date?.slice(0, 4) ?? null

/** The period that a programme runs for: as the document says, else what its campaigns span, else the year of its date. */
export function headOf(p: Programme): ProgrammeHead {
  const { document: d } = p
  const named = [...p.campaigns.filter((c) => c.relation === 'own'), ...p.deadlines.filter((due) => due.kind === 'campaign-period')]
  const own = named.flatMap(({ from, to }) => (from && to ? [{ from, to }] : []))
  const spanned = own.length > 0 ? { from: own.map((c) => c.from).sort()[0] ?? null, to: own.map((c) => c.to).sort().at(-1) ?? null } : null
  const year = yearOf(d.date)
  const { from, to } = d.period ?? spanned ?? { from: year, to: year }
  return { title: d.title ?? [d.kind, d.number].filter((x) => x !== null).join(' '), number: d.number, issuer: d.issuer, label: shortName(d), from, to, theme: p.theme?.quote ?? null }
}
