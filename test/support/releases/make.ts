// Writes the archive of a released version out of a data folder that its own program filled:
//   npx tsx test/support/releases/make.ts VERSION DATA_DIR
// For 0.1.0: the demo world of the commit that was released, stopped cleanly. Everything in it is invented. Long plans are taken out
// of the folder first, with all that came of them, so that the archive stays small.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backUp } from '../../../src/platform/archive/backup.ts'
import { openPool } from '../../../src/platform/db/database.ts'
import { folderStore } from '../../../src/platform/files/store.ts'

const [version = '', dataDir = ''] = process.argv.slice(2)
if (!/^\d+\.\d+\.\d+$/.test(version) || dataDir === '') throw new Error('tsx make.ts VERSION DATA_DIR')
const to = join(fileURLToPath(new URL('.', import.meta.url)), `${version}.bangvang`)
const db = await openPool({ dataDir, databaseUrl: null })
const LONG = `(select plan_id from programme_items group by plan_id having count(*) > 60)`
try {
  await db.pool.query(`create table long_plans as select id as plan_id, programme_id from plans where id in ${LONG}`)
  for (const sql of [
    `delete from events where stream in (select 'plan:' || plan_id from long_plans union select 'programme:' || programme_id from long_plans)`,
    'delete from programmes where plan_id in (select plan_id from long_plans)',
    'delete from plans where id in (select plan_id from long_plans)',
    'drop table long_plans',
  ]) await db.pool.query(sql)
  const facts = { madeAt: new Date().toISOString(), reason: 'asked', program: version, law: null } as const
  const { manifest, sha256, size } = await backUp(to, { db, files: folderStore(join(dataDir, 'files')), dataDir }, facts)
  process.stdout.write(`${to}: ${size} bytes, ${manifest.tables.length} tables, ${manifest.members.length} members, ${sha256}\n`)
} finally {
  await db.close()
}
