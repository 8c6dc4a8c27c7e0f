import type { z } from 'zod'
import type { TrailEntryView } from '../../contract/audit.ts'
import type { Change } from '../../core/audit/entry.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Actor } from '../../core/people/may.ts'
import { sightOf, sightOfPeople, type PeopleSight, type Sight } from '../../core/people/sight.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import { touchedPeople, type EntryRow } from './queries.ts'

export type EntryView = AnswerTo<typeof TrailEntryView>
type Origin = z.output<typeof TrailEntryView>['origin']
interface Details {
  readonly title: string | null
  readonly changes: readonly Change[]
  readonly origin: Origin
}

/** How much the reader sees of each person that these entries touch; a record that is gone for good has nothing left to hide. */
async function sights(r: Reader, actor: Actor, rows: readonly EntryRow[], today: PlainDate): Promise<ReadonlyMap<string, Sight>> {
  const people = await touchedPeople(r, [...new Set(rows.flatMap((row) => (row.personId === null ? [] : [row.personId])))], today)
  const byBody = new Map<string, PeopleSight>()
  return new Map(
    people.map((person) => {
      const sight = byBody.get(person.bodyId) ?? sightOfPeople(actor, person.bodyId)
      byBody.set(person.bodyId, sight)
      return [person.id, sightOf(sight, person)]
    }),
  )
}

function viewOf(row: EntryRow, sight: Sight): EntryView {
  const said = row.details === null ? null : (JSON.parse(row.details) as Details)
  const whole = sight === 'whole'
  return {
    id: row.id, at: row.at, action: row.action, by: { accountId: row.accountId, name: row.account }, via: row.via, body: row.body,
    thing: row.thingKind === null || row.thingId === null ? null : { kind: row.thingKind, id: row.thingId }, personId: row.personId,
    title: sight === 'none' ? null : (said?.title ?? null), changes: whole ? (said?.changes ?? []) : [], origin: whole && said?.origin ? { address: said.origin.address, agent: said.origin.agent } : null,
    shown: said === null ? 'erased' : whole ? 'whole' : 'hidden', seq: row.seq === null ? null : Number(row.seq),
  }
}

/** Entries as this reader may see them. With words that were searched for, one about a person who is hidden must not answer. */
export async function viewsOf(r: Reader, actor: Actor, rows: readonly EntryRow[], ask: { readonly today: PlainDate; readonly searched: boolean }): Promise<EntryView[]> {
  const known = await sights(r, actor, rows, ask.today)
  const sightFor = (row: EntryRow): Sight => (row.personId === null ? 'whole' : (known.get(row.personId) ?? 'whole'))
  return rows.filter((row) => !ask.searched || sightFor(row) !== 'none').map((row) => viewOf(row, sightFor(row)))
}
