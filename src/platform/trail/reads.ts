import { ok } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import { nameId } from '../db/nameId.ts'
import type { Kit } from '../kit.ts'
import { byOf, type Caller } from './command.ts'
import { addEntry, type TrailEntry } from './entry.ts'
import { hasEntry, nameOfPerson } from './store.ts'

export interface ReadRecord {
  readonly id: string
  readonly bodyId: string
  readonly unitId: string | null
}

/** What this process knows to be written already; when it forgets, the database still knows. */
const MOST = 20_000
const written = new WeakMap<object, Set<string>>()
function writtenOf(kit: Kit): Set<string> {
  const known = written.get(kit.db) ?? new Set<string>()
  written.set(kit.db, known)
  if (known.size >= MOST) known.clear()
  return known
}

const isOwn = (actor: Actor, personId: string): boolean => actor.viewing === null && actor.personId === personId
/** Another request wrote the same entry in this moment. */
const thereAlready = (fault: unknown): boolean => (fault as { code?: string }).code === '23505'

/**
 * Writes down that somebody read the whole record of another: one entry a reader, person and day (of Vietnam). Its id is made of these
 * three, so that no two processes write it twice. Call it after the answer: it opens a transaction of its own.
 */
export async function noteRead(kit: Kit, call: Caller, person: ReadRecord): Promise<void> {
  if (isOwn(call.actor, person.id)) return
  const by = byOf(call)
  const id = nameId(kit.tenant, `read ${by.accountId} ${person.id} ${kit.clock.today()}`)
  const known = writtenOf(kit)
  if (known.has(id)) return
  const entry: TrailEntry = { action: 'people.record-read', id, at: kit.clock.now(), by, bodyId: person.bodyId, unitId: person.unitId, thing: { kind: 'person', id: person.id }, personId: person.id }
  try {
    await kit.db.write(kit.tenant, async (w) => {
      if (await hasEntry(w, id)) return ok(undefined)
      // the name of now: between the reading and this entry it may have been erased
      const named = { ...entry, title: await nameOfPerson(w, person.id) }
      await addEntry(w, named)
      for (const listen of kit.listeners) await listen(w, named)
      return ok(undefined)
    })
  } catch (fault) {
    if (!thereAlready(fault)) throw fault
  }
  known.add(id)
}
