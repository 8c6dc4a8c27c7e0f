import type { ThingKind } from '../../core/audit/entry.ts'
import { may, type Action, type Actor } from '../../core/people/may.ts'

/** What an account must be allowed, to be told of a thing of each kind. People are asked one by one: see `core/people/sight.ts`. */
const ACTION_OF: Readonly<Record<Exclude<ThingKind, 'person'>, Action>> = {
  account: 'accounts.see', group: 'accounts.see', session: 'accounts.see', delegation: 'delegations.see', body: 'bodies.see', unit: 'units.see', import: 'people.import', plan: 'plans.see', programme: 'year.see', due: 'year.see',
  evidence: 'evidence.see', mail: 'mails.see', job: 'jobs.see', key: 'keys.see', webhook: 'keys.see', request: 'requests.see', backup: 'backups.see', 'guest-link': 'partners.change', setting: 'settings.see',
}

/** The kinds of things that an account may be told of in a body. */
export const kindsSeen = (actor: Actor, bodyId: string | null): string[] => Object.entries(ACTION_OF).flatMap(([kind, action]) => (may(actor, action, { bodyId }) ? [kind] : []))
