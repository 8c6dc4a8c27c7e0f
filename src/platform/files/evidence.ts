import { readFile } from 'node:fs/promises'
import { cleanPicture, type PictureFormat } from '../../core/files/clean.ts'
import type { Cleaned, Removed } from '../../core/files/stripped.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Scan } from './clamd.ts'
import { MEDIA_TYPES, sniffEvidence, type Sniffed } from './sniffEvidence.ts'
import type { FileStore } from './store.ts'
import { cleanOffice } from './stripOffice.ts'

export const EVIDENCE_MB = 25

export interface TakenFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly removed: readonly Removed[]
  /** 'none': no scanner is set up */
  readonly scan: 'clean' | 'none'
}
export type Scanner = (bytes: Uint8Array) => Promise<Scan>

/** The last part of a name, without letters that turn the direction of reading or cannot be seen: they would hide an extension. */
export const plainName = (name: string): string =>
  (name.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/g, ' ').replace(/[. ]+$/, '').trim().slice(-200) || 'minh-chung'

async function cleaned(sniffed: Sniffed, bytes: Uint8Array): Promise<Result<Cleaned>> {
  if (sniffed.office) return ok(await cleanOffice(sniffed.office))
  if (!['jpeg', 'png', 'webp'].includes(sniffed.kind)) return ok({ bytes, removed: [] })
  const picture = cleanPicture(sniffed.kind as PictureFormat, bytes)
  return picture ? ok(picture) : refuse('file.damaged', { name: sniffed.name, detail: sniffed.kind })
}

async function scanned(name: string, bytes: Uint8Array, scanner: Scanner | null): Promise<Result<TakenFile['scan']>> {
  if (scanner === null) return ok('none')
  const scan = await scanner(bytes)
  if (scan.kind === 'infected') return refuse('file.infected', { name, found: scan.found })
  return scan.kind === 'clean' ? ok('clean') : refuse('file.scan-unavailable', {})
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

type Fits = (size: number) => Promise<Result<undefined>>

async function examined(store: FileStore, scanner: Scanner | null, name: string, path: string, fits: Fits): Promise<Result<TakenFile>> {
  const bytes = await readFile(path)
  const sniffed = await sniffEvidence(name, bytes)
  if (!sniffed.ok) return sniffed
  // what came is scanned, not what is left of it: a virus in a comment is told of too
  const scan = await scanned(name, bytes, scanner)
  if (!scan.ok) return scan
  const clean = await cleaned(sniffed.value, bytes)
  if (!clean.ok) return clean
  const room = await fits(clean.value.bytes.length)
  if (!room.ok) return room
  const kept = await store.put(sniffed.value.name, once(clean.value.bytes))
  if (!kept.ok) return kept
  return ok({ name: sniffed.value.name, sha256: kept.value.sha256, size: kept.value.length, mediaType: MEDIA_TYPES[sniffed.value.kind], removed: clean.value.removed, scan: scan.value })
}

interface Incoming {
  readonly name: string
  readonly stream: AsyncIterable<Uint8Array>
}

/**
 * Takes files in: bytes flow to the disk, are looked through, scanned and cleaned, and only then kept. One after the other, because each
 * is held in memory whole meanwhile. `fits` is asked with the size of what would be kept.
 */
export function evidenceTaker(store: FileStore, scanner: Scanner | null): (file: Incoming, fits: Fits) => Promise<Result<TakenFile>> {
  let turn: Promise<unknown> = Promise.resolve()
  return ({ name: given, stream }, fits) => {
    const name = plainName(given)
    return store.spool(name, stream, EVIDENCE_MB, (path) => {
      const mine = turn.then(() => examined(store, scanner, name, path, fits))
      turn = mine.catch(() => undefined)
      return mine
    })
  }
}
