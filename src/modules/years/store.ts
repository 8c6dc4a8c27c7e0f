import { searchKey } from '../../core/people/names.ts'
import type { Item } from '../../core/plans/programme.ts'
import type { ProgrammeHead, RunningItem } from '../../core/plans/running.ts'
import type { FactKind } from '../../core/plans/review/slots.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'

export interface ProgrammeRow extends ProgrammeHead {
  readonly id: string
  readonly bodyId: string
  readonly planId: string
  readonly relation: string
  readonly adoptedOn: string
  readonly adoptedBy: string
  readonly revision: number
  readonly version: number
}
export interface ItemRow {
  readonly id: string
  readonly programmeId: string
  readonly planId: string
  readonly fact: string
  readonly kind: FactKind
  readonly parent: string | null
  readonly title: string
  readonly data: Item
  readonly place: string
  readonly passage: { readonly quote: string; readonly start: number; readonly end: number }
  readonly from: string | null
  readonly to: string | null
}
export interface DueRow {
  readonly id: string
  readonly programmeId: string
  readonly itemId: string
  readonly starts: string
  readonly due: string
  readonly shown: string
  readonly recurring: boolean
  readonly doneOn: string | null
  readonly doneBy: string | null
  readonly dropped: boolean
  readonly version: number
}

const PROGRAMME = [
  'id', 'body_id as bodyId', 'plan_id as planId', 'title', 'number', 'issuer', 'relation', 'label', 'period_from as from', 'period_to as to', 'theme', 'adopted_on as adoptedOn', 'adopted_by as adoptedBy', 'revision', 'version',
] as const
const DUE = ['id', 'programme_id as programmeId', 'item_id as itemId', 'starts', 'due', 'shown', 'recurring', 'done_on as doneOn', 'done_by as doneBy', 'dropped', 'version'] as const

export const programmesOf = (r: Reader, bodyId: string): Promise<ProgrammeRow[]> =>
  r.q.selectFrom('programmes').select(PROGRAMME).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).orderBy('adopted_on', 'desc').orderBy('id').execute()
export const findProgramme = (r: Reader, bodyId: string, id: string): Promise<ProgrammeRow | undefined> =>
  r.q.selectFrom('programmes').select(PROGRAMME).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).where('id', '=', id).executeTakeFirst()

/** What runs of the programmes; what a revision dropped is left out. */
export async function itemsOf(r: Reader, programmeIds: readonly string[]): Promise<ItemRow[]> {
  if (programmeIds.length === 0) return []
  const rows = await r.q.selectFrom('programme_items').selectAll().where('tenant_id', '=', r.tenant).where('programme_id', 'in', programmeIds).where('dropped_in', 'is', null).orderBy('position').execute()
  return rows.map((i) => ({
    id: i.id, programmeId: i.programme_id, planId: i.plan_id, fact: i.fact, kind: i.kind as FactKind, parent: i.parent, title: i.title, data: i.data as Item, place: i.place,
    passage: { quote: i.quote, start: i.quote_start, end: i.quote_end }, from: i.due_from, to: i.due_to,
  }))
}
export async function duesOf(r: Reader, programmeIds: readonly string[]): Promise<DueRow[]> {
  if (programmeIds.length === 0) return []
  return r.q.selectFrom('dues').select(DUE).where('tenant_id', '=', r.tenant).where('programme_id', 'in', programmeIds).where('dropped', '=', false).orderBy('due').orderBy('id').execute()
}
/** Locks a due thing of the body until the commit. */
export const lockDue = (w: Writer, bodyId: string, id: string): Promise<DueRow | undefined> =>
  w.q
    .selectFrom('dues')
    .select(DUE)
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .where('programme_id', 'in', w.q.selectFrom('programmes').select('id').where('tenant_id', '=', w.tenant).where('body_id', '=', bodyId))
    .forUpdate()
    .executeTakeFirst()

