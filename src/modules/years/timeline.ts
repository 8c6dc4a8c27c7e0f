import type { TimelineEntry } from '../../contract/years.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Campaign, Commemoration, Deadline, Meeting, PeriodItem } from '../../core/plans/programme.ts'
import { clip } from '../../core/plans/review/words.ts'
import { entryOf, type Entry } from '../../core/years/timeline.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import type { DueRow, ItemRow } from './store.ts'
import { shownOnce, sourceOf, titleOfDue, type Agreements } from './views.ts'

type EntryView = AnswerTo<typeof TimelineEntry>

/** What an item puts into the year's band; several dates, several entries. */
function entriesOf(item: ItemRow, dues: readonly DueRow[], today: PlainDate): Entry[] {
  switch (item.kind) {
    case 'campaign': {
      const { from, to, name, relation } = item.data as Campaign
      return from !== null && to !== null && relation !== 'mentioned' ? [entryOf('wave', name, from, to, today)] : []
    }
    case 'stage': {
      const { from, to, quote } = item.data as PeriodItem
      return [entryOf('stage', clip(quote, 90), from, to, today)]
    }
    case 'meeting': {
      const { dates, kind, body } = item.data as Meeting
      return dates.map((d) => entryOf('session', [kind, body].filter(Boolean).join(' '), d, d, today))
    }
    case 'commemoration': {
      const { on, name } = item.data as Commemoration
      return on === null ? [] : [entryOf('commemoration', name, on, on, today)]
    }
    case 'deadline':
      return dues
        .filter((d) => d.itemId === item.id && !d.recurring)
        .map((d) => ({ ...entryOf('milestone', titleOfDue(item), d.due, d.due, today), ...(d.doneOn === null ? {} : { state: 'done' as const }), precise: ((item.data as Deadline).date ?? (item.data as Deadline).to ?? '').length === 10 }))
    default:
      return []
  }
}

interface Window {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The band of a stretch of time: waves, stages, milestones, sessions, commemorations, in order. */
export function timelineOf(items: readonly ItemRow[], dues: readonly DueRow[], window: Window, today: PlainDate, agreements: Agreements = new Map()): EntryView[] {
  const entries = items.flatMap((item) => entriesOf(item, dues, today).map((entry, i) => ({ ...entry, item: item.id, id: `${item.id}-${i}`, sources: [sourceOf(item)] })))
  return shownOnce<EntryView & { item: string }>(entries, (e) => agreements.get(e.item), (e) => `${e.from} ${e.to}`)
    .filter((e) => e.from <= window.to && e.to >= window.from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
}
