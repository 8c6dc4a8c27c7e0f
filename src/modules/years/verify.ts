import { readEvents } from '../../platform/db/events.ts'
import type { Reader } from '../../platform/db/database.ts'
import { streamOf } from './adopt.ts'
import { duesOf, programmesOf } from './store.ts'

interface Marked {
  readonly due?: string
  readonly on?: string
}

/** Every programme of a body held against its events: its version, and what was noted as done. */
export async function verifyProgrammes(r: Reader, bodyId: string): Promise<{ readonly checked: number; readonly wrong: readonly string[] }> {
  const programmes = await programmesOf(r, bodyId)
  const wrong: string[] = []
  for (const programme of programmes) {
    const events = await readEvents(r, streamOf(programme.id))
    if (events.at(-1)?.version !== programme.version) wrong.push(`programme ${programme.id}: row at version ${programme.version}, events at ${events.at(-1)?.version ?? 0}`)
    const marks = new Map<string, string | null>()
    for (const e of events) {
      const { due, on } = e.data as Marked
      if (due !== undefined) marks.set(due, e.type === 'due.done@1' ? (on ?? null) : null)
    }
    for (const due of await duesOf(r, [programme.id])) if (marks.has(due.id) && marks.get(due.id) !== due.doneOn) wrong.push(`due ${due.id}: done on ${due.doneOn}, events say ${marks.get(due.id)}`)
  }
  return { checked: programmes.length, wrong }
}
