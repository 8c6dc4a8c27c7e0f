import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Writer } from '../../platform/db/database.ts'
import { readEvents, type StoredEvent } from '../../platform/db/events.ts'
import { dayOf } from '../../platform/clock/clock.ts'
import { layProgramme, layRevision, type Laid, type Match } from './adopt.ts'
import * as store from './store.ts'

/** What the events of a programme only point at: the plan that was put to work, and how it goes on from the one before. */
export interface Replayed {
  readonly plan: (planId: string) => Promise<Pick<Laid, 'bodyId' | 'head' | 'items' | 'example'>>
  readonly matches: (programme: store.ProgrammeRow, planId: string) => Promise<readonly Match[]>
}

interface Data {
  readonly planId?: string
  readonly relation?: string
  readonly by?: string
  readonly on?: PlainDate
  readonly due?: string
}

const laidBy = async (e: StoredEvent, from: Replayed, relation: string): Promise<Laid> => {
  const { planId = '', by = '', on = dayOf(e.at) } = e.data as Data
  return { ...(await from.plan(planId)), planId, relation, by: { accountId: e.accountId, name: by }, today: on }
}

async function replay(w: Writer, id: string, bodyId: string, e: StoredEvent, from: Replayed): Promise<void> {
  const { planId = '', by = '', on = '', due = '', relation = 'own' } = e.data as Data
  const running = async (): Promise<store.ProgrammeRow> => {
    const programme = await store.findProgramme(w, bodyId, id)
    if (!programme) throw new Error(`Programme ${id} was ${e.type} before it was adopted`)
    return programme
  }
  switch (e.type) {
    case 'programme.adopted@1':
      return layProgramme(w, id, await laidBy(e, from, relation))
    case 'programme.revised@1': {
      const programme = await running()
      return void (await layRevision(w, programme, await laidBy(e, from, programme.relation), await from.matches(programme, planId)))
    }
    case 'due.done@1':
    case 'due.opened@1':
      if (!(await store.setDone(w, due, e.type === 'due.done@1' ? { on, by } : null))) throw new Error(`Programme ${id}: its event ${e.version} names a due thing that it does not have (${due})`)
      return
    default:
      throw new Error(`No replay of the event ${e.type}`)
  }
}

/** Writes the rows of a programme anew from its events; the old rows must be gone. Throws, and so writes nothing, where the events do not lead to rows. */
export async function replayProgramme(w: Writer, bodyId: string, id: string, from: Replayed): Promise<void> {
  const events = await readEvents(w, store.programmeStream(id))
  for (const e of events) await replay(w, id, bodyId, e, from)
  await store.setProgrammeVersion(w, id, events.at(-1)?.version ?? 0)
}
