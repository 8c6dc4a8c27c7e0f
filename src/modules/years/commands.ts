import { changesOf } from '../../core/audit/changes.ts'
import { isDay, type PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Writer } from '../../platform/db/database.ts'
import { appendEvents, readEvents } from '../../platform/db/events.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Note } from '../../platform/trail/command.ts'
import { streamOf } from './adopt.ts'
import * as store from './store.ts'
import { dueView, titleOfDue, type DueView } from './views.ts'

export interface Mark {
  readonly id: string
  readonly version: number
  /** null: it is not done after all */
  readonly on: PlainDate | null
}

/** Notes that a due thing is done, or that it is not. Refused: request.not-found, version.stale, request.invalid for a day that has not come. */
export async function markDue(kit: Kit, w: Writer, actor: Actor, bodyId: string, mark: Mark, note: Note): Promise<Result<DueView>> {
  const today = kit.clock.today()
  const due = await store.lockDue(w, bodyId, mark.id)
  const programme = due && (await store.findProgramme(w, bodyId, due.programmeId))
  if (!due || !programme || due.dropped) return refuse('request.not-found', { what: 'due' })
  const item = (await store.itemsOf(w, [due.programmeId])).find((i) => i.id === due.itemId)
  if (!item) return refuse('request.not-found', { what: 'due' })
  if (due.version !== mark.version) return refuse('version.stale', { seen: mark.version, current: due.version, changed: [item.title] })
  if (mark.on !== null && !isDay(mark.on)) return refuse('request.invalid', { problems: [{ at: 'on', problem: 'Ngày này không có trong lịch' }] })
  if (mark.on !== null && mark.on > today) return refuse('request.invalid', { problems: [{ at: 'on', problem: 'Ngày xong không thể sau hôm nay' }] })
  await store.setDone(w, due.id, mark.on === null ? null : { on: mark.on, by: actor.name })
  const data = { due: due.id, title: titleOfDue(item), by: actor.name, ...(mark.on === null ? {} : { on: mark.on }) }
  await appendEvents(w, streamOf(programme.id), programme.version, [{ type: mark.on === null ? 'due.opened@1' : 'due.done@1', data }], { accountId: actor.accountId, at: kit.clock.now() })
  await store.setProgrammeVersion(w, programme.id, programme.version + 1)
  note({ thing: { kind: 'due', id: due.id }, title: titleOfDue(item), changes: changesOf({ doneOn: due.doneOn }, { doneOn: mark.on }) })
  return ok(dueView({ ...due, doneOn: mark.on, doneBy: mark.on === null ? null : actor.name, version: due.version + 1 }, item, today))
}

/** Notes what was done of a programme in time, each on its own day: how the examples come to their past. */
export async function noteDone(w: Writer, programmeId: string, by: string, marks: readonly { readonly due: string; readonly on: PlainDate }[]): Promise<void> {
  const last = (await readEvents(w, streamOf(programmeId))).at(-1)?.version ?? 0
  const items = new Map((await store.itemsOf(w, [programmeId])).map((i) => [i.id, i]))
  const titles = new Map((await store.duesOf(w, [programmeId])).map((d) => [d.id, items.get(d.itemId)]))
  for (const [i, { due, on }] of marks.entries()) {
    const item = titles.get(due)
    await store.setDone(w, due, { on, by })
    await appendEvents(w, streamOf(programmeId), last + i, [{ type: 'due.done@1', data: { due, title: item ? titleOfDue(item) : '', by, on } }], { accountId: null, at: `${on}T09:00:00.000Z` })
  }
  await store.setProgrammeVersion(w, programmeId, last + marks.length)
}
