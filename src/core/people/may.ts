/** What an account may do. The server asks before each command, the web draws its buttons from the same list. */
export const ACTIONS = [
  'session.use', 'body.found', 'body.change', 'units.see', 'units.change', 'people.see', 'people.change', 'people.import', 'setup.skip',
  'plans.see', 'plans.bring', 'plans.review', 'plans.adopt', 'plans.discard', 'year.see', 'due.mark', 'sameness.decide', 'examples.change',
] as const
export type Action = (typeof ACTIONS)[number]

export type RoleName =
  | 'administrator' | 'clerk' | 'director' | 'council-member' | 'unit-head' | 'union-officer' | 'official' | 'bloc-leader' | 'bloc-deputy'
  | 'provincial-officer' | 'auditor'

export interface Grant {
  readonly role: RoleName
  /** null: every body of the tenant */
  readonly bodyId: string | null
  readonly unitId: string | null
}
export interface Actor {
  readonly accountId: string
  readonly name: string
  readonly login: string
  readonly grants: readonly Grant[]
  /** the body that the account is working for now */
  readonly bodyId: string | null
}

const SEE: readonly Action[] = ['session.use', 'units.see', 'plans.see', 'year.see']
const READ_ALL: readonly Action[] = [...SEE, 'people.see']
const RUN: readonly Action[] = [...READ_ALL, 'units.change', 'people.change', 'people.import', 'setup.skip', 'plans.bring', 'plans.review', 'plans.adopt', 'plans.discard', 'due.mark', 'sameness.decide']

const BY_ROLE: Readonly<Record<RoleName, readonly Action[]>> = {
  administrator: [...RUN, 'body.found', 'body.change', 'examples.change'],
  clerk: [...RUN, 'body.change'],
  director: [...READ_ALL, 'plans.review', 'plans.adopt', 'due.mark', 'sameness.decide'],
  'council-member': READ_ALL,
  'unit-head': [...READ_ALL, 'due.mark'],
  'union-officer': [...READ_ALL, 'due.mark'],
  official: SEE,
  'bloc-leader': READ_ALL,
  'bloc-deputy': READ_ALL,
  'provincial-officer': READ_ALL,
  auditor: READ_ALL,
}

/** The grants that count for a body: its own and those over the whole tenant. */
const grantsFor = (actor: Actor, bodyId: string | null): readonly Grant[] => actor.grants.filter((g) => g.bodyId === null || g.bodyId === bodyId)

export const may = (actor: Actor, action: Action, bodyId: string | null = actor.bodyId): boolean =>
  grantsFor(actor, bodyId).some((g) => BY_ROLE[g.role].includes(action))

export const actionsOf = (actor: Actor): readonly Action[] => ACTIONS.filter((action) => action === 'session.use' || may(actor, action))
