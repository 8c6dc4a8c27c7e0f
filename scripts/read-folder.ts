// Reads every .txt of a folder and writes NAME.json beside each other: tsx scripts/read-folder.ts FOLDER OUT
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../src/core/plans/read.ts'

const [folder, out] = process.argv.slice(2)
if (!folder || !out) throw new Error('usage: read-folder.ts FOLDER OUT')
mkdirSync(out, { recursive: true })
for (const name of readdirSync(folder).filter((n) => n.endsWith('.txt'))) {
  const bytes = readFileSync(join(folder, name))
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').normalize('NFC')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { programme } = readPlan({ name, sha256, kind: 'txt', text, pages: [], styles: [], doubts: [], remarks: [] })
  // the answers are named NAME.txt.gold.json for some folders, NAME.gold.json for others
  for (const file of [`${name}.json`, name.replace(/\.txt$/, '.json')]) writeFileSync(join(out, file), JSON.stringify(programme, null, 1))
}
