import { deflateSync } from 'node:zlib'
import { openDrawable } from '../src/platform/pdf/drawing.ts'

const DPI = 150
/** How far the sheet lies askew: one point sideways for so many down. */
const ASKEW = 180
const SPECK = 0.0006

interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Chance for pictures, always the same from the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The page as an office copier would give it: askew, greyish, with specks; sixteen shades, two points a byte. */
function copied({ width, height, data }: Picture, seed: number): { width: number; height: number; packed: Uint8Array } {
  const random = chance(seed)
  const even = width - (width % 2)
  const packed = new Uint8Array((even / 2) * height).fill(0xee)
  for (let y = 0; y < height; y++) {
    const shift = Math.round((y - height / 2) / ASKEW)
    for (let x = 0; x < even; x++) {
      const from = x - shift
      const clean = from >= 0 && from < width ? (data[y * width + from] ?? 255) : 255
      const shade = random() < SPECK ? 3 : Math.min(14, (clean >> 4) + 1)
      const at = (y * even + x) >> 1
      packed[at] = x % 2 === 0 ? (shade << 4) | ((packed[at] ?? 0) & 15) : ((packed[at] ?? 0) & 0xf0) | shade
    }
  }
  return { width: even, height, packed }
}

/** A PDF that holds pictures only, one a page. */
function pdfOf(pictures: readonly ReturnType<typeof copied>[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const places: number[] = []
  const size = (): number => parts.reduce((n, part) => n + part.length, 0)
  const add = (number: number, head: string, stream?: Uint8Array): void => {
    places[number] = size()
    parts.push(Buffer.from(`${number} 0 obj\n${head}\n`))
    if (stream) parts.push(Buffer.from('stream\n'), Buffer.from(stream), Buffer.from('\nendstream\n'))
    parts.push(Buffer.from('endobj\n'))
  }
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(2, `<< /Type /Pages /Count ${pictures.length} /Kids [${pictures.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}] >>`)
  for (const [i, { width, height, packed }] of pictures.entries()) {
    const [page, image, content] = [3 + i * 3, 4 + i * 3, 5 + i * 3]
    const [w, h] = [(width * 72) / DPI, (height * 72) / DPI]
    const draw = deflateSync(`${w} 0 0 ${h} 0 0 cm /I Do`)
    const bytes = deflateSync(packed, { level: 9 })
    add(page, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${content} 0 R >>`)
    add(image, `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 4 /Filter /FlateDecode /Length ${bytes.length} >>`, bytes)
    add(content, `<< /Filter /FlateDecode /Length ${draw.length} >>`, draw)
  }
  const start = size()
  const rows = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  parts.push(Buffer.from(`xref\n0 ${places.length}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${places.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}

/** A printed PDF as it comes back from the copier, without a text layer. */
export async function scanOf(pdf: Uint8Array): Promise<Uint8Array> {
  const drawable = await openDrawable(pdf)
  try {
    const pictures = []
    for (let page = 0; page < drawable.pages; page++) pictures.push(copied((await drawable.draw(page, DPI)).grey, page + 1))
    return pdfOf(pictures)
  } finally {
    drawable.close()
  }
}
