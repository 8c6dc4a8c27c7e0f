import type { Reader, Writer } from '../../platform/db/database.ts'

export interface RequestRow {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly kind: string
  readonly words: string
  readonly receivedOn: string
  readonly dueOn: string
  readonly state: string
  readonly answer: string | null
  readonly answeredOn: string | null
  readonly version: number
}
const COLUMNS = ['id', 'person_id as personId', 'name', 'kind', 'words', 'received_on as receivedOn', 'due_on as dueOn', 'state', 'answer', 'answered_on as answeredOn', 'version'] as const
const requests = (r: Reader, bodyId: string) => r.q.selectFrom('subject_requests').select(COLUMNS).where('tenant_id', '=', r.tenant).where('body_id', '=', bodyId)

/** Open ones first, the most urgent on top. */
export const requestsOf = async (r: Reader, bodyId: string): Promise<RequestRow[]> => {
  const rows = await requests(r, bodyId).orderBy('due_on').orderBy('id').execute()
  return [...rows.filter((row) => row.state === 'open'), ...rows.filter((row) => row.state !== 'open').reverse()]
}
export const findRequest = (r: Reader, bodyId: string, id: string): Promise<RequestRow | undefined> => requests(r, bodyId).where('id', '=', id).executeTakeFirst()

export interface NewRequest {
  readonly id: string
  readonly bodyId: string
  readonly personId: string | null
  readonly name: string
  readonly kind: string
  readonly words: string
  readonly receivedOn: string
  readonly dueOn: string
  readonly at: string
}
export async function addRequest(w: Writer, n: NewRequest): Promise<void> {
  await w.q
    .insertInto('subject_requests')
    .values({ tenant_id: w.tenant, id: n.id, body_id: n.bodyId, person_id: n.personId, name: n.name, kind: n.kind, words: n.words, received_on: n.receivedOn, due_on: n.dueOn, state: 'open', created_at: n.at, version: 1 })
    .execute()
}
/** The open requests of every body whose last day has come by then. */
export const dueRequests = (r: Reader, by: string): Promise<{ id: string; bodyId: string; name: string; dueOn: string }[]> =>
  r.q.selectFrom('subject_requests').select(['id', 'body_id as bodyId', 'name', 'due_on as dueOn']).where('tenant_id', '=', r.tenant).where('state', '=', 'open').where('due_on', '<=', by).orderBy('due_on').execute()
export async function closeRequest(w: Writer, c: { readonly id: string; readonly state: string; readonly answer: string; readonly on: string; readonly by: string }): Promise<void> {
  await w.q
    .updateTable('subject_requests')
    .set((e) => ({ state: c.state, answer: c.answer, answered_on: c.on, answered_by: c.by, version: e('version', '+', 1) }))
    .where('tenant_id', '=', w.tenant)
    .where('id', '=', c.id)
    .execute()
}
/** Examples that are taken away leave no request behind. */
export async function clearBodies(w: Writer, bodyIds: readonly string[]): Promise<void> {
  await w.q.deleteFrom('subject_requests').where('tenant_id', '=', w.tenant).where('body_id', 'in', bodyIds).execute()
}
