import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showHead } from '../../src/core/audit/chain.ts'
import { ok } from '../../src/core/kernel/result.ts'
import { byProgram, command } from '../../src/platform/trail/command.ts'
import { firstClerk, key, testServer, type Client, type TestServer } from '../support/server.ts'
import { behindItsBack, check, trailOf, whenSealed } from '../support/trail.ts'

let server: TestServer
let clerk: Client
const person = (name: string, post = 'Chuyên viên') => ({ name, post, unitId: null, leader: false, sex: null, born: '1990-05-02' })

beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
  for (const name of ['Trần Văn Bình', 'Lê Thị Cúc', 'Phạm Văn Dũng', 'Hoàng Thị Em']) await clerk.send('POST', '/api/people', { person: person(name), key: key() })
})
afterAll(() => server.close())

describe('the trail', () => {
  it('says of a change who, what, before and after', async () => {
    const { id, version } = (await clerk.send('POST', '/api/people', { person: person('Vũ Thị Giang'), key: key() })).body
    expect((await clerk.send('PATCH', `/api/people/${id}`, { person: person('Vũ Thị Giang', 'Phó Trưởng phòng'), key: key(), version })).status).toBe(200)
    const [added, changed] = (await trailOf(server.running)).slice(-2)
    expect(added).toMatchObject({ action: 'people.added', personId: id, thingKind: 'person', thingId: id, details: { title: 'Vũ Thị Giang' } })
    expect(changed).toMatchObject({ action: 'people.changed', personId: id, details: { changes: [{ field: 'post', before: 'Chuyên viên', after: 'Phó Trưởng phòng' }] } })
    expect(changed?.accountId).toBe((await clerk.get('/api/session')).body.account.id)
  })

  it('has one entry of a repeated command and none of a refused one', async () => {
    const before = (await trailOf(server.running)).length
    const again = { person: person('Ngô Văn Hải'), key: key() }
    const first = await clerk.send('POST', '/api/people', again)
    const second = await clerk.send('POST', '/api/people', again)
    expect(second.body.id).toBe(first.body.id)
    expect((await clerk.send('PATCH', `/api/people/${first.body.id}`, { person: person('Ngô Văn Hải'), key: key(), version: 99 })).status).toBe(409)
    expect((await clerk.send('POST', '/api/people', { person: { ...person('X Y'), born: '2026-99-99' }, key: key() })).status).toBe(422)
    expect((await trailOf(server.running)).length).toBe(before + 1)
  })

  it('is sealed in order by itself, each entry once', async () => {
    const sealed = await whenSealed(server.running)
    expect(sealed.breaches).toEqual([])
    expect(sealed.sealed).toBe((await trailOf(server.running)).length)
    expect(sealed.head.seq).toBe(sealed.sealed)
  })

  it('refuses to be changed, even to its owner', async () => {
    const tries = ['update trail set action = $$due.done$$', 'delete from trail', 'update trail_details set details = $$x$$', 'delete from trail_details', 'delete from trail_seals', 'truncate trail_seals', 'update trail_seals set hash = $$x$$']
    for (const statement of tries) {
      const tried = server.running.kit.db.write(server.running.kit.tenant, async (w) => ok(await sql.raw(statement).execute(w.q)))
      await expect(tried, statement).rejects.toThrow(/The trail is written once/)
    }
  })

  it('lets go of details only for an entry that tells of it', async () => {
    const { db, tenant } = server.running.kit
    const [entry] = await trailOf(server.running)
    const tried = db.write(tenant, async (w) => ok(await sql`select trail_erase(${tenant}::uuid, ${entry?.id}::uuid)`.execute(w.q)))
    await expect(tried).rejects.toThrow(/No entry of the trail tells of this erasure/)
    expect((await check(server.running)).breaches).toEqual([])
  })
})

