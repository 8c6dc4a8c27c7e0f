// Writes src/platform/db/rows.generated.ts from the migrated catalogue: npm run rows (a test fails when it is stale).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { rowTypes } from '../src/platform/db/rowTypes.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-rows-'))
const db = await openPool({ dataDir, databaseUrl: null })
try {
  await migrate(db.pool)
  writeFileSync(new URL('../src/platform/db/rows.generated.ts', import.meta.url), await rowTypes(db.pool))
} finally {
  await db.close()
  rmSync(dataDir, { recursive: true, force: true })
}
