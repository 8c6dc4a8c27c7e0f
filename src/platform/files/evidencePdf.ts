import { inflateSync } from 'node:zlib'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'

const UNPACKED = 64 * 1024 * 1024
/** What makes a PDF do something: a script, a program to start, a file or a film within it, a form with a language of its own. */
const ACTS = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData)(?![A-Za-z0-9])/
const FORMS = /\/(XFA)(?![A-Za-z0-9])/

/** Names may be written with `#41` for a letter: as a reader sees them. */
const plain = (words: string): string => words.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

interface Stream {
  /** the words before the stream that describe it */
  readonly head: string
  readonly start: number
  readonly end: number
}

function* streamsOf(words: string): Generator<Stream> {
  let before = 0
  for (let at = words.indexOf('stream'); at >= 0; ) {
    const line = words.startsWith('\r\n', at + 6) ? 2 : words[at + 6] === '\n' || words[at + 6] === '\r' ? 1 : 0
    if (line === 0) at = words.indexOf('stream', at + 6)
    else {
      const end = words.indexOf('endstream', at)
      const said = words.slice(Math.max(before, at - 4096), at)
      before = at
      yield { head: plain(said.slice(Math.max(0, said.lastIndexOf(' obj')))), start: at + 6 + line, end: end < 0 ? words.length : end }
      at = end < 0 ? -1 : words.indexOf('stream', end + 9)
    }
  }
}

/** Objects packed into streams, unpacked; null where they are packed in a way that no usual program uses. */
function packedObjects(bytes: Uint8Array, words: string): string[] | null {
  const texts: string[] = []
  let left = UNPACKED
  for (const { head, start, end } of streamsOf(words)) {
    if (!/\/ObjStm(?![A-Za-z0-9])/.test(head)) continue
    if (!/\/Filter/.test(head)) continue
    if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(head) || /\/Predictor\s+[2-9]|\/Filter\s*\[\s*\/\w+\s*\//.test(head)) return null
    try {
      const text = inflateSync(bytes.subarray(start, end), { maxOutputLength: left })
      left -= text.length
      texts.push(text.toString('latin1'))
    } catch {
      return null
    }
  }
  return texts
}

/** Refuses what a PDF must not carry as evidence. Refused: file.damaged, file.encrypted, file.script. */
export function examinePdf(name: string, bytes: Uint8Array): Result<undefined> {
  const words = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!words.includes('%%EOF')) return refuse('file.damaged', { name, detail: 'PDF' })
  if (/\/Encrypt(?![A-Za-z0-9])/.test(words)) return refuse('file.encrypted', { name })
  const objects = packedObjects(bytes, words)
  if (objects === null) return refuse('file.script', { name, found: 'PDF ObjStm' })
  for (const text of [words, ...objects]) {
    const found = ACTS.exec(plain(text))?.[1]
    if (found !== undefined) return refuse('file.script', { name, found: `PDF ${found}` })
  }
  const outside = [...cutStreams(words), ...objects].some((text) => FORMS.test(plain(text)))
  return outside ? refuse('file.script', { name, found: 'PDF XFA' }) : ok(undefined)
}

/** The words of the file between its streams: in coded pictures four letters stand by chance. */
function cutStreams(words: string): string[] {
  const out: string[] = []
  let at = 0
  for (const { start, end } of streamsOf(words)) {
    out.push(words.slice(at, start))
    at = end
  }
  return [...out, words.slice(at)]
}
