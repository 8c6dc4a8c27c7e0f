/** What an account may do. The server asks before each command, the web draws its buttons from the same list. */
export const ACTIONS = [
  'session.use', 'body.found', 'body.change', 'units.see', 'units.change', 'people.see', 'people.record', 'people.change', 'people.import', 'setup.skip',
  'plans.see', 'plans.bring', 'plans.review', 'plans.adopt', 'plans.discard', 'year.see', 'due.mark', 'sameness.decide', 'examples.change',
  'accounts.see', 'accounts.change', 'accounts.view-as', 'delegations.see', 'delegations.change', 'settings.see', 'settings.change',
  'bodies.see', 'bodies.change', 'partners.change', 'trail.see', 'requests.see', 'requests.change', 'personal.erase',
  'jobs.see', 'jobs.change', 'mails.see', 'mails.change', 'keys.see', 'keys.change', 'evidence.see', 'evidence.change',
  'backups.see', 'backups.change', 'network.see', 'network.change',
] as const
export type Action = (typeof ACTIONS)[number]

export const ROLE_NAMES = [
  'administrator', 'clerk', 'director', 'council-member', 'unit-head', 'union-officer', 'official', 'bloc-leader', 'bloc-deputy', 'provincial-officer', 'auditor',
] as const
export type RoleName = (typeof ROLE_NAMES)[number]

/** A role as it is given: over which body (null: the whole tenant), within which unit (null: the whole body). */
export interface Grant {
  readonly role: RoleName
  readonly bodyId: string | null
  readonly unitId: string | null
}
/** A role as it counts today: how far it reaches, and by which way it came. */
export interface Reach extends Grant {
  /** the bodies that it covers; null: every body of the tenant */
  readonly bodyIds: readonly string[] | null
  /** the unit with those under it; null: the whole body */
  readonly unitIds: readonly string[] | null
  readonly via: 'own' | 'group' | 'delegation'
  /** where a delegation hands on a part only */
  readonly only: readonly Action[] | null
}
export interface Actor {
  readonly accountId: string
  readonly name: string
  readonly login: string
  /** the record of this person, for "my record" */
  readonly personId: string | null
  readonly grants: readonly Reach[]
  /** the body that the account is working for now */
  readonly bodyId: string | null
  /** a session of a person, or a key of another system */
  readonly via: 'session' | 'key'
  /** who is really there while an administrator looks at the product as this account */
  readonly viewing: { readonly accountId: string; readonly name: string } | null
}
/** Where something stands. `unitId` left out asks "anywhere in the body"; null is "in no unit". */
export interface Place {
  readonly bodyId: string | null
  readonly unitId?: string | null
}

interface RoleActions {
  /** what the role may do over the whole body, even where it was given for one unit */
  readonly body: readonly Action[]
  /** what it may do where it was given: the whole body, or the unit with those under it */
  readonly within: readonly Action[]
  /** it also covers the bodies under its body */
  readonly down?: true
}

const SEE: readonly Action[] = ['session.use', 'units.see', 'plans.see', 'year.see', 'people.see', 'bodies.see', 'evidence.see']
const RECORDS: readonly Action[] = ['people.record', 'delegations.see']
const RUN: readonly Action[] = [
  ...RECORDS, 'units.change', 'people.change', 'people.import', 'setup.skip', 'plans.bring', 'plans.review', 'plans.adopt', 'plans.discard', 'due.mark', 'sameness.decide',
  'body.change', 'delegations.change', 'settings.see', 'settings.change', 'partners.change', 'trail.see', 'requests.see', 'requests.change', 'mails.see', 'mails.change', 'evidence.change', 'accounts.see',
]
const ADMINISTER: readonly Action[] = [
  ...RUN, 'body.found', 'examples.change', 'accounts.change', 'accounts.view-as', 'bodies.change', 'personal.erase', 'jobs.see', 'jobs.change', 'keys.see', 'keys.change',
  'backups.see', 'backups.change', 'network.see', 'network.change',
]
const AUDIT: readonly Action[] = [...RECORDS, 'accounts.see', 'settings.see', 'trail.see', 'requests.see', 'jobs.see', 'mails.see', 'keys.see', 'backups.see', 'network.see']

