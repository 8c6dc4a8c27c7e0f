import { createHash } from 'node:crypto'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Programme } from '../../core/plans/programme.ts'
import type { PlanSource, SourceKind } from '../../core/plans/source.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { hold } from './bytes.ts'
import { LIMITS, TEXT_LETTERS } from './limits.ts'
import { draftOfText, readPlainText } from './plainText.ts'
import type { OnProgress } from './progress.ts'
import { sourceOf } from './reading.ts'
import { readInRoom } from './readingRoom.ts'
import { sniff } from './sniff.ts'

export interface SourceInput {
  /** the file's name as the person knows it; it appears in refusals and tells .md from .txt */
  readonly name: string
  /** the bytes, or the path of a file */
  readonly bytes: Uint8Array | string
  /** the kind that the sender claims; a content that belies it is refused */
  readonly kindHint?: SourceKind
}
export interface ReadOptions {
  /** called for each page of a scan that is done */
  readonly onProgress?: OnProgress
  readonly signal?: AbortSignal
}

/** Plain text up to this size is read at once, without a process of its own. */
const SMALL_TEXT = 256 * 1024

async function read(
  input: SourceInput,
  options: ReadOptions,
  facts: boolean,
): Promise<Result<{ source: PlanSource; programme: Programme | null }>> {
  const { name } = input
  const held = await hold(name, input.bytes)
  if (!held.ok) return held
  const { bytes, sha256 } = held.value
  const kind = sniff(name, bytes)
  if (!kind.ok) return kind
  if (
    input.kindHint !== undefined &&
    input.kindHint !== kind.value &&
    !(isPlain(kind.value) && isPlain(input.kindHint))
  )
    return refuse('file.kind-mismatch', { name, claimed: input.kindHint, found: kind.value })
  options.signal?.throwIfAborted()
  const file = { name, kind: kind.value, sha256, bytes }
  if (!facts && isPlain(kind.value) && bytes.length <= SMALL_TEXT) {
    const source = sourceOf(file, readPlainText(bytes))
    return source.ok ? ok({ source: source.value, programme: null }) : source
  }
  // a file on disk is read there: its bytes are not sent across
  const sent = typeof input.bytes === 'string' ? { ...file, bytes: input.bytes } : file
  return readInRoom({ file: sent, facts, half: null }, bytes.length, options)
}

const isPlain = (kind: SourceKind): boolean => kind === 'txt' || kind === 'md'

/**
 * Reads a file to text with what is known of it. Everything heavy happens in a process of its own. Refuses with a `file.*` code or
 * `plan.not-vietnamese`; throws the signal's reason when aborted.
 */
export async function readSource(input: SourceInput, options: ReadOptions = {}): Promise<Result<PlanSource>> {
  const result = await read(input, options, false)
  return result.ok ? ok(result.value.source) : result
}

/** Reads a file to text and to its programme, both in a process of their own: the door for a server that must keep answering. */
export async function readPlanFile(
  input: SourceInput,
  options: ReadOptions = {},
): Promise<Result<{ source: PlanSource; programme: Programme }>> {
  const result = await read(input, options, true)
  if (!result.ok) return result
  const { source, programme } = result.value
  if (programme === null) throw new Error('the reader read no facts')
  return ok({ source, programme })
}

/** Text that somebody pasted. */
export function readText(name: string, pasted: string): Result<PlanSource> {
  if (pasted.length > TEXT_LETTERS) return refuse('file.too-large', { name, limitMb: LIMITS.textMb })
  const sha256 = createHash('sha256').update(pasted).digest('hex')
  return sourceOf({ name, kind: 'txt', sha256 }, draftOfText(pasted))
}
