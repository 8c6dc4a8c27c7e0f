import type { ThingKind } from '../../core/audit/entry.ts'
import { may, type Action, type Actor } from '../../core/people/may.ts'
import type { Told } from './hub.ts'

/** What an account must be allowed to see, there, to hear that it changed. */
const SEEN_BY: Readonly<Record<ThingKind, Action>> = {
  account: 'accounts.see', group: 'accounts.see', session: 'accounts.see', delegation: 'delegations.see', setting: 'settings.see',
  body: 'bodies.see', unit: 'units.see', person: 'people.see', import: 'people.see', plan: 'plans.see', programme: 'year.see', due: 'year.see', evidence: 'evidence.see',
  mail: 'mails.see', job: 'jobs.see', key: 'keys.see', webhook: 'keys.see', request: 'requests.see', backup: 'backups.see', 'guest-link': 'partners.change',
}

/** Whether this account may hear of it: it did it itself, it is about itself, or it sees such things where this one stands. */
export function hears(actor: Actor, told: Told): boolean {
  if (told.accountId === actor.accountId || (told.topic === 'account' && told.id === actor.accountId)) return true
  return may(actor, SEEN_BY[told.topic], { bodyId: told.bodyId, ...(told.unitId === null ? {} : { unitId: told.unitId }) })
}
