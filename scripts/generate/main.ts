// npm run generate -- --province|--office [--seed N] [--people N] [--awards N] [--accounts N]
// Fills the empty database of DATABASE_URL, or of DATA_DIR, with an invented world, to measure and to try the product at size.
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../../src/platform/config/config.ts'
import { openPool } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { installedTenant } from '../../src/platform/db/tenant.ts'
import { fill, PASSWORD, type Order } from './fill.ts'

const { values } = parseArgs({
  options: { province: { type: 'boolean' }, office: { type: 'boolean' }, seed: { type: 'string' }, people: { type: 'string' }, awards: { type: 'string' }, accounts: { type: 'string' } },
})

function whole(name: string, given: string | undefined, otherwise: number): number {
  const n = Number(given ?? otherwise)
  if (Number.isSafeInteger(n) && n >= 0) return n
  throw new Error(`--${name} must be a whole number, not "${given}"`)
}

const office = values.office === true
if (office === (values.province === true)) {
  process.stderr.write('Say --province or --office.\n')
  process.exit(2)
}
const order: Order = {
  office,
  seed: whole('seed', values.seed, 1),
  people: whole('people', values.people, office ? 400 : 100_000),
  awards: whole('awards', values.awards, office ? 4_000 : 1_000_000),
  accounts: whole('accounts', values.accounts, office ? 60 : 900),
  year: 2026,
}
const config = readConfig(process.env)
mkdirSync(config.dataDir, { recursive: true })
const began = performance.now()
const db = await openPool(config)
try {
  await migrate(db.pool)
  const tenant = await installedTenant(db.pool)
  const client = await db.pool.connect()
  try {
    const filled = await fill(client, tenant, order, (words) => process.stdout.write(`${words}\n`))
    process.stdout.write(`${JSON.stringify(filled)} in ${Math.round((performance.now() - began) / 1000)} s; sign in as tai1 … tai${order.accounts}, password ${PASSWORD}\n`)
  } finally {
    client.release()
  }
} finally {
  await db.close()
}
