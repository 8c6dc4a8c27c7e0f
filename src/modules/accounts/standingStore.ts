import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { reachesDown, ROLE_NAMES, type Grant } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'

/** What an account holds itself and through its groups, the trees that this reaches, and whether anything is handed on to it. */
export interface Standing {
  readonly held: readonly (Grant & { readonly via: 'own' | 'group' })[]
  /** [top, what stands under it or is it] */
  readonly bodies: readonly (readonly [string, string])[]
  readonly units: readonly (readonly [string, string])[]
  readonly taken: boolean
}

const DOWN = ROLE_NAMES.filter(reachesDown)
const GRANT = sql`g.role, g.body_id, g.unit_id, g.granted_at, g.id`

/** One value of one statement: it is asked with every request, and every statement is a way to the server and back. */
export function standing(tenant: string, account: RawBuilder<unknown>, today: PlainDate): RawBuilder<Standing> {
  const holds = sql`g.tenant_id = ${tenant}::uuid and g.ended_at is null and (g.valid_from is null or g.valid_from <= ${today}::date) and (g.valid_to is null or g.valid_to >= ${today}::date)`
  const pairs = (tree: string): RawBuilder<unknown> => sql`coalesce((select json_agg(json_build_array(top, id)) from ${sql.table(tree)}), '[]')`
  return sql<Standing>`(
    with recursive held as (
      select 'own' as via, ${GRANT} from grants g where g.account_id = ${account} and ${holds}
      union all
      select 'group', ${GRANT} from group_members m
        join groups c on c.tenant_id = m.tenant_id and c.id = m.group_id and c.ended_at is null
        join grants g on g.tenant_id = m.tenant_id and g.group_id = m.group_id
        where m.tenant_id = ${tenant}::uuid and m.account_id = ${account} and ${holds}
    ), bodies_under as (
      select body_id as top, body_id as id from held where body_id is not null and unit_id is null and role = any(${DOWN}::text[])
      union select t.top, b.id from bodies_under t join bodies b on b.tenant_id = ${tenant}::uuid and b.parent_id = t.id
    ), units_under as (
      select unit_id as top, unit_id as id from held where unit_id is not null
      union select t.top, u.id from units_under t join units u on u.tenant_id = ${tenant}::uuid and u.parent_id = t.id
    ) select json_build_object(
      'held', coalesce((select json_agg(json_build_object('via', via, 'role', role, 'bodyId', body_id, 'unitId', unit_id) order by via desc, granted_at, id) from held), '[]'),
      'bodies', ${pairs('bodies_under')}, 'units', ${pairs('units_under')},
      'taken', exists (select 1 from delegations d where d.tenant_id = ${tenant}::uuid and d.to_account = ${account} and d.ended_at is null and d.valid_from <= ${today}::date and (d.valid_to is null or d.valid_to >= ${today}::date))
    ))`
}

export async function standingOf(r: Reader, accountId: string, today: PlainDate): Promise<Standing> {
  const { rows } = await sql<{ standing: Standing }>`select ${standing(r.tenant, sql`${accountId}::uuid`, today)} as standing`.execute(r.q)
  return (rows[0] as { standing: Standing }).standing
}

export interface Present {
  readonly session: { readonly id: string; readonly bodyId: string | null; readonly viewingAs: string | null; readonly lastSeenAt: string | null }
  /** whose session it is */
  readonly account: { readonly id: string; readonly name: string; readonly login: string; readonly personId: string | null }
  readonly standing: Standing
}
/** The session of a token while it lives, whose it is and what that account holds, as of one instant. */
export interface PresentAsk {
  readonly tenant: string
  readonly tokenHash: string
  readonly now: string
  readonly today: PlainDate
  /** the setting of the tenant that says after how many minutes without use a session ends, and what counts where it was never set */
  readonly idle: { readonly name: string; readonly minutes: number }
}

interface Row {
  readonly id: string
  readonly account_id: string
  readonly body_id: string | null
  readonly viewing_as: string | null
  readonly last_seen_at: string | null
  readonly name: string
  readonly login: string
  readonly person_id: string | null
  readonly standing: Standing
}

export async function findPresent(q: QueryExecutorProvider, { tenant, tokenHash, now, today, idle }: PresentAsk): Promise<Present | null> {
  const { rows } = await sql<Row>`
    select s.id, s.account_id, s.body_id, s.viewing_as, s.last_seen_at, a.name, a.login, a.person_id,
      ${standing(tenant, sql`a.id`, today)} as standing
    from sessions s
    join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.disabled_at is null
    where s.tenant_id = ${tenant}::uuid and s.token_hash = ${tokenHash} and s.expires_at > ${now}::timestamptz
      and coalesce(s.last_seen_at, s.created_at) > ${now}::timestamptz - interval '1 minute' * coalesce(
        (select (i.value #>> '{}')::integer from settings i where i.tenant_id = ${tenant}::uuid and i.body_id is null and i.name = ${idle.name} order by i.version desc limit 1), ${idle.minutes}::integer)`.execute(q)
  const row = rows[0]
  return row === undefined
    ? null
    : {
        session: { id: row.id, bodyId: row.body_id, viewingAs: row.viewing_as, lastSeenAt: row.last_seen_at },
        account: { id: row.account_id, name: row.name, login: row.login, personId: row.person_id },
        standing: row.standing,
      }
}
