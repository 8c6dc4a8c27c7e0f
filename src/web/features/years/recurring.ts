import type { Due } from '../../api/types.ts'

/** A thing that is due once, or a duty that comes again with all its instances. */
export interface DueGroup {
  readonly id: string
  /** the instance that is to be done now: the first one open; null when all are done */
  readonly next: Due | null
  readonly all: readonly Due[]
  readonly done: number
}

const factOf = (due: Due): string => {
  const [source] = due.sources
  return due.recurring && source ? `${source.planId} ${source.fact}` : due.id
}

/** Gathers the instances of each recurring duty; groups stand in the order of what is to be done next. */
export function groupsOf(dues: readonly Due[]): readonly DueGroup[] {
  const groups = new Map<string, Due[]>()
  for (const due of [...dues].sort((a, b) => a.due.localeCompare(b.due)))
    groups.set(factOf(due), [...(groups.get(factOf(due)) ?? []), due])
  return [...groups]
    .map(([id, all]) => ({
      id,
      all,
      next: all.find((due) => due.doneOn === null) ?? null,
      done: all.filter((due) => due.doneOn !== null).length,
    }))
    .sort((a, b) => (a.next?.due ?? '9').localeCompare(b.next?.due ?? '9'))
}
