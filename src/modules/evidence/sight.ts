import type { Proved } from '../../contract/evidence.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { grantsThatAllow, isBodyWide, may, type Action, type Actor } from '../../core/people/may.ts'
import { sightOfPerson } from '../../core/people/sight.ts'
import type { Reader } from '../../platform/db/database.ts'
import { dueThing, ownerOf, pastNameThing, personPlace, planThing, type BodyThing } from './thingStore.ts'

/** A thing that evidence may prove, as one account sees it. */
export interface SeenThing {
  readonly of: Proved
  readonly id: string
  readonly bodyId: string
  readonly unitId: string | null
  readonly personId: string | null
  readonly title: string
}

/** What of a body opens the things of a kind. */
const OPENS: Readonly<Record<'due' | 'plan' | 'past-name', Action>> = { due: 'year.see', plan: 'plans.see', 'past-name': 'bodies.see' }

async function ofPerson(r: Reader, actor: Actor, today: PlainDate, of: Proved, id: string): Promise<SeenThing | null> {
  const owner = of === 'honour' || of === 'rating' || of === 'post' ? await ownerOf(r, of, id) : { personId: id, title: null }
  const person = owner && (await personPlace(r, owner.personId, today))
  if (!person || sightOfPerson(actor, person) !== 'whole') return null
  return { of, id, bodyId: person.bodyId, unitId: person.unitId, personId: person.id, title: owner.title === null ? person.name : `${person.name}: ${owner.title}` }
}

/**
 * The one question of who sees a file: whoever sees the fact that it proves. Null for what is not there and for what the account must
 * not see: the two answer alike.
 */
export async function sightOfThing(r: Reader, actor: Actor, today: PlainDate, of: Proved, id: string): Promise<SeenThing | null> {
  if (of === 'person' || of === 'honour' || of === 'rating' || of === 'post') return ofPerson(r, actor, today, of, id)
  const find: Readonly<Record<typeof of, (r: Reader, id: string) => Promise<BodyThing | undefined>>> = { due: dueThing, plan: planThing, 'past-name': pastNameThing }
  const thing = await find[of](r, id)
  if (!thing || !may(actor, OPENS[of], { bodyId: thing.bodyId }) || !may(actor, 'evidence.see', { bodyId: thing.bodyId })) return null
  return { of, id, personId: null, ...thing }
}

/** Whose room a file takes: the unit of the thing, or of the account that may act for one unit only. */
export function unitOf(actor: Actor, thing: SeenThing): string | null {
  if (thing.unitId !== null) return thing.unitId
  const grants = grantsThatAllow(actor, 'evidence.change', thing.bodyId)
  return grants.some((grant) => isBodyWide(grant, 'evidence.change')) ? null : (grants[0]?.unitId ?? null)
}

/** A thing without a unit takes files of everybody who may act somewhere in the body. */
export const mayAdd = (actor: Actor, thing: SeenThing): boolean => may(actor, 'evidence.change', thing.unitId === null && thing.personId === null ? { bodyId: thing.bodyId } : { bodyId: thing.bodyId, unitId: thing.unitId })
