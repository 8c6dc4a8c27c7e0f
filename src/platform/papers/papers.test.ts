import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { survival } from '../../../test/support/plans/normal.ts'
import { programmes, type FactKind } from '../../../test/support/plans/programmes.ts'
import type { Programme } from '../../core/plans/programme.ts'
import { readPlan } from '../../core/plans/read.ts'
import { readSource } from '../files/open.ts'
import { closeReadingRoom } from '../files/readingRoom.ts'
import { closePdfWriter, renderPaper, type PaperForm } from './index.ts'

const SEED = 20261120
const KINDS: readonly FactKind[] = [
  'bases',
  'sections',
  'movements',
  'objectives',
  'targets',
  'meetings',
  'responsibilities',
]
const [sample] = fc.sample(programmes(new Set(KINDS)), { seed: SEED, numRuns: 1 })
if (!sample) throw new Error('no sample')

afterAll(async () => {
  await closePdfWriter()
  await closeReadingRoom()
})

async function throughFile(programme: Programme, as: PaperForm): Promise<string[]> {
  const { bytes, name } = await renderPaper(programme, as)
  const source = await readSource({ name, bytes })
  if (!source.ok) throw new Error(JSON.stringify(source.refusal))
  return [...survival(programme, readPlan(source.value).programme).lost]
}

describe('a paper read back from its file', () => {
  it.each([
    ['txt', 20],
    ['docx', 20],
    ['pdf', 10],
  ] as const)('gives the programme again: %s', { timeout: 120_000 }, async (as, numRuns) => {
    await fc.assert(
      fc.asyncProperty(programmes(new Set(KINDS)), async (p) => {
        const lost = await throughFile(p, as)
        // a page has no columns: the text layer reads "Nơi nhận" and the signature line by line across both
        expect(as === 'pdf' ? lost.filter((fact) => !fact.startsWith('recipients')) : lost).toEqual([])
      }),
      { seed: SEED, numRuns },
    )
  })
})

describe('the files', () => {
  it.each(['txt', 'docx', 'pdf'] as const)('are the same bytes for the same programme: %s', async (as) => {
    const [one, two] = [await renderPaper(sample, as), await renderPaper(structuredClone(sample), as)]
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0)
    expect(one.name).toMatch(new RegExp(`^ke-hoach-[a-z0-9-]+\\.${as}$`))
  })

  it('answers several papers at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => renderPaper(sample, 'pdf')))
    expect(new Set(all.map((p) => Buffer.from(p.bytes).toString('base64'))).size).toBe(1)
    expect(
      Buffer.from(all[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

const run = promisify(execFile)

async function office(): Promise<string | null> {
  try {
    return (await run('soffice', ['--version'])).stdout
  } catch {
    return null
  }
}

describe('Word file in an office program', () => {
  it('opens in LibreOffice and keeps every paragraph', { timeout: 120_000 }, async () => {
    if ((await office()) === null) {
      console.warn(
        'NOT RUN: LibreOffice (soffice) is not installed; the Word file was not opened in an office program',
      )
      return
    }
    const folder = await mkdtemp(join(tmpdir(), 'paper-'))
    try {
      await writeFile(join(folder, 'paper.docx'), (await renderPaper(sample, 'docx')).bytes)
      await run('soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'paper.docx'),
      ])
      const source = await readSource({
        name: 'paper.pdf',
        bytes: new Uint8Array(await readFile(join(folder, 'paper.pdf'))),
      })
      expect(source.ok && source.value.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
      for (const c of sample.campaigns)
        expect(source.ok && source.value.text.replace(/\s+/g, ' ')).toContain(c.name)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
