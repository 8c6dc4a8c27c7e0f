import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pngChunk } from '../../../test/support/files/png.ts'
import { photographed, pngOf, scanOf, typeset } from '../../../test/support/files/pdf.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { Draft } from '../files/textBuilder.ts'
import { drawPdf } from '../pdf/draw.ts'
import { liesOnSide, shrunk, turned, type Grey, type Turn } from './grey.ts'
import { greyOfPng, pngHeader } from './png.ts'
import { drawPicture } from './drawPicture.ts'
import { finishHalf, type Half } from './half.ts'
import { packSheet, unpackSheet } from './sheet.ts'

const WORDS =
  'Các phòng chuyên môn đăng ký nội dung thi đua với Văn phòng Sở trước ngày 15/3/2026; Hội đồng xem xét và trình Giám đốc quyết định trong tháng 4 năm 2026.'
const sheet = async (words = WORDS): Promise<Grey> => {
  const [page] = await photographed(typeset(`#set page(width: 16cm, height: 9cm, margin: 1.2cm)\n${words}`))
  if (!page) throw new Error('no page was drawn')
  return page
}
const flat = (draft: Draft): string => draft.text.replace(/\s+/g, ' ').trim()
const finished = async (
  name: string,
  half: Result<Half>,
  onProgress: (p: number, n: number) => void = () => undefined,
): Promise<Result<Draft>> => (half.ok ? finishHalf(name, half.value, onProgress) : half)
async function scanned(
  pictures: readonly Grey[],
  turns: readonly Turn[] = [],
  onProgress: (p: number, n: number) => void = () => undefined,
): Promise<Draft | string> {
  const read = await finished(
    'bản quét.pdf',
    await drawPdf('bản quét.pdf', scanOf(pictures, turns)),
    onProgress,
  )
  return read.ok ? read.value : read.refusal.code
}

describe('scans', () => {
  test('are read word for word, page by page, with progress', async () => {
    const page = await sheet()
    const seen: string[] = []
    const draft = await scanned([page, page], [], (p, n) => seen.push(`${p}/${n}`))
    if (typeof draft === 'string') throw new Error(draft)
    expect(flat(draft)).toBe(`${WORDS} ${WORDS}`)
    expect(draft.pages).toHaveLength(2)
    expect(seen).toEqual(['0/2', '1/2', '2/2'])
  })
  test.each([90, 180, 270] as const)(
    'a page turned by %i° is turned back, and a remark says so',
    async (turn) => {
      const draft = await scanned([await sheet()], [turn])
      if (typeof draft === 'string') throw new Error(draft)
      expect(flat(draft)).toBe(WORDS)
      expect(draft.remarks.join()).toContain(`${360 - turn}°`)
    },
  )
  test('doubts lie on the words that they doubt', async () => {
    const draft = await scanned([await sheet(`${WORDS} Phong trào Zxqwrt blorft nhằm thi đua.`)])
    if (typeof draft === 'string') throw new Error(draft)
    const doubted = draft.doubts.map((d) => draft.text.slice(d.start, d.end))
    expect(doubted.some((w) => /blorft|Zxqwrt/i.test(w))).toBe(true)
    for (const { start, end, confidence } of draft.doubts) {
      expect(draft.text.slice(start, end)).toMatch(/^\S+$/)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(100)
    }
  })
  test('a blank sheet has no text; a sheet of noise is unreadable or has none', async () => {
    const page = await sheet()
    expect(await scanned([{ ...page, data: new Uint8Array(page.data.length).fill(250) }])).toBe(
      'file.no-text',
    )
    let seed = 7
    const noise = page.data.map(() => ((seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16) & 255)
    expect(['file.unreadable-scan', 'file.no-text']).toContain(await scanned([{ ...page, data: noise }]))
  })
  test('a scan too coarse to be read is refused with its confidence', async () => {
    const [tiny] = await photographed(
      typeset(`#set page(width: 16cm, height: 9cm, margin: 1.2cm)\n${WORDS}`),
      28,
    )
    if (!tiny) throw new Error('no page was drawn')
    const read = await finished('mờ.pdf', await drawPdf('mờ.pdf', scanOf([tiny], [], 28)))
    expect(read.ok ? flat(read.value) : read.refusal.code).toBe('file.unreadable-scan')
  })
})

describe('pictures', () => {
  test('a PNG is read like a scan', async () => {
    const read = await finished('ảnh.png', await drawPicture('ảnh.png', pngOf(await sheet())))
    expect(read.ok ? flat(read.value) : read.refusal.code).toBe(WORDS)
  })
  test('too many points, or a broken picture, are refused before they are unpacked', async () => {
    const codeOf = async (bytes: Buffer): Promise<string> => {
      const read = await drawPicture('ảnh.png', bytes)
      return read.ok ? 'read' : read.refusal.code
    }
    const good = pngOf({ width: 4, height: 4, data: new Uint8Array(16) })
    const vast = Buffer.from(good)
    vast.writeUInt32BE(100_000, 16)
    vast.writeUInt32BE(100_000, 20)
    expect(await codeOf(vast)).toBe('file.too-large')
    expect(await codeOf(good.subarray(0, 45))).toBe('file.damaged')
  })
})

describe('grey pictures', () => {
  const greys = fc
    .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
    .chain(({ width, height }) =>
      fc
        .uint8Array({ minLength: width * height, maxLength: width * height })
        .map((data): Grey => ({ width, height, data })),
    )
  test('turns add up: four quarters are none, two are a half', () => {
    fc.assert(
      fc.property(greys, (g) => {
        const quarter = turned(g, 90)
        expect(turned(quarter, 90)).toEqual(turned(g, 180))
        expect(turned(quarter, 270)).toEqual(g)
      }),
      { seed: 20_260_211 },
    )
  })
  test('a PNG gives back the picture that was put in', () => {
    fc.assert(
      fc.property(greys, (g) => {
        const png = pngOf(g)
        expect(greyOfPng(png, pngHeader(png))).toEqual(g)
      }),
      { seed: 20_260_212 },
    )
  })
  test('a packed sheet keeps its picture to a sixteenth of a shade', () => {
    fc.assert(
      fc.property(greys, (g) => {
        const back = unpackSheet(packSheet(1, g, 1))
        expect([back.width, back.height]).toEqual([g.width, g.height])
        g.data.forEach((v, i) => expect(Math.abs(v - (back.data[i] ?? 999))).toBeLessThan(16))
      }),
      { seed: 20_260_213 },
    )
  })
  test('a smaller picture has the means of the larger', () => {
    const grey = { width: 4, height: 2, data: Uint8Array.from([0, 100, 50, 50, 100, 200, 50, 50]) }
    expect(shrunk(grey, 2)).toEqual({ width: 2, height: 1, data: Uint8Array.from([100, 50]) })
    expect(shrunk(grey, 1)).toBe(grey)
  })
  test('transparent colours stand on white, filters are undone', () => {
    const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0])
    // a black opaque and a clear point, then the same row by the filter "up"
    const rows = Buffer.from([0, 0, 0, 0, 255, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', head),
      pngChunk('IDAT', deflateSync(rows)),
      pngChunk('IEND', Buffer.alloc(0)),
    ])
    expect([...greyOfPng(png, pngHeader(png)).data]).toEqual([0, 255, 0, 255])
  })
  test('lines of text that run up and down are seen', async () => {
    const page = await sheet()
    expect([liesOnSide(page), liesOnSide(turned(page, 90)), liesOnSide(turned(page, 180))]).toEqual([
      false,
      true,
      false,
    ])
  })
})
