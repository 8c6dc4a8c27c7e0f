// npm run bench [name…]: every benchmark, or those named. A new one is a file beside this and a line here.
import { printFigures, type Figure } from './measure.ts'

const benches: Readonly<
  Record<string, () => Promise<{ readonly title: string; run(): Promise<readonly Figure[]> }>>
> = {
  reading: () => import('./reading.ts'),
  backup: () => import('./backup.ts'),
  load: () => import('./load.ts'),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  process.stderr.write(
    `no bench named ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}\n`,
  )
  process.exit(1)
}
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { title, run } = await load()
  printFigures(title, await run())
}
