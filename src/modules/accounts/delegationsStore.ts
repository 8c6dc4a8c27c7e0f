import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Delegation, Form } from '../../core/people/delegations.ts'
import type { Action } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface DelegationRow extends Delegation {
  readonly id: string
  readonly document: string
  readonly endedAt: string | null
  readonly version: number
  readonly fromName: string
  readonly toName: string
  readonly body: string
  readonly unit: string | null
}

const COLUMNS = [
  'd.id', 'd.form', 'd.from_account as from', 'd.to_account as to', 'd.body_id as bodyId', 'd.unit_id as unitId', 'd.actions', 'd.document', 'd.valid_from as validFrom', 'd.valid_to as validTo', 'd.ended_at as endedAt', 'd.version',
  'f.name as fromName', 't.name as toName', 'b.name as body', 'u.name as unit',
] as const

const delegations = (r: Reader) =>
  r.q
    .selectFrom('delegations as d')
    .innerJoin('accounts as f', (j) => j.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.id', '=', 'd.from_account'))
    .innerJoin('accounts as t', (j) => j.onRef('t.tenant_id', '=', 'd.tenant_id').onRef('t.id', '=', 'd.to_account'))
    .innerJoin('bodies as b', (j) => j.onRef('b.tenant_id', '=', 'd.tenant_id').onRef('b.id', '=', 'd.body_id'))
    .leftJoin('units as u', (j) => j.onRef('u.tenant_id', '=', 'd.tenant_id').onRef('u.id', '=', 'd.unit_id'))
    .where('d.tenant_id', '=', r.tenant)
    .select(COLUMNS)
const rowOf = <R extends { form: string; actions: unknown }>(row: R): Omit<R, 'form' | 'actions'> & Pick<Delegation, 'form' | 'actions'> => ({ ...row, form: row.form as Form, actions: row.actions as Action[] })

/** Those that an account gave or took, and all of these bodies; the newest first. */
export async function listDelegations(r: Reader, ask: { readonly accountId: string; readonly bodyIds: readonly string[] | null }): Promise<DelegationRow[]> {
  const rows = await delegations(r)
    .where((e) => e.or([e('d.from_account', '=', ask.accountId), e('d.to_account', '=', ask.accountId), ...(ask.bodyIds === null ? [e.lit(true)] : ask.bodyIds.length === 0 ? [] : [e('d.body_id', 'in', [...ask.bodyIds])])]))
    .orderBy('d.valid_from', 'desc').orderBy('d.created_at', 'desc').limit(500)
    .execute()
  return rows.map(rowOf)
}

export async function findDelegation(r: Reader, id: string): Promise<DelegationRow | undefined> {
  const row = await delegations(r).where('d.id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}

/** Those of one giver that are not ended. */
export async function openOf(r: Reader, from: string): Promise<DelegationRow[]> {
  return (await delegations(r).where('d.from_account', '=', from).where('d.ended_at', 'is', null).execute()).map(rowOf)
}

/** What is handed on to this account on this day, by those who may still come in. */
export async function takenOn(r: Reader, accountId: string, today: PlainDate): Promise<DelegationRow[]> {
  const rows = await delegations(r)
    .where('d.to_account', '=', accountId)
    .where('d.ended_at', 'is', null)
    .where('f.disabled_at', 'is', null)
    .where('d.valid_from', '<=', today)
    .where((e) => e.or([e('d.valid_to', 'is', null), e('d.valid_to', '>=', today)]))
    .orderBy('d.valid_from')
    .execute()
  return rows.map(rowOf)
}

export async function addDelegation(w: Writer, d: Delegation & { readonly id: string; readonly document: string; readonly at: string; readonly by: string }): Promise<void> {
  await w.q
    .insertInto('delegations')
    .values({
      tenant_id: w.tenant, id: d.id, body_id: d.bodyId, unit_id: d.unitId, from_account: d.from, to_account: d.to, form: d.form, actions: JSON.stringify(d.actions), document: d.document,
      valid_from: d.validFrom, valid_to: d.validTo, created_at: d.at, created_by: d.by, ended_at: null, ended_by: null, version: 1,
    })
    .execute()
}

export async function endDelegation(w: Writer, id: string, by: { readonly at: string; readonly accountId: string }): Promise<void> {
  await w.q.updateTable('delegations').set((e) => ({ ended_at: by.at, ended_by: by.accountId, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