describe('a file edited from outside', () => {
  const first = async (action: string) => {
    const found = (await trailOf(server.running)).find((e) => e.action === action)
    if (!found) throw new Error(`no entry ${action}`)
    return found.id
  }
  const found = async (against?: string) => (await check(server.running, against)).breaches.map((b) => b.kind)

  it('is found where a column was changed', async () => {
    await whenSealed(server.running)
    const id = await first('people.added')
    await behindItsBack(server.running, `update trail set action = 'people.removed' where id = '${id}'`)
    expect((await check(server.running)).breaches).toEqual([{ kind: 'altered', seq: expect.any(Number), entryId: id }])
    await behindItsBack(server.running, `update trail set action = 'people.added', at = at + interval '1 microsecond' where id = '${id}'`)
    expect(await found()).toEqual(['altered'])
    await behindItsBack(server.running, `update trail set at = at - interval '1 microsecond' where id = '${id}'`)
    expect(await found()).toEqual([])
  })

  it('is found where words were changed or taken out', async () => {
    const id = await first('people.added')
    await behindItsBack(server.running, `update trail_details set details = replace(details, 'Bình', 'Bính') where entry_id = '${id}'`)
    expect(await found()).toEqual(['details-altered'])
    await behindItsBack(server.running, `update trail_details set details = replace(details, 'Bính', 'Bình') where entry_id = '${id}'`, `create table kept as select * from trail_details where entry_id = '${id}'`, `delete from trail_details where entry_id = '${id}'`)
    expect(await found()).toEqual(['details-gone'])
    await behindItsBack(server.running, 'insert into trail_details select * from kept', 'drop table kept')
    expect(await found()).toEqual([])
  })

  it('is found where an entry went, or two changed places', async () => {
    const id = await first('people.added')
    await behindItsBack(server.running, `create table kept as select * from trail where id = '${id}'`, `delete from trail where id = '${id}'`)
    expect(await found()).toEqual(['entry-gone'])
    await behindItsBack(server.running, 'insert into trail select * from kept', 'drop table kept')
    const swap = ['update trail_seals set seq = -1 where seq = 2', 'update trail_seals set seq = 2 where seq = 3', 'update trail_seals set seq = 3 where seq = -1']
    await behindItsBack(server.running, ...swap)
    expect(await found()).toContain('altered')
    await behindItsBack(server.running, ...swap)
    expect(await found()).toEqual([])
  })

  it('that was cut at its end is found by a head kept outside, and only by that', async () => {
    const kept = showHead((await whenSealed(server.running)).head)
    expect(await found(kept)).toEqual([])
    await behindItsBack(server.running, 'create table kept as select * from trail_seals where seq > 4', 'create table cut as select * from trail where id in (select entry_id from kept)', 'create table words as select * from trail_details where entry_id in (select entry_id from kept)', 'delete from trail_details where entry_id in (select entry_id from kept)', 'delete from trail where id in (select entry_id from kept)', 'delete from trail_seals where seq > 4')
    expect(await found()).toEqual([])
    expect(await found(kept)).toEqual(['cut'])
    await behindItsBack(server.running, 'insert into trail select * from cut', 'insert into trail_details select * from words', 'insert into trail_seals select * from kept', 'drop table kept', 'drop table cut', 'drop table words')
    expect(await found(kept)).toEqual([])
  })

  it('whose end was written anew, with a chain sound in itself, is found by a head kept outside', async () => {
    const kept = showHead((await whenSealed(server.running)).head)
    const last = (await trailOf(server.running)).at(-1)?.id ?? ''
    await behindItsBack(server.running, `delete from trail_details where entry_id = '${last}'`, `delete from trail_seals where entry_id = '${last}'`, `delete from trail where id = '${last}'`)
    const { kit } = server.running
    await command(kit, byProgram(), { action: 'setup.skipped', key: null, sent: null }, async () => ok(undefined))
    await whenSealed(server.running)
    expect(await found()).toEqual([])
    expect(await found(kept)).toEqual(['rewritten'])
  })

  it('that gained an entry from outside shows it as unsealed', async () => {
    const { tenant } = server.running.kit
    await behindItsBack(server.running, `insert into trail (tenant_id, id, at, via, action, details_digest) values ('${tenant}', gen_random_uuid(), now() - interval '1 year', 'session', 'people.removed', 'x')`)
    expect((await check(server.running)).unsealed.count).toBe(1)
  })
})
