import { sql } from 'kysely'
import { emptyState, THINGS, type ChangedThing, type Effect, type Row, type Rows, type State } from '../../../core/bodies/effects.ts'
import type { Level } from '../../../core/bodies/request.ts'
import { lastDay, type PlainDate } from '../../../core/kernel/dates.ts'
import type { Reader } from '../../../platform/db/database.ts'
import { LYING } from './tables.ts'

interface Where {
  readonly column: string
  readonly ids: readonly string[]
  /** what is over already stays where it was */
  readonly still?: string
}

async function rowsWhere(r: Reader, thing: ChangedThing, { column, ids, still = 'true' }: Where): Promise<Row[]> {
  if (ids.length === 0) return []
  const { table, columns, reads } = LYING[thing]
  const fields = [...Object.entries(columns).map(([field, name]) => `t.${name} as "${field}"`), ...Object.entries(reads).map(([field, said]) => `${said} as "${field}"`)]
  const { rows } = await sql<Row>`
    select t.id, ${sql.raw(fields.join(', '))} from ${sql.table(table)} t
    where t.tenant_id = ${r.tenant} and t.${sql.ref(column)} = any(${[...ids]}::uuid[]) and ${sql.raw(still)} order by t.id`.execute(r.q)
  return rows
}

const keyed = (rows: readonly Row[]): Rows => Object.fromEntries(rows.map((row) => [row.id, row]))

/** What is read off a row for the change: whether a programme still runs, whether a plan is still worked on. */
function judged(thing: ChangedThing, row: Row, today: PlainDate): Row {
  if (thing === 'programme') return { ...row, open: typeof row['until'] !== 'string' || lastDay(row['until']) >= today }
  return thing === 'plan' ? { ...row, open: ['reading', 'review'].includes(String(row['state'])) } : row
}

type Asked = Partial<Record<ChangedThing, Where>>

async function stateOf(r: Reader, asked: Asked, today: PlainDate): Promise<State> {
  const state: Record<ChangedThing, Rows> = { ...emptyState() }
  for (const thing of THINGS) {
    const where = asked[thing]
    if (where) state[thing] = keyed((await rowsWhere(r, thing, where)).map((row) => judged(thing, row, today)))
  }
  return state
}

/** All that stands and hangs where units of a body change. */
async function aroundUnits(r: Reader, bodyId: string, unitIds: readonly string[], today: PlainDate): Promise<State> {
  const hung = { column: 'unit_id', ids: unitIds }
  const state = await stateOf(
    r,
    {
      unit: { column: 'body_id', ids: [bodyId], still: 't.removed_at is null' }, name: { column: 'body_id', ids: [bodyId] }, body: { column: 'id', ids: [bodyId] }, person: hung, post: hung,
      grant: { ...hung, still: 't.ended_at is null' }, delegation: { ...hung, still: 't.ended_at is null' }, member: hung, evidence: hung,
    },
    today,
  )
  const posts = await rowsWhere(r, 'post', { column: 'person_id', ids: Object.keys(state.person) })
  return { ...state, post: { ...state.post, ...keyed(posts) } }
}

/** All that stands and hangs where bodies change. */
async function aroundBodies(r: Reader, bodyIds: readonly string[], known: readonly string[], today: PlainDate): Promise<State> {
  const hung = { column: 'body_id', ids: bodyIds }
  const still = 't.ended_at is null'
  const state = await stateOf(
    r,
    {
      unit: { ...hung, ids: known, still: 't.removed_at is null' }, name: { ...hung, ids: known }, person: hung, post: hung, programme: hung, plan: hung, grant: { ...hung, still }, delegation: { ...hung, still }, member: hung,
      'guest-link': { ...hung, still: 't.revoked_at is null' }, group: { ...hung, still }, request: { ...hung, still: "t.state = 'open'" }, import: hung, evidence: hung,
    },
    today,
  )
  const { rows } = await sql<{ id: string }>`select id from bodies where tenant_id = ${r.tenant}`.execute(r.q)
  const bodies = await rowsWhere(r, 'body', { column: 'id', ids: rows.map((b) => b.id) })
  const posts = await rowsWhere(r, 'post', { column: 'person_id', ids: Object.keys(state.person) })
  return { ...state, body: keyed(bodies), post: { ...state.post, ...keyed(posts) } }
}