const BY_ROLE: Readonly<Record<RoleName, RoleActions>> = {
  administrator: { body: SEE, within: ADMINISTER, down: true },
  clerk: { body: SEE, within: RUN },
  director: { body: SEE, within: [...RECORDS, 'plans.review', 'plans.adopt', 'due.mark', 'sameness.decide', 'delegations.change', 'settings.see', 'trail.see', 'requests.see', 'mails.see', 'evidence.change'] },
  'council-member': { body: SEE, within: RECORDS },
  'unit-head': { body: SEE, within: ['people.record', 'due.mark', 'evidence.change', 'delegations.see', 'delegations.change'] },
  'union-officer': { body: SEE, within: ['people.record', 'due.mark', 'evidence.change'] },
  official: { body: SEE, within: [] },
  'bloc-leader': { body: SEE, within: ['due.mark'] },
  'bloc-deputy': { body: SEE, within: ['due.mark'] },
  'provincial-officer': { body: SEE, within: RECORDS, down: true },
  auditor: { body: SEE, within: AUDIT, down: true },
}

/** What a role may do: over the whole body, and where it was given. */
export const actionsOfRole = (role: RoleName): { readonly body: readonly Action[]; readonly within: readonly Action[] } => BY_ROLE[role]

/** What is done to something that stands in a unit; everything else concerns the whole body and is never done by who has a unit only. */
const IN_UNITS: ReadonlySet<Action> = new Set<Action>(['people.record', 'people.change', 'due.mark', 'evidence.change', 'accounts.see', 'accounts.change', 'accounts.view-as', 'delegations.see', 'delegations.change'])

/** Whether a role also covers the bodies under the one that it was given for. */
export const reachesDown = (role: RoleName): boolean => BY_ROLE[role].down === true

const coversBody = (grant: Reach, bodyId: string | null): boolean => grant.bodyIds === null || (bodyId !== null && grant.bodyIds.includes(bodyId))

/** What stays with those who were given it themselves: who acts for another hands nothing on, and leaves nothing that outlasts the delegation. */
export const NEVER_HANDED_ON: readonly Action[] = ['accounts.change', 'accounts.view-as', 'delegations.change', 'keys.change', 'backups.change', 'network.change']

function allows(grant: Reach, action: Action, place: Place): boolean {
  if (!coversBody(grant, place.bodyId)) return false
  if (grant.via === 'delegation' && NEVER_HANDED_ON.includes(action)) return false
  if (grant.only !== null && !grant.only.includes(action)) return false
  const { body, within } = BY_ROLE[grant.role]
  if (body.includes(action)) return true
  if (!within.includes(action)) return false
  if (grant.unitIds === null) return true
  if (!IN_UNITS.has(action)) return false
  if (place.unitId === undefined) return true
  return place.unitId !== null && grant.unitIds.includes(place.unitId)
}

/** May this account do that there? The one question that the server and the buttons ask. */
export const may = (actor: Pick<Actor, 'grants' | 'bodyId'>, action: Action, place: Place = { bodyId: actor.bodyId }): boolean => actor.grants.some((grant) => allows(grant, action, place))

export const actionsOf = (actor: Actor): readonly Action[] => ACTIONS.filter((action) => action === 'session.use' || may(actor, action))

/** The grants that let the account do this somewhere in the body. */
export const grantsThatAllow = (actor: Actor, action: Action, bodyId: string): readonly Reach[] => actor.grants.filter((grant) => allows(grant, action, { bodyId }))

/** Whether the action is one that a role, given within a unit, may still do over the whole body. */
export const isBodyWide = (grant: Reach, action: Action): boolean => grant.unitIds === null || BY_ROLE[grant.role].body.includes(action)

export const reaches = (actor: Actor, bodyId: string): boolean => actor.grants.some((grant) => coversBody(grant, bodyId))
