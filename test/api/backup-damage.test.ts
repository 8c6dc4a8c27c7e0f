import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { gunzipSync, gzipSync } from 'node:zlib'
import { MANIFEST, SEAL, type Manifest } from '../../src/platform/archive/format.ts'
import { restoreArchive } from '../../src/platform/archive/place.ts'
import { checkArchive, membersOf } from '../../src/platform/archive/read.ts'
import { END, header, padding } from '../../src/platform/archive/tar.ts'

vi.setConfig({ testTimeout: 180_000 })
const RELEASE = fileURLToPath(new URL('../support/releases/0.1.0.bangvang', import.meta.url))
const whole = readFileSync(RELEASE)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-damage-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (bytes: Uint8Array): string => {
  const path = join(folder, 'a.bangvang')
  writeFileSync(path, bytes)
  return path
}
const codeFor = async (bytes: Uint8Array): Promise<string | null> => {
  const checked = await checkArchive(put(bytes))
  return checked.ok ? null : checked.refusal.code
}

const at = fc.nat(whole.length - 1)
const few = fc.integer({ min: 1, max: 2000 })
/** Each gives other bytes than those it was given. */
const damages = fc.oneof(
  fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([i, by]) => {
    const bytes = Buffer.from(whole)
    bytes[i] = (bytes[i] ?? 0) ^ by
    return bytes
  }),
  at.map((i) => whole.subarray(0, i)),
  fc.tuple(at, few).map(([i, n]) => Buffer.concat([whole.subarray(0, i), whole.subarray(i + n)])),
  fc.tuple(at, few).map(([i, n]) => Buffer.concat([whole.subarray(0, i + n), whole.subarray(i)])),
  fc.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 1500 })).map(([i, more]) => Buffer.concat([whole.subarray(0, i), more, whole.subarray(i)])),
  fc.uint8Array({ minLength: 1, maxLength: 1500 }).map((more) => Buffer.concat([whole, more])),
)

describe('a damaged archive', () => {
  it('is whole to begin with', async () => {
    expect(await codeFor(whole)).toBeNull()
  })
  it('is refused whole, wherever bytes were flipped, cut, doubled, put in or put after', async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (bytes) => {
        // bytes that were doubled or cut among equal ones may give the same file
        fc.pre(!bytes.equals(whole))
        expect(await codeFor(bytes)).toBe('backup.damaged')
      }),
      { numRuns: 250 },
    )
  })
  it('writes nothing: the place stays as bare as it was', async () => {
    const bytes = Buffer.from(whole)
    bytes[70_000] = (bytes[70_000] ?? 0) ^ 1
    const dataDir = join(folder, 'bare')
    expect(await restoreArchive(put(bytes), { dataDir, databaseUrl: null })).toMatchObject({ ok: false, refusal: { code: 'backup.damaged' } })
    expect(existsSync(dataDir)).toBe(false)
  })
  it('is refused when it never was one of ours', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('không phải'), Buffer.alloc(4096), gzipSync(whole)]) expect(await codeFor(bytes)).toBe('backup.damaged')
  })
})

interface Part {
  readonly name: string
  readonly body: Buffer
}
async function parts(): Promise<Part[]> {
  const list: Part[] = []
  for await (const { name, body } of membersOf(RELEASE)) list.push({ name, body })
  return list
}
const tar = (list: readonly Part[]): Buffer => Buffer.concat([...list.flatMap(({ name, body }) => [header(name, body.length), body, Buffer.alloc(padding(body.length))]), END])
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Puts members together anew with a manifest changed by hand and sealed again, as one would who wants to deceive. */
async function forged(change: (manifest: Manifest, list: Part[]) => void, alter: (list: Part[]) => Part[] = (l) => l): Promise<Buffer> {
  const list = alter(await parts())
  const inside = list.filter((p) => p.name !== MANIFEST && p.name !== SEAL)
  const manifest = JSON.parse(list.find((p) => p.name === MANIFEST)?.body.toString() ?? '') as Manifest
  change(manifest, inside)
  const body = Buffer.from(JSON.stringify(manifest))
  return tar([...inside, { name: MANIFEST, body }, { name: SEAL, body: Buffer.from(`${sha(body)}\n`) }])
}
const lesser = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined) throw new Error('nothing there')
  return first
}

describe('a manifest that was edited and sealed again', () => {
  it('is taken when it says the truth: the parts alone do not refuse it', async () => {
    expect(await codeFor(await forged(() => {}))).toBeNull()
  })
  it('does not get past the rows: their number, their content, their table', async () => {
    expect(await codeFor(await forged((m) => (lesser(m.tables).rows += 1)))).toBe('backup.damaged')
    expect(await codeFor(await forged((m) => (lesser(m.tables).sha256 = '0'.repeat(64))))).toBe('backup.damaged')
    expect(await codeFor(await forged((m) => m.tables.splice(0, 1)))).toBe('backup.damaged')
    expect(await codeFor(await forged((m) => m.tables.push(lesser(m.tables))))).toBe('backup.damaged')
  })
  it('does not get past a row that was changed, though the list of members was mended', async () => {
    const changed = await forged((m, list) => {
      const i = list.findIndex((p) => p.name.startsWith('rows/people/'))
      const body = gzipSync(Buffer.from(gunzipSync(list[i]?.body ?? Buffer.alloc(0)).toString().replace('Nguyễn', 'Nguyên')))
      list[i] = { name: list[i]?.name ?? '', body }
      m.members[i] = { name: list[i]?.name ?? '', size: body.length, sha256: sha(body) }
    })
    expect(await codeFor(changed)).toBe('backup.damaged')
  })
  it('does not get past members in another order, left out, or twice', async () => {
    const swapped = (l: Part[]): Part[] => [...l.slice(0, 3), ...l.slice(3, 5).reverse(), ...l.slice(5)]
    expect(await codeFor(await forged(() => {}, swapped))).toBe('backup.damaged')
    expect(await codeFor(await forged(() => {}, (l) => l.filter((p) => !p.name.startsWith('files/'))))).toBe('backup.damaged')
    expect(await codeFor(await forged(() => {}, (l) => [...l.slice(0, 2), ...l.slice(1)]))).toBe('backup.damaged')
  })
  it('does not bring a schema of its own', async () => {
    const other = await forged((m) => (lesser(m.migrations).hash = '1'.repeat(64)))
    expect(await restoreArchive(put(other), { dataDir: join(folder, 'bare'), databaseUrl: null })).toMatchObject({ ok: false, refusal: { code: 'backup.damaged' } })
    const newer = await forged((m) => m.migrations.push({ name: '9999_later.sql', hash: '1'.repeat(64) }))
    expect(await restoreArchive(put(newer), { dataDir: join(folder, 'bare'), databaseUrl: null })).toMatchObject({ ok: false, refusal: { code: 'backup.newer' } })
    const columns = await forged((m) => lesser(m.tables).columns.push({ name: 'more', type: 'text' }))
    const dataDir = join(folder, 'columns')
    expect(await restoreArchive(put(columns), { dataDir, databaseUrl: null })).toMatchObject({ ok: false, refusal: { code: 'backup.damaged' } })
    expect(existsSync(join(dataDir, 'db')) || existsSync(join(dataDir, 'restoring'))).toBe(false)
  })
})
