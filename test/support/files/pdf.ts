import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { openDrawable } from '../../../src/platform/pdf/drawing.ts'
import { turned, type Grey, type Turn } from '../../../src/platform/ocr/grey.ts'
import { pngChunk } from './png.ts'

const TYPESETTER = fileURLToPath(new URL('./typesetter.mjs', import.meta.url))
const typesetBefore = new Map<string, Buffer>()

/** A PDF with a text layer, set by Typst from its markup. */
export function typeset(markup: string): Buffer {
  const known = typesetBefore.get(markup)
  if (known) return known
  const input = `#set text(font: "Tinos", size: 13pt, lang: "vi")\n${markup}`
  const pdf = execFileSync(process.execPath, [TYPESETTER], { input, maxBuffer: 64 * 1024 * 1024 })
  typesetBefore.set(markup, pdf)
  return pdf
}

/** A PDF out of its objects' bodies, numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly (Buffer | string)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let length = 9
  objects.forEach((body, i) => {
    const whole = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(length)
    length += whole.length
    parts.push(whole)
  })
  const table = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** The pages of a PDF as pictures, as a scanner makes them. */
export async function photographed(pdf: Buffer, dpi = 200): Promise<Grey[]> {
  const drawable = await openDrawable(pdf)
  try {
    const pages: Grey[] = []
    for (let i = 0; i < drawable.pages; i++) pages.push((await drawable.draw(i, dpi)).grey)
    return pages
  } finally {
    drawable.close()
  }
}

/** A PDF of pictures without any text, each turned as told. */
export function scanOf(pictures: readonly Grey[], turns: readonly Turn[] = [], dpi = 200): Buffer {
  const objects: (Buffer | string)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pictures.length} /Kids [${pictures.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}] >>`,
  ]
  pictures.forEach((picture, i) => {
    const { width, height, data } = turned(picture, turns[i] ?? 0)
    const [w, h] = [(width * 72) / dpi, (height * 72) / dpi]
    const draw = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`
    const packed = deflateSync(data)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${4 + i * 3} 0 R /Resources << /XObject << /I ${5 + i * 3} 0 R >> >> >>`,
      `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
      Buffer.concat([
        Buffer.from(
          `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
        ),
        packed,
        Buffer.from('\nendstream'),
      ]),
    )
  })
  return pdfOf(objects)
}

/** A PDF that wants a password: keys that no empty password fits. */
export function lockedPdf(): Buffer {
  const key = '<' + 'a7'.repeat(32) + '>'
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 0 /Kids [] >>',
      `<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`,
    ],
    '/Encrypt 3 0 R /ID [<00><00>] ',
  )
}

/** A grey picture as PNG. */
export function pngOf({ width, height, data }: Grey): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
