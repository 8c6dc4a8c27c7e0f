import { convertLegacyLines, guessLegacy } from '../../core/vietnamese/encodings.ts'
import { spellingOf } from '../../core/vietnamese/syllables.ts'
import { REMARKS } from './remarks.ts'
import type { Draft } from './textBuilder.ts'

interface Decoded {
  readonly text: string
  readonly remarks: readonly string[]
}

const starts = (bytes: Uint8Array, ...sign: number[]): boolean => sign.every((b, i) => bytes[i] === b)

/** UTF-16 without a mark has a NUL in every second byte of Latin text. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  sample.forEach((b, i) => {
    if (b !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  if (odd > sample.length / 8 && even === 0) return 'utf-16le'
  return even > sample.length / 8 && odd === 0 ? 'utf-16be' : null
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Bytes that are no UTF-8: old one-byte encodings, told apart by which one spells Vietnamese. */
function oneByte(bytes: Uint8Array): Decoded {
  const latin = new TextDecoder('windows-1252').decode(bytes)
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const guess = guessLegacy(latin)
  const { marked, markedWrong } = spellingOf(vietnamese.slice(0, 40_000))
  const converted = guess === null ? latin : convertLegacyLines(latin, guess)
  const other = spellingOf(converted.slice(0, 40_000))
  if (marked - 2 * markedWrong > other.marked - 2 * other.markedWrong)
    return { text: vietnamese, remarks: [REMARKS.windows1258] }
  return guess === null
    ? { text: latin, remarks: [REMARKS.unknownLetters] }
    : { text: converted, remarks: [REMARKS.converted(guess)] }
}

function decode(bytes: Uint8Array): Decoded {
  if (starts(bytes, 0xff, 0xfe))
    return { text: new TextDecoder('utf-16le').decode(bytes), remarks: [REMARKS.utf16] }
  if (starts(bytes, 0xfe, 0xff))
    return { text: new TextDecoder('utf-16be').decode(bytes), remarks: [REMARKS.utf16] }
  const bare = utf16Without(bytes)
  if (bare !== null) return { text: new TextDecoder(bare).decode(bytes), remarks: [REMARKS.utf16] }
  const text = utf8(bytes)
  return text === null ? oneByte(bytes) : { text, remarks: [] }
}

/** Text as every reader of plans gets it: NFC, `\n` line ends, no mark at the front; old encodings converted line by line. */
export function draftOfText(text: string, remarks: readonly string[] = []): Draft {
  const tidy = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
  const guess = guessLegacy(tidy)
  return {
    text: guess === null ? tidy : convertLegacyLines(tidy, guess),
    pages: [],
    styles: [],
    doubts: [],
    remarks: guess === null ? remarks : [...remarks, REMARKS.converted(guess)],
  }
}

/** A .txt or .md from its bytes. */
export function readPlainText(bytes: Uint8Array): Draft {
  const { text, remarks } = decode(bytes)
  return draftOfText(text, remarks)
}
