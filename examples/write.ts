// Writes the example plans as files to drop in by hand: npx tsx examples/write.ts FOLDER [YYYY-MM-DD]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../src/core/plans/read.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { closePdfWriter, renderPaper } from '../src/platform/papers/index.ts'
import { plansOf, planText } from './files.ts'
import { examplePlan, type PlanKey } from './plans.ts'
import { scanOf } from './scan.ts'
import { wordOf } from './word.ts'

const [folder, day] = process.argv.slice(2)
if (!folder || (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day))) throw new Error('usage: npx tsx examples/write.ts FOLDER [YYYY-MM-DD]')
const today = day ?? systemClock.today()
const at = { year: Number(today.slice(0, 4)), today }

function put(name: string, bytes: string | Uint8Array, about: string): void {
  writeFileSync(join(folder ?? '.', name), bytes)
  console.log(`${name}  ${about}`)
}
const named = (key: PlanKey, ending: string): string => examplePlan(key).name.replace(/\.txt$/, ending)

mkdirSync(folder, { recursive: true })
for (const { plan, text } of plansOf(at)) put(plan.name, text, plan.about)
put(named('phat-dong', '.docx'), await wordOf(planText('phat-dong', at)), 'bản Word')

const text = planText('chuyen-de', at)
const { programme } = readPlan({ name: 'chuyen-de', sha256: '', kind: 'txt', text, pages: [], styles: [], doubts: [], remarks: [] })
const printed = await renderPaper(programme, 'pdf')
put(named('chuyen-de', '.pdf'), printed.bytes, 'bản PDF có lớp chữ')
put(named('chuyen-de', '-ban-quet.pdf'), await scanOf(printed.bytes), 'bản quét')
await closePdfWriter()
