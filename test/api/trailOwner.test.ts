import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start, type Running } from '../../src/app/main.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { byProgram, command } from '../../src/platform/trail/command.ts'
import { trailGuard } from '../../src/platform/trail/guard.ts'
import { freshDatabase, type FreshDatabase } from '../support/postgres.ts'
import { check, trailOf, whenSealed } from '../support/trail.ts'

let database: FreshDatabase
let running: Running
const role = `program_${randomUUID().replaceAll('-', '')}`
const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-owner-'))

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  database = await freshDatabase({ migrated: false })
  await asOwner(`create role ${role} login password 'chi-de-thu'`)
  const url = new URL(database.databaseUrl)
  url.username = role
  url.password = 'chi-de-thu'
  running = await start({ config: readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url.href, DATABASE_OWNER_URL: database.databaseUrl }, dataDir), web: false })
})
afterAll(async () => {
  await running.close()
  await asOwner(`drop owned by ${role}; drop role ${role}`)
  await database.clear()
  rmSync(dataDir, { recursive: true, force: true })
})

const act = (title: string, personId: string | null = null) =>
  command(running.kit, byProgram(), { action: 'settings.changed', key: null, sent: null, about: { title, ...(personId === null ? {} : { personId }) } }, async () => ok(undefined))

describe('on a server whose tables belong to another role', () => {
  it('the program works, seals, and says that it cannot change the trail', async () => {
    await act('một')
    expect((await whenSealed(running)).breaches).toEqual([])
    expect(await trailGuard(running.kit.db, running.kit.tenant)).toBe('role')
  })

  it('the program is refused by the server itself when it would change what is written', async () => {
    for (const statement of ['update trail set action = $$x$$', 'delete from trail', 'update trail_details set details = $$x$$', 'delete from trail_details', 'delete from trail_seals', 'truncate trail', 'alter table trail disable trigger all', 'set session_replication_role = replica', 'update migrations set hash = $$x$$']) {
      const tried = running.kit.db.write(running.kit.tenant, async (w) => ok(await sql.raw(statement).execute(w.q)))
      await expect(tried, statement).rejects.toThrow(/permission denied|must be owner/)
    }
  })

  it('details go for an erasure that the trail tells of, and for nothing else', async () => {
    const person = randomUUID()
    await act('hai', person)
    const [mine] = (await trailOf(running)).filter((e) => e.personId === person)
    const because = randomUUID()
    const bare = running.kit.db.write(running.kit.tenant, async (w) => ok(await sql`select trail_erase(${w.tenant}::uuid, ${because}::uuid)`.execute(w.q)))
    await expect(bare).rejects.toThrow(/No entry of the trail/)
    await command(running.kit, byProgram(), { action: 'personal.erased', key: null, sent: null, about: { personId: person, entries: [mine?.id ?? ''] } }, async () => ok(undefined))
    const after = await trailOf(running)
    expect(after.find((e) => e.id === mine?.id)?.details).toBeNull()
    expect(after.filter((e) => e.details === null)).toHaveLength(1)
    await whenSealed(running)
    expect((await check(running)).breaches).toEqual([])
  })
})
