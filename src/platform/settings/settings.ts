import type { Reader, Writer } from '../db/database.ts'

export interface Setting<T> {
  readonly value: T
  readonly version: number
  readonly setAt: string
}

const named = (r: Reader, bodyId: string | null, name: string) =>
  r.q.selectFrom('settings').where('tenant_id', '=', r.tenant).where('body_id', bodyId === null ? 'is' : '=', bodyId).where('name', '=', name)

/** The present value of a setting of the tenant (bodyId null) or of a body; null when it was never set. The caller knows its shape. */
export async function settingOf<T>(r: Reader, bodyId: string | null, name: string): Promise<Setting<T> | null> {
  const row = await named(r, bodyId, name).select(['value', 'version', 'set_at']).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? { value: row.value as T, version: row.version, setAt: row.set_at } : null
}

export interface NewSetting {
  readonly id: string
  readonly bodyId: string | null
  readonly name: string
  readonly value: unknown
  readonly version: number
  readonly at: string
  readonly by: string | null
}

/** Adds the next version of a setting; those before it stay as its history. */
export async function addSetting(w: Writer, s: NewSetting): Promise<void> {
  await w.q.insertInto('settings').values({ tenant_id: w.tenant, id: s.id, body_id: s.bodyId, name: s.name, value: JSON.stringify(s.value), version: s.version, set_at: s.at, set_by: s.by }).execute()
}

/** The history of a setting that holds a secret keeps no old secret: what it was before is taken out. */
export async function wipeOlder(w: Writer, bodyId: string | null, name: string, before: number): Promise<void> {
  await w.q.deleteFrom('settings').where('tenant_id', '=', w.tenant).where('body_id', bodyId === null ? 'is' : '=', bodyId).where('name', '=', name).where('version', '<', before).execute()
}
