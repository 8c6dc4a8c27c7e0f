import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { docxOf, numbered, numberingXml, p } from '../../../test/support/files/docx.ts'
import { oleOf } from '../../../test/support/files/ole.ts'
import { lockedPdf, photographed, scanOf, typeset } from '../../../test/support/files/pdf.ts'
import { zipOf } from '../../../test/support/files/zip.ts'
import { readPlan } from '../../core/plans/read.ts'
import { FILE_BYTES } from './limits.ts'
import { readPlanFile, readSource, readText, type ReadOptions } from './open.ts'
import { closeReadingRoom } from './readingRoom.ts'
import { folderStore } from './store.ts'

const FIXTURES = new URL('../../../test/support/files/', import.meta.url)
const MB = 1024 * 1024
const SENTENCE =
  'Các phòng đăng ký nội dung thi đua với Văn phòng Sở trước ngày 15/3/2026 để Hội đồng xem xét.'

afterAll(closeReadingRoom)

async function outcome(name: string, bytes: Uint8Array | string, options: ReadOptions = {}): Promise<string> {
  const read = await readSource(
    { name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes },
    options,
  )
  return read.ok ? read.value.text.trim() : read.refusal.code
}

describe('a file of each kind', () => {
  test('text in every encoding that offices left behind', async () => {
    const legacy = 'Trong n¨m, mçi phßng cña Së ®¨ng ký Ýt nhÊt mét s¸ng kiÕn.'
    expect(await outcome('a.txt', SENTENCE)).toBe(SENTENCE)
    expect(await outcome('a.txt', `\ufeff${SENTENCE.normalize('NFD')}\r\n`)).toBe(SENTENCE)
    expect(await outcome('a.txt', Buffer.from(`\ufeff${SENTENCE}`, 'utf16le'))).toBe(SENTENCE)
    expect(await outcome('a.txt', Buffer.from(`\ufeff${SENTENCE}`, 'utf16le').swap16())).toBe(SENTENCE)
    expect(await outcome('a.txt', Buffer.from(legacy, 'latin1'))).toBe(
      'Trong năm, mỗi phòng của Sở đăng ký ít nhất một sáng kiến.',
    )
    expect(await outcome('a.txt', legacy)).toBe('Trong năm, mỗi phòng của Sở đăng ký ít nhất một sáng kiến.')
    // marks stand after their letters: "Hội đồng xét"
    const windows1258 = Buffer.from([
      ...Buffer.from('H'),
      0xf4,
      0xf2,
      ...Buffer.from('i '),
      0xf0,
      0xf4,
      0xcc,
      ...Buffer.from('ng xe'),
      0xec,
      0x74,
    ])
    expect(await outcome('a.txt', windows1258)).toBe('Hội đồng xét')
  })
  test('Markdown by its name, Word by its content, an old Word document', async () => {
    const md = await readSource({ name: 'a.md', bytes: Buffer.from(`# ${SENTENCE}`) })
    expect(md.ok && md.value.kind).toBe('md')
    expect(await outcome('a.docx', docxOf({ body: p(SENTENCE) }))).toBe(SENTENCE)
    const doc = await outcome('a.doc', await readFile(new URL('plan.doc', FIXTURES)))
    expect(doc).toContain('SỞ XÂY DỰNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(doc).toContain('| TT | Nội dung | Thời gian |\n| 1 | Họp Hội đồng - phiên đầu năm | Tháng 3 |')
  })
  test('a PDF, a scan and a photograph, read in the worker', async () => {
    expect(await outcome('a.pdf', typeset(SENTENCE))).toBe(SENTENCE)
    const seen: number[] = []
    const pictures = await photographed(
      typeset(`#set page(width: 16cm, height: 6cm, margin: 1cm)\n${SENTENCE}`),
    )
    expect(
      (await outcome('quét.pdf', scanOf(pictures), { onProgress: (page) => seen.push(page) })).replace(
        /\s+/g,
        ' ',
      ),
    ).toBe(SENTENCE)
    expect(seen).toEqual([0, 1])
    const photo = await outcome('a.jpg', await readFile(new URL('photo.jpg', FIXTURES)))
    expect(photo).toContain('Văn phòng Sở trước ngày 15/3/2026')
  })
  test('pasted text, and the facts with the text', async () => {
    const pasted = readText('dán', `Céng hßa\r\n${SENTENCE}`)
    expect(pasted.ok && pasted.value.text).toBe(`Céng hßa\n${SENTENCE}`)
    const numbering = numberingXml([['upperRoman', '%1.']])
    const bytes = docxOf({
      body: p('KẾ HOẠCH') + p('Thi đua năm 2026') + numbered('MỤC ĐÍCH', 0) + p(SENTENCE),
      numbering,
    })
    const read = await readPlanFile({ name: 'kh.docx', bytes })
    if (!read.ok) throw new Error(read.refusal.code)
    expect(read.value.programme).toEqual(readPlan(read.value.source).programme)
    expect(read.value.programme.source).toMatchObject({
      name: 'kh.docx',
      kind: 'docx',
      length: read.value.source.text.length,
    })
  })
})

describe('bad input is refused by name', () => {
  test.each<[string, string, () => Uint8Array | string]>([
    ['an empty file', 'file.empty', () => ''],
    ['a text of blanks', 'file.empty', () => ' \n\t\n '],
    ['a document without words', 'file.no-text', () => docxOf({ body: p(' ') })],
    ['a text that is named .docx', 'file.kind-mismatch', () => SENTENCE],
    ['a package that is no document', 'file.kind-mismatch', () => zipOf([{ name: 'a.txt', data: 'x' }])],
    ['a document cut short', 'file.damaged', () => docxOf({ body: p(SENTENCE) }).subarray(0, 400)],
    ['a document under a password', 'file.encrypted', () => oleOf(['EncryptionInfo', 'EncryptedPackage'])],
    [
      'a package under a password',
      'file.encrypted',
      () => zipOf([{ name: 'word/document.xml', data: 'x', encrypted: true }]),
    ],
    [
      'a document with macros',
      'file.macros',
      () => docxOf({ body: p(SENTENCE), more: [{ name: 'word/vbaProject.bin', data: 'x' }] }),
    ],
    ['an old document with macros', 'file.macros', () => oleOf(['WordDocument', 'Macros'])],
    [
      'a bomb that says so',
      'file.zip-bomb',
      () => zipOf([{ name: 'word/document.xml', data: 'x', claim: 0x7fffffff }]),
    ],
    [
      'a bomb that lies',
      'file.zip-bomb',
      () =>
        docxOf({
          body: p(SENTENCE),
          more: [{ name: 'word/styles.xml', data: Buffer.alloc(64 * MB), claim: 100 }],
        }),
    ],
    [
      'a plan in English',
      'plan.not-vietnamese',
      () =>
        docxOf({
          body: p(
            'The department launches an emulation campaign in March and every division must register its own targets with the office.',
          ),
        }),
    ],
    ['bytes of no kind', 'file.kind-unknown', () => randomBytes(4000)],
  ])('%s: %s', async (_, code, make) => {
    const name = code === 'file.empty' ? 'kế hoạch.txt' : 'kế hoạch.docx'
    expect(await outcome(name, make())).toBe(code)
  })
  test('a PDF under a password', async () =>
    expect(await outcome('a.pdf', lockedPdf())).toBe('file.encrypted'))
  test('a kind that the sender claimed and the content belies', async () => {
    const read = await readSource({ name: 'a', bytes: Buffer.from(SENTENCE), kindHint: 'pdf' })
    expect(read.ok ? 'read' : read.refusal.code).toBe('file.kind-mismatch')
  })
  test('10,000 nested levels, and a plan without headings, are read', async () => {
    const nested = `${Array.from({ length: 10_000 }, (_, i) => i + 1).join('.')}. ${'('.repeat(10_000)}${SENTENCE}${')'.repeat(10_000)}`
    const deep = await readPlanFile({ name: 'sâu.txt', bytes: Buffer.from(nested) })
    expect(deep.ok && deep.value.source.text).toBe(nested)
    const plain = await readPlanFile({ name: 'trơn.txt', bytes: Buffer.from(`${SENTENCE}\n\n`.repeat(5)) })
    expect(plain.ok && plain.value.programme.format).toBe('bang-vang/programme@1')
  })
})

describe('the room', () => {
  test('reads files one after the other and keeps their answers apart', async () => {
    const names = ['một', 'hai', 'ba', 'bốn']
    const texts = await Promise.all(
      names.map((n) => outcome(`${n}.docx`, docxOf({ body: p(`${n}: ${SENTENCE}`) }))),
    )
    expect(texts).toEqual(names.map((n) => `${n}: ${SENTENCE}`))
  })
  test('an aborted reading ends with its reason, and the next file is read', async () => {
    const pictures = await photographed(typeset(SENTENCE), 100)
    const stop = new AbortController()
    const reading = readSource(
      { name: 'quét.pdf', bytes: scanOf([...pictures, ...pictures]) },
      { signal: stop.signal, onProgress: () => stop.abort(new Error('đủ rồi')) },
    )
    await expect(reading).rejects.toThrow('đủ rồi')
    expect(await outcome('a.docx', docxOf({ body: p(SENTENCE) }))).toBe(SENTENCE)
  })
  test('the thread that asks stays free while a page is recognised', async () => {
    const pictures = await photographed(
      typeset(`#set page(width: 16cm, height: 6cm, margin: 1cm)\n${SENTENCE}`),
    )
    let beats = 0
    const heart = setInterval(() => beats++, 20)
    await outcome('quét.pdf', scanOf(pictures))
    clearInterval(heart)
    expect(beats).toBeGreaterThan(5)
  })
})

describe('the store', () => {
  async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'bang-vang-'))
    try {
      return await use(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  const filesOf = async (folder: string): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((e) => e.isFile())
      .map((e) => e.name)
  async function* endless(pulled: { bytes: number }): AsyncGenerator<Uint8Array> {
    for (;;) {
      pulled.bytes += MB
      yield new Uint8Array(MB)
    }
  }

  test('keeps the same bytes once, by their hash', () =>
    inFolder(async (folder) => {
      const store = folderStore(folder)
      const put = await store.put('a', Readable.from([Buffer.from('kế '), Buffer.from('hoạch')]))
      const again = await store.put('b', Readable.from([Buffer.from('kế hoạch')]))
      if (!put.ok || !again.ok) throw new Error('not kept')
      expect(again.value).toEqual(put.value)
      expect(await filesOf(folder)).toEqual([put.value.sha256])
      expect(Buffer.from(await store.read(put.value.sha256)).toString()).toBe('kế hoạch')
      expect(await outcome('a.txt', await readFile(await store.pathOf(put.value.sha256)))).toBe('kế hoạch')
      await store.remove(put.value.sha256)
      expect(await filesOf(folder)).toEqual([])
    }))
  test('refuses a stream the moment it is too long, and leaves nothing', () =>
    inFolder(async (folder) => {
      const pulled = { bytes: 0 }
      const put = await folderStore(folder).put('lớn.pdf', endless(pulled))
      expect(put.ok ? 'kept' : put.refusal.code).toBe('file.too-large')
      expect(pulled.bytes).toBeLessThanOrEqual(FILE_BYTES + 2 * MB)
      expect(await filesOf(folder)).toEqual([])
    }))
  test('a stream that breaks off or is empty leaves nothing', () =>
    inFolder(async (folder) => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield new Uint8Array(10)
        throw new Error('đứt mạng')
      }
      const store = folderStore(folder)
      await expect(store.put('a', broken())).rejects.toThrow('đứt mạng')
      const empty = await store.put('a', Readable.from([]))
      expect(empty.ok ? 'kept' : empty.refusal.code).toBe('file.empty')
      expect(await filesOf(folder)).toEqual([])
    }))
  test('sweeps what a crash left, and takes no path for a hash', () =>
    inFolder(async (folder) => {
      const store = folderStore(folder)
      await store.put('a', Readable.from([Buffer.from('x')]))
      await writeFile(join(folder, 'incoming', 'nửa chừng'), 'x')
      expect(await store.sweep(0)).toBe(1)
      expect(await filesOf(folder)).toHaveLength(1)
      expect(() => store.read('../../etc/passwd')).toThrow()
    }))
  test('a file over the limit is refused while it is read from disk', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'lớn.txt')
      await writeFile(path, Buffer.alloc(FILE_BYTES + 1, 0x61))
      const read = await readSource({ name: 'lớn.txt', bytes: path })
      expect(read.ok ? 'read' : read.refusal.code).toBe('file.too-large')
    }))
})
