import { grantsThatAllow, isBodyWide, may, type Actor } from './may.ts'

/**
 * How much of a person an account sees: the whole record, the card (name, post, unit: what an office knows of each other), or nothing.
 * Every channel (list, search, export, mail, notice, history, count, error text) asks here and nowhere else.
 */
export type Sight = 'whole' | 'card' | 'none'

export interface SeenPerson {
  readonly id: string
  readonly bodyId: string
  /** the units of all posts that the person holds in that body */
  readonly unitIds: readonly string[]
  /** shown to nobody but those who answer for the request that asked for it */
  readonly restricted?: boolean
}

/** What of a body's people an account sees, as a query can say it. */
export interface PeopleSight {
  readonly whole: 'all' | { readonly unitIds: readonly string[]; readonly personId: string | null }
  readonly card: boolean
  /** also records under restriction */
  readonly restricted: boolean
}

export function sightOfPeople(actor: Actor, bodyId: string): PeopleSight {
  const card = may(actor, 'people.see', { bodyId })
  const restricted = may(actor, 'requests.change', { bodyId })
  const grants = grantsThatAllow(actor, 'people.record', bodyId)
  if (grants.some((grant) => isBodyWide(grant, 'people.record'))) return { whole: 'all', card, restricted }
  return { whole: { unitIds: [...new Set(grants.flatMap((grant) => grant.unitIds ?? []))], personId: actor.personId }, card, restricted }
}

export function sightOf(sight: PeopleSight, person: SeenPerson): Sight {
  const { whole } = sight
  if (person.restricted && !sight.restricted) return 'none'
  if (whole === 'all' || (whole.personId !== null && whole.personId === person.id) || person.unitIds.some((unit) => whole.unitIds.includes(unit))) return 'whole'
  return sight.card ? 'card' : 'none'
}

export const sightOfPerson = (actor: Actor, person: SeenPerson): Sight => sightOf(sightOfPeople(actor, person.bodyId), person)