export async function addProgramme(w: Writer, p: ProgrammeRow & { readonly example: boolean }): Promise<void> {
  await w.q
    .insertInto('programmes')
    .values({
      tenant_id: w.tenant, id: p.id, body_id: p.bodyId, plan_id: p.planId, title: p.title, number: p.number, issuer: p.issuer, relation: p.relation, label: p.label, period_from: p.from, period_to: p.to, theme: p.theme,
      adopted_on: p.adoptedOn, adopted_by: p.adoptedBy, revision: p.revision, example: p.example, search_key: searchKey(p.title, p.number, p.issuer), version: p.version,
    })
    .execute()
}
export async function reviseProgramme(w: Writer, id: string, planId: string, head: ProgrammeHead, version: number): Promise<void> {
  await w.q
    .updateTable('programmes')
    .set((e) => ({ plan_id: planId, title: head.title, number: head.number, issuer: head.issuer, label: head.label, period_from: head.from, period_to: head.to, theme: head.theme, revision: e('revision', '+', 1), search_key: searchKey(head.title, head.number, head.issuer), version }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', id)
    .execute()
}
export async function setProgrammeVersion(w: Writer, id: string, version: number): Promise<void> {
  await w.q.updateTable('programmes').set({ version }).where('tenant_id', '=', w.tenant).where('id', '=', id).execute()
}

export interface NewItem extends RunningItem {
  readonly id: string
  readonly position: number
}
const itemRow = (planId: string, i: NewItem) => ({
  plan_id: planId, fact: i.fact, kind: i.kind, parent: i.parent, title: i.title, data: JSON.stringify(i.data), place: i.place, quote: i.passage.quote, quote_start: i.passage.start, quote_end: i.passage.end,
  due_from: i.from, due_to: i.to, position: i.position, search_key: searchKey(i.title, i.passage.quote).slice(0, 2000),
})
export async function addItems(w: Writer, programmeId: string, planId: string, items: readonly NewItem[]): Promise<void> {
  for (let at = 0; at < items.length; at += 200) {
    const rows = items.slice(at, at + 200).map((i) => ({ tenant_id: w.tenant, id: i.id, programme_id: programmeId, dropped_in: null, ...itemRow(planId, i) }))
    await w.q.insertInto('programme_items').values(rows).execute()
  }
}
export async function changeItem(w: Writer, planId: string, item: NewItem): Promise<void> {
  await w.q.updateTable('programme_items').set(itemRow(planId, item)).where('tenant_id', '=', w.tenant).where('id', '=', item.id).execute()
}
export async function dropItems(w: Writer, ids: readonly string[], revision: number): Promise<void> {
  if (ids.length === 0) return
  await w.q.updateTable('programme_items').set({ dropped_in: revision }).where('tenant_id', '=', w.tenant).where('id', 'in', ids).execute()
  await w.q.updateTable('dues').set({ dropped: true }).where('tenant_id', '=', w.tenant).where('item_id', 'in', ids).execute()
}

export type NewDue = Pick<DueRow, 'id' | 'itemId' | 'starts' | 'due' | 'shown' | 'recurring'>
export async function addDues(w: Writer, programmeId: string, dues: readonly NewDue[]): Promise<void> {
  for (let at = 0; at < dues.length; at += 200) {
    const rows = dues.slice(at, at + 200).map((d) => ({
      tenant_id: w.tenant, id: d.id, programme_id: programmeId, item_id: d.itemId, occurrence: d.due, starts: d.starts, due: d.due, shown: d.shown, recurring: d.recurring, done_on: null, done_by: null, version: 1,
    }))
    await w.q.insertInto('dues').values(rows).onConflict((c) => c.columns(['tenant_id', 'item_id', 'occurrence']).doUpdateSet((e) => ({ dropped: false, shown: e.ref('excluded.shown') }))).execute()
  }
}
/** Days that an item no longer has: what was done of them stays in the history. */
export async function dropDues(w: Writer, itemId: string, keep: readonly string[]): Promise<void> {
  const gone = w.q.updateTable('dues').set({ dropped: true }).where('tenant_id', '=', w.tenant).where('item_id', '=', itemId)
  await (keep.length === 0 ? gone : gone.where('occurrence', 'not in', keep)).execute()
}
/** @returns whether there is such a due thing */
export async function setDone(w: Writer, id: string, done: { readonly on: string; readonly by: string } | null): Promise<boolean> {
  const changed = await w.q.updateTable('dues').set((e) => ({ done_on: done?.on ?? null, done_by: done?.by ?? null, version: e('version', '+', 1) })).where('tenant_id', '=', w.tenant).where('id', '=', id).executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** What happened to a programme. */
export const programmeStream = (programmeId: string): string => `programme:${programmeId}`
/** What was said of the things of a body that look the same. */
export const samenessStream = (bodyId: string): string => `sameness:${bodyId}`

/** The rows of these bodies' programmes, gone; their events stay. @returns the programmes */
export async function clearRows(w: Writer, bodyIds: readonly string[]): Promise<string[]> {
  const programmes = (await w.q.selectFrom('programmes').select('id').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()).map((p) => p.id)
  if (programmes.length === 0) return []
  await w.q.deleteFrom('dues').where('tenant_id', '=', w.tenant).where('programme_id', 'in', programmes).execute()
  await w.q.deleteFrom('programme_items').where('tenant_id', '=', w.tenant).where('programme_id', 'in', programmes).execute()
  await w.q.deleteFrom('programmes').where('tenant_id', '=', w.tenant).where('id', 'in', programmes).execute()
  return programmes
}

/** Everything that runs of these bodies, gone. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  const programmes = await clearRows(w, bodyIds)
  const streams = [...bodyIds.map(samenessStream), ...programmes.map(programmeStream)]
  await w.q.deleteFrom('events').where('tenant_id', '=', w.tenant).where('stream', 'in', streams).execute()
}

/** Every row that is read of a body's programmes, as it stands. */
export async function rowsOf(r: Reader, bodyId: string): Promise<Readonly<Record<string, readonly object[]>>> {
  const mine = r.q.selectFrom('programmes').select('id').where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId)
  return {
    programmes: await r.q.selectFrom('programmes').selectAll().where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId).execute(),
    programme_items: await r.q.selectFrom('programme_items').selectAll().where('tenant_id', '=', r.tenant).where('programme_id', 'in', mine).execute(),
    dues: await r.q.selectFrom('dues').selectAll().where('tenant_id', '=', r.tenant).where('programme_id', 'in', mine).execute(),
  }
}
