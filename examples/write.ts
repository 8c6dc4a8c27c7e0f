// Writes the example plans as files to drop in by hand: npx tsx examples/write.ts FOLDER [YYYY-MM-DD]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../src/platform/clock/clock.ts'
import { plansOf } from './files.ts'

const [folder, day] = process.argv.slice(2)
if (!folder || (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day))) throw new Error('usage: npx tsx examples/write.ts FOLDER [YYYY-MM-DD]')
const today = day ?? systemClock.today()
mkdirSync(folder, { recursive: true })
for (const { plan, text } of plansOf({ year: Number(today.slice(0, 4)), today })) {
  writeFileSync(join(folder, plan.name), text)
  console.log(`${plan.name}  ${plan.about}`)
}
