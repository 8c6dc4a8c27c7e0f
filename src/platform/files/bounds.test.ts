import { once } from 'node:events'
import { createDeflate, deflateSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { pdfOf } from '../../../test/support/files/pdf.ts'
import { readPlanFile } from './open.ts'
import { closeReadingRoom } from './readingRoom.ts'

afterAll(closeReadingRoom)

/** So many megabytes of spaces, packed. */
async function packedSpaces(megabytes: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 })
  const packed: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => packed.push(chunk))
  const some = Buffer.alloc(1_000_000, 32)
  for (let i = 0; i < megabytes; i++) if (!deflate.write(some)) await once(deflate, 'drain')
  deflate.end()
  await once(deflate, 'end')
  return Buffer.concat(packed)
}

it('stops a small PDF whose page unpacks to gigabytes, and reads the next file', async () => {
  // packed twice, and never held whole here: the process is weighed from where it stands
  const spaces = deflateSync(await packedSpaces(1_500))
  const page = Buffer.concat([Buffer.from(`<< /Length ${spaces.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`), spaces, Buffer.from('\nendstream')])
  const bomb = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>', page])
  expect(bomb.length).toBeLessThan(200_000)
  const stopped = await readPlanFile({ name: 'bom.pdf', bytes: bomb })
  expect(stopped).toMatchObject({ ok: false, refusal: { code: 'plan.reading-failed', params: { detail: '400 MB' } } })
  const words = 'KẾ HOẠCH\nPhát động phong trào thi đua năm 2026 của Sở Ngoại vụ tỉnh An Lạc\n'
  expect(await readPlanFile({ name: 'a.txt', bytes: new TextEncoder().encode(words) })).toMatchObject({ ok: true })
})
