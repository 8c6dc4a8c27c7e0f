import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mammoth from 'mammoth'
import { extractText } from 'unpdf'
import { docxOf, p } from '../../test/support/files/docx.ts'
import { photographed, scanOf, typeset } from '../../test/support/files/pdf.ts'
import { readPlan } from '../../src/core/plans/read.ts'
import { readPlanFile, readSource, readText } from '../../src/platform/files/open.ts'
import { closeReadingRoom } from '../../src/platform/files/readingRoom.ts'
import { median, medianMs, peakGrowthMb, type Figure } from './measure.ts'

export const title = 'Reading plans'

const MB = 1024 * 1024
const GOLDEN = fileURLToPath(new URL('../../test/golden/', import.meta.url))

/** The plans that the tests read: of real length, invented. */
function plans(): string[] {
  const folders = readdirSync(GOLDEN, { withFileTypes: true }).filter((e) => e.isDirectory())
  return folders.flatMap((f) =>
    readdirSync(join(GOLDEN, f.name))
      .filter((n) => n.endsWith('.txt'))
      .map((n) => readFileSync(join(GOLDEN, f.name, n), 'utf8')),
  )
}

function reading(text: string): ReturnType<typeof readPlan> {
  const source = readText('bench.txt', text)
  if (!source.ok) throw new Error(source.refusal.code)
  return readPlan(source.value)
}

const markup = (text: string): string =>
  `#set page(paper: "a4", margin: 2.5cm)\n#set par(justify: true)\n${text
    .split('\n')
    .map((l) => `#par(${JSON.stringify(l)})`)
    .join('\n')}`

async function plainText(texts: readonly string[]): Promise<Figure[]> {
  const each: number[] = []
  for (const text of texts) each.push(await medianMs(() => reading(text), 5, 3))
  const bytesOf = (size: number): string => {
    let all = ''
    for (let i = 0; Buffer.byteLength(all) < size; i++) all += `${texts[i % texts.length] ?? ''}\n\n`
    return all
  }
  const [small, large] = [bytesOf(MB / 4), bytesOf(MB)]
  const speed = async (text: string): Promise<number> =>
    Buffer.byteLength(text) / MB / ((await medianMs(() => reading(text), 3, 1)) / 1000)
  return [
    { name: `a plan, warm (median of ${texts.length})`, ours: median(each), unit: 'ms', goal: 'under 30' },
    { name: 'the slowest plan, warm', ours: Math.max(...each), unit: 'ms' },
    {
      name: 'all plans one by one',
      ours:
        texts.reduce((n, t) => n + Buffer.byteLength(t), 0) / MB / (each.reduce((a, b) => a + b, 0) / 1000),
      unit: 'MB/s',
      goal: 'at least 2',
    },
    { name: 'a text of 0.25 MB', ours: await speed(small), unit: 'MB/s', goal: 'at least 2' },
    { name: 'a text of 1 MB', ours: await speed(large), unit: 'MB/s', goal: 'at least 2' },
  ]
}

async function beside(texts: readonly string[]): Promise<Figure[]> {
  const text = texts.toSorted((a, b) => b.length - a.length)[0] ?? ''
  const docx = docxOf({
    body: text
      .split('\n')
      .map((l) => p(l))
      .join(''),
  })
  const pdf = typeset(markup(text))
  const theirs = {
    docx: {
      name: 'mammoth, text alone',
      value: await medianMs(() => mammoth.extractRawText({ buffer: docx }), 15),
    },
    pdf: {
      name: 'pdf.js (unpdf), text alone',
      value: await medianMs(() => extractText(new Uint8Array(pdf)), 15),
    },
  }
  const ours = (name: string, bytes: Uint8Array, facts: boolean): Promise<number> =>
    medianMs(() => (facts ? readPlanFile({ name, bytes }) : readSource({ name, bytes })), 15)
  return [
    { name: 'a .docx: text', ours: await ours('a.docx', docx, false), unit: 'ms', peer: theirs.docx },
    {
      name: 'a .docx: text, facts and checks',
      ours: await ours('a.docx', docx, true),
      unit: 'ms',
      peer: theirs.docx,
      goal: 'ratio at most 2',
    },
    { name: 'a .pdf: text', ours: await ours('a.pdf', pdf, false), unit: 'ms', peer: theirs.pdf },
    {
      name: 'a .pdf: text, facts and checks',
      ours: await ours('a.pdf', pdf, true),
      unit: 'ms',
      peer: theirs.pdf,
      goal: 'ratio at most 2',
    },
  ]
}

async function scans(texts: readonly string[]): Promise<Figure[]> {
  const pictures = await photographed(typeset(markup(texts.join('\n').slice(0, 9_000))))
  const pages = pictures.slice(0, 3)
  const scan = scanOf(pages)
  const start = performance.now()
  const read = await readSource({ name: 'scan.pdf', bytes: scan })
  if (!read.ok) throw new Error(read.refusal.code)
  return [
    {
      name: 'a scanned page, its worker’s start shared',
      ours: (performance.now() - start) / 1000 / pages.length,
      unit: 's',
      goal: 'at most 4',
    },
  ]
}

async function memory(texts: readonly string[]): Promise<Figure[]> {
  await closeReadingRoom()
  const long = texts.join('\n\n')
  const docx = docxOf({
    body: Array.from({ length: 20 }, () =>
      long
        .split('\n')
        .map((l) => p(l))
        .join(''),
    ).join(''),
  })
  const full = docxOf({
    body: p('Kế hoạch'),
    more: [{ name: 'word/styles.xml', data: Buffer.alloc(64 * MB), claim: 100 }],
  })
  const scan = scanOf((await photographed(typeset(markup(long.slice(0, 6_000))))).slice(0, 2))
  const heavy = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(31 * MB, 0x20)])
  const growth = async (what: string, name: string, bytes: Uint8Array): Promise<Figure[]> => {
    const { own, all } = await peakGrowthMb(async () => {
      await readSource({ name, bytes })
      await closeReadingRoom()
    })
    return [
      { name: `memory of the server over idle: ${what}`, ours: own, unit: 'MB', goal: 'at most 200' },
      { name: `  with the process that reads, whole: ${what}`, ours: all, unit: 'MB' },
    ]
  }
  return [
    ...(await growth('a long .docx', 'a.docx', docx)),
    ...(await growth('a zip bomb', 'b.docx', full)),
    ...(await growth('a broken .pdf of 31 MB', 'c.pdf', heavy)),
    ...(await growth('a scan', 'd.pdf', scan)),
  ]
}

/** Memory first: later work would hide its growth in what it left behind. */
export async function run(): Promise<readonly Figure[]> {
  const texts = plans()
  const grown = await memory(texts)
  const figures = [...(await plainText(texts)), ...(await beside(texts)), ...(await scans(texts)), ...grown]
  await closeReadingRoom()
  return figures
}
