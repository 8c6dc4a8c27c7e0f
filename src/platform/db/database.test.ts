import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engine } from '../../../test/support/data.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'
import { ok } from '../../core/kernel/result.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { openPool } from './database.ts'
import { appendEvents, readEvents } from './events.ts'
import { migrate, migrationsOf } from './migrate.ts'
import { once } from './once.ts'
import { rowTypes } from './rowTypes.ts'
import { installedTenant } from './tenant.ts'

// The same suite over both engines; each run of it takes the one that its project names.

const REFERENCE = new Set(['tenants', 'migrations'])
const ACCOUNT = '00000000-0000-4000-8000-00000000000a'
const at = '2026-01-05T01:02:03.456Z'

describe(`the database (${engine()})`, () => {
  let db: Awaited<ReturnType<typeof openPool>>
  let tenant = ''
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-db-'))
  beforeAll(async () => {
    const empty = engine() === 'server' ? await freshDatabase({ migrated: false }) : null
    db = await openPool({ dataDir, databaseUrl: empty?.databaseUrl ?? null })
    expect((await migrate(db.pool)).length).toBe(migrationsOf().length)
    tenant = await installedTenant(db.pool)
  })
  afterAll(async () => {
    await db.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const rows = async <T extends object>(sql: string): Promise<T[]> => (await db.pool.query<T>(sql)).rows

  it('runs each migration once and refuses one that was changed', async () => {
    expect(await migrate(db.pool)).toEqual([])
    const changed = migrationsOf().map((m, i) => (i === 0 ? { ...m, hash: 'other' } : m))
    await expect(migrate(db.pool, changed)).rejects.toThrow('was changed after it had run')
  })
  it('refuses a database that a newer program has brought forward', async () => {
    await expect(migrate(db.pool, migrationsOf().slice(0, -1))).rejects.toThrow('newer program')
  })
  it('keys every table by tenant first, so that it can be spread by tenant', async () => {
    const keys = await rows<{ table: string; columns: string; kind: string }>(`
      select c.relname as table, i.indisprimary::text as kind, string_agg(a.attname, ',' order by k.n) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace
      cross join unnest(i.indkey) with ordinality k(att, n) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.att
      where s.nspname = 'public' and (i.indisunique or i.indisprimary) group by c.relname, i.indexrelid, i.indisprimary`)
    const tables = await rows<{ table: string }>(`select tablename as table from pg_tables where schemaname = 'public'`)
    const spread = tables.map((t) => t.table).filter((t) => !REFERENCE.has(t))
    for (const table of spread) expect([table, keys.filter((k) => k.table === table && k.kind === 'true').length]).toEqual([table, 1])
    expect(keys.filter((k) => spread.includes(k.table) && !k.columns.startsWith('tenant_id'))).toEqual([])
  })
  it('links tables only with the tenant in the key, and never sets null on delete', async () => {
    const links = await rows<{ name: string; target: string; columns: string; del: string }>(`
      select o.conname as name, t.relname as target, o.confdeltype as del, string_agg(a.attname, ',' order by k.n) as columns
      from pg_constraint o join pg_class t on t.oid = o.confrelid cross join unnest(o.conkey) with ordinality k(att, n)
      join pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.att where o.contype = 'f' group by o.oid, o.conname, t.relname, o.confdeltype`)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((l) => !l.columns.startsWith('tenant_id') || l.del === 'n' || l.del === 'd')).toEqual([])
    const own = await rows<{ n: string }>(`select (select count(*) from pg_trigger where not tgisinternal and tgname not like 'trail%') + (select count(*) from information_schema.columns where table_schema = 'public' and column_default like 'nextval%') as n`)
    expect(own).toEqual([{ n: '0' }])
  })
  it('has the row types that the migrations make (npm run rows)', async () => {
    expect(await rowTypes(db.pool)).toBe(readFileSync(new URL('./rows.generated.ts', import.meta.url), 'utf8'))
  })
  it('rolls back what is refused, and tells those that wait only after the commit', async () => {
    const told: string[] = []
    const add = (fails: boolean) =>
      db.write(tenant, async (w) => {
        w.afterCommit(() => told.push(String(fails)))
        await appendEvents(w, `test:${fails}`, 0, [{ type: 'x', data: {} }], { accountId: null, at })
        return fails ? refuse('demo.only', {}) : ok(1)
      })
    expect(await add(true)).toMatchObject({ ok: false, refusal: { code: 'demo.only' } })
    expect(await add(false)).toEqual(ok(1))
    expect(told).toEqual(['false'])
    expect(await db.read(tenant, (r) => readEvents(r, 'test:true'))).toEqual([])
    expect(await db.read(tenant, (r) => readEvents(r, 'test:false'))).toEqual([{ version: 1, type: 'x', data: {}, accountId: null, at }])
  })
  it('refuses a transaction inside another instead of waiting for ever', async () => {
    await expect(db.read(tenant, () => db.read(tenant, async () => 1))).rejects.toThrow('inside another')
  })
  it('reads in a transaction that cannot write', async () => {
    await expect(db.read(tenant, (r) => r.q.insertInto('events').values({ tenant_id: tenant, stream: 'no', version: 1, type: 'x', data: '{}', account_id: null, at }).execute())).rejects.toThrow('read-only')
  })
  it('carries out a command once for its key', async () => {
    let ran = 0
    const send = (key: string, body: object) => db.write(tenant, (w) => once(w, { account: ACCOUNT, key, body, at }, async () => ok({ n: ++ran })))
    expect(await send('key-1', { a: 1, b: 2 })).toEqual(ok({ n: 1 }))
    expect(await send('key-1', { b: 2, a: 1 })).toEqual(ok({ n: 1 }))
    expect(await send('key-1', { a: 2, b: 2 })).toMatchObject({ refusal: { code: 'command.repeated-differently' } })
    const both = await Promise.all([send('key-2', {}), send('key-2', {})])
    expect(both).toEqual([ok({ n: 2 }), ok({ n: 2 })])
  })
  it('forgets the key of a command that was refused, so that it can be sent again', async () => {
    const send = (good: boolean) => db.write(tenant, (w) => once(w, { account: ACCOUNT, key: 'key-3', body: {}, at }, async () => (good ? ok('done') : refuse('demo.only', {}))))
    expect((await send(false)).ok).toBe(false)
    expect(await send(true)).toEqual(ok('done'))
  })
  it('lets one of two writers be first on a stream, and the other see it', async () => {
    const next = () =>
      db.write(tenant, async (w) => {
        const version = (await readEvents(w, 'race')).length
        await appendEvents(w, 'race', version, [{ type: 'x', data: { version } }], { accountId: null, at })
        return ok(version + 1)
      })
    const all = await Promise.all([next(), next(), next(), next()])
    expect(all.map((r) => (r.ok ? r.value : 0)).sort()).toEqual([1, 2, 3, 4])
  })
  it('keeps dates as calendar strings and moments as ISO strings', async () => {
    expect(await rows(`select date '2026-02-28' as d, timestamptz '2026-01-01 07:00+07' as t`)).toEqual([{ d: '2026-02-28', t: '2026-01-01T00:00:00.000Z' }])
  })
})
