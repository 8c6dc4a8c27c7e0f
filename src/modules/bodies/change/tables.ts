import type { ChangedThing } from '../../../core/bodies/effects.ts'

/** Where a thing of a change lies: its table and, by field, its columns; `reads` are seen and never written. */
export interface Lying {
  readonly table: string
  readonly columns: Readonly<Record<string, string>>
  readonly reads: Readonly<Record<string, string>>
  /** rows whose version tells editors that they are behind */
  readonly versioned?: true
}

const account = (column: string): string => `(select a.name from accounts a where a.tenant_id = t.tenant_id and a.id = t.${column})`
const open = { endedAt: 'ended_at' }

export const LYING: Readonly<Record<ChangedThing, Lying>> = {
  body: {
    table: 'bodies',
    columns: { name: 'name', abbreviation: 'abbreviation', kind: 'kind', parentId: 'parent_id', code: 'code', superior: 'superior', yearKind: 'year_kind', outside: 'outside', keptBy: 'kept_by', example: 'example', beganOn: 'began_on', endedOn: 'ended_on' },
    reads: { title: 't.name' },
    versioned: true,
  },
  unit: { table: 'units', columns: { bodyId: 'body_id', parentId: 'parent_id', name: 'name', kind: 'kind', place: 'place', beganOn: 'began_on', endedOn: 'ended_on' }, reads: { title: 't.name' }, versioned: true },
  name: { table: 'past_names', columns: { bodyId: 'body_id', unitId: 'unit_id', name: 'name', abbreviation: 'abbreviation', from: 'from_on', to: 'to_on', changeId: 'change_id' }, reads: {} },
  person: { table: 'people', columns: { bodyId: 'body_id', unitId: 'unit_id' }, reads: { title: 't.name', post: 't.post', leader: 't.leader', removed: 't.removed_at is not null' }, versioned: true },
  post: {
    table: 'posts',
    columns: { personId: 'person_id', bodyId: 'body_id', unitId: 'unit_id', post: 'post', leader: 'leader', main: 'main', from: 'from_on', to: 'to_on' },
    reads: { title: "(select p.name from people p where p.tenant_id = t.tenant_id and p.id = t.person_id) || ' · ' || t.post" },
  },
  programme: { table: 'programmes', columns: { bodyId: 'body_id' }, reads: { title: 't.title', until: 't.period_to' } },
  plan: { table: 'plans', columns: { bodyId: 'body_id' }, reads: { title: 'coalesce(t.title, t.name)', state: 't.state', programmeId: 't.programme_id' } },
  grant: { table: 'grants', columns: { bodyId: 'body_id', unitId: 'unit_id', ...open }, reads: { title: `coalesce(${account('account_id')}, (select g.name from groups g where g.tenant_id = t.tenant_id and g.id = t.group_id)) || ' · ' || t.role` } },
  delegation: { table: 'delegations', columns: { bodyId: 'body_id', unitId: 'unit_id', ...open }, reads: { title: `${account('from_account')} || ' → ' || ${account('to_account')}` } },
  member: {
    table: 'bloc_members',
    columns: { blocId: 'bloc_id', bodyId: 'body_id', unitId: 'unit_id', part: 'part', from: 'from_on', to: 'to_on' },
    reads: { title: '(select b.name from bodies b where b.tenant_id = t.tenant_id and b.id = t.bloc_id)' },
  },
  'guest-link': { table: 'guest_links', columns: { bodyId: 'body_id', revokedAt: 'revoked_at' }, reads: { title: 't.label' } },
  group: { table: 'groups', columns: { bodyId: 'body_id' }, reads: { title: 't.name' } },
  request: { table: 'subject_requests', columns: { bodyId: 'body_id' }, reads: { title: 't.name' } },
  import: { table: 'people_imports', columns: { bodyId: 'body_id' }, reads: { title: "''" } },
  evidence: { table: 'evidence', columns: { bodyId: 'body_id', unitId: 'unit_id' }, reads: { title: 't.name' } },
}