/** The state that a change works on. `leaving`: whose place goes; `known`: these and their heirs. */
export const stateAround = (r: Reader, level: Level, bodyId: string, leaving: readonly string[], known: readonly string[], today: PlainDate): Promise<State> =>
  level === 'unit' ? aroundUnits(r, bodyId, leaving, today) : aroundBodies(r, leaving, known, today)

/** The rows that a change touched, as they stand now. */
export async function stateTouched(r: Reader, effects: readonly Effect[], today: PlainDate): Promise<State> {
  const asked: Asked = Object.fromEntries(THINGS.map((thing) => [thing, { column: 'id', ids: [...new Set(effects.filter((e) => e.thing === thing).map((e) => e.id))] }]))
  return stateOf(r, asked, today)
}

const HANGS: readonly (readonly [ChangedThing, 'body_id' | 'unit_id' | 'parent_id'])[] = [
  ['person', 'body_id'], ['person', 'unit_id'], ['post', 'body_id'], ['post', 'unit_id'], ['unit', 'body_id'], ['unit', 'parent_id'], ['body', 'parent_id'], ['programme', 'body_id'], ['plan', 'body_id'], ['grant', 'body_id'], ['grant', 'unit_id'],
  ['delegation', 'body_id'], ['delegation', 'unit_id'], ['member', 'body_id'], ['member', 'unit_id'], ['guest-link', 'body_id'], ['group', 'body_id'], ['request', 'body_id'], ['import', 'body_id'], ['evidence', 'body_id'], ['evidence', 'unit_id'],
]

/** What has come to hang on what a change began, beside what the change itself put there. */
export async function hungSince(r: Reader, effects: readonly Effect[]): Promise<Row[]> {
  const begun = effects.filter((e) => e.op === 'add' && (e.thing === 'body' || e.thing === 'unit')).map((e) => e.id)
  const own = new Set(effects.map((e) => e.id))
  const found: Row[] = []
  for (const [thing, column] of HANGS) found.push(...(await rowsWhere(r, thing, { column, ids: begun })).filter((row) => !own.has(row.id)))
  return found
}

/** What must be settled before a body can end, in words. */
export async function blockedBy(r: Reader, bodyIds: readonly string[], now: string): Promise<string[]> {
  const count = async (said: string, query: ReturnType<typeof sql<{ n: string }>>): Promise<string[]> => {
    const n = Number((await query.execute(r.q)).rows[0]?.n ?? 0)
    return n === 0 ? [] : [`${n} ${said}`]
  }
  const ids = sql`any(${[...bodyIds]}::uuid[])`
  return [
    ...(await count('kế hoạch đang được đọc', sql`select count(*) as n from plans where tenant_id = ${r.tenant} and body_id = ${ids} and state = 'reading'`)),
    ...(await count('khóa kết nối đang mở', sql`select count(*) as n from api_keys where tenant_id = ${r.tenant} and body_id = ${ids} and revoked_at is null and (expires_at is null or expires_at > ${now})`)),
    ...(await count('nơi nhận tự động (webhook) đang mở', sql`select count(*) as n from webhooks where tenant_id = ${r.tenant} and body_id = ${ids} and disabled_at is null`)),
    ...(await count('lời mời tài khoản chưa dùng', sql`select count(*) as n from passes where tenant_id = ${r.tenant} and body_id = ${ids} and kind = 'invite' and used_at is null and revoked_at is null and expires_at > ${now}`)),
  ]
}

export async function settingsOf(r: Reader, bodyIds: readonly string[]): Promise<string[]> {
  if (bodyIds.length === 0) return []
  const rows = await r.q.selectFrom('settings').select('name').distinct().where('tenant_id', '=', r.tenant).where('body_id', 'in', bodyIds).orderBy('name').execute()
  return rows.map((row) => row.name)
}
