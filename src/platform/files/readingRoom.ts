import type { ChildProcess } from 'node:child_process'
import { refuse } from '../../core/kernel/refusal.ts'
import type { Result } from '../../core/kernel/result.ts'
import { LIMITS } from './limits.ts'
import type { Half } from '../ocr/half.ts'
import type { OnProgress } from './progress.ts'
import { endReader, hold, startReader, unlisten } from './readingProcess.ts'
import type { ReadingReport, ReadingRequest, ReadPlan } from './readingWorker.ts'

/** How long a reader waits for the next file before it goes, and its memory with it. */
const IDLE_MS = 15_000
/** After a file of this size, or any scan, the reader goes at once. */
const LIGHT_BYTES = 4 * 1024 * 1024

interface Options {
  readonly onProgress?: OnProgress | undefined
  readonly signal?: AbortSignal | undefined
}

/** Files of one lane are read one after the other. A long scan holds up other pictures and PDFs, never a Word file. */
interface Lane {
  waiting: ChildProcess | null
  leaving: NodeJS.Timeout | null
  queue: Promise<unknown>
}
const newLane = (): Lane => ({ waiting: null, leaving: null, queue: Promise.resolve() })
const lanes = { words: newLane(), pages: newLane() }
const laneOf = ({ file }: ReadingRequest): Lane =>
  file.kind === 'pdf' || file.kind === 'image' ? lanes.pages : lanes.words

async function takeReader(lane: Lane): Promise<ChildProcess> {
  if (lane.leaving) clearTimeout(lane.leaving)
  const kept = lane.waiting
  lane.waiting = null
  if (!kept) return startReader()
  unlisten(kept)
  hold(kept, true)
  return kept
}

function keepReader(lane: Lane, reader: ChildProcess): void {
  lane.waiting = reader
  hold(reader, false)
  reader.on('error', () => undefined)
  reader.once('exit', () => {
    if (lane.waiting === reader) lane.waiting = null
  })
  lane.leaving = setTimeout(() => void closeLane(lane), IDLE_MS)
  lane.leaving.unref()
}

async function closeLane(lane: Lane): Promise<void> {
  const reader = lane.waiting
  lane.waiting = null
  if (reader) await endReader(reader)
}

/** Ends the waiting readers, if any; the next file starts a new one. */
export async function closeReadingRoom(): Promise<void> {
  await Promise.all([closeLane(lanes.words), closeLane(lanes.pages)])
}

/** Whether a reader that did this job may do another, or must give its memory back. */
const isLight = (request: ReadingRequest, length: number, scanned: boolean): boolean =>
  !scanned && request.file.kind !== 'image' && length <= LIGHT_BYTES

/** What came of a job: an answer, the half that another reader must go on from, or a reader that broke. */
type Outcome =
  | { readonly result: Result<ReadPlan>; readonly keep: boolean }
  | { readonly half: Half }
  | { readonly broken: unknown }

const stopped = (detail: string): Outcome => ({
  result: refuse('plan.reading-failed', { detail }),
  keep: false,
})

/** A reader that left before it answered: killed for its weight, by its own watch or the system; ended by its engine; or broken. */
function outcomeOfExit(code: number | null, signal: NodeJS.Signals | null): Outcome {
  if (signal === 'SIGKILL') return stopped(`${LIMITS.readingMb} MB`)
  // the engine aborts when its heap is full
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134)
    return stopped(`${LIMITS.workerHeapMb} MB`)
  return { broken: new Error(`the reader left with ${signal ?? code}`) }
}

function runJob(
  reader: ChildProcess,
  request: ReadingRequest,
  length: number,
  { onProgress, signal }: Options,
): Promise<Outcome> {
  let scanned = request.half !== null
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(watch)
      unlisten(reader)
      signal?.removeEventListener('abort', onAbort)
      resolve(outcome)
    }
    const watch = setTimeout(() => settle(stopped(`${LIMITS.silenceMs / 1000} s`)), LIMITS.silenceMs)
    const onAbort = (): void => settle({ broken: signal?.reason })
    reader.on('message', (report: ReadingReport) => {
      if (report.kind === 'progress') {
        scanned = true
        watch.refresh()
        onProgress?.(report.page, report.pages)
      } else if (report.kind === 'done')
        settle({ result: report.result, keep: isLight(request, length, scanned) })
      else if (report.kind === 'half') settle({ half: report.half })
      else if (report.kind === 'fault') settle({ broken: new Error(report.message) })
    })
    reader.on('error', (error) => settle({ broken: error }))
    reader.on('exit', (code, by) => settle(outcomeOfExit(code, by)))
    signal?.addEventListener('abort', onAbort)
    reader.send(request)
  })
}

async function takeTurn(
  lane: Lane,
  request: ReadingRequest,
  length: number,
  options: Options,
): Promise<Result<ReadPlan>> {
  options.signal?.throwIfAborted()
  const reader = await takeReader(lane)
  const outcome = await runJob(reader, request, length, options)
  if ('result' in outcome && outcome.keep) keepReader(lane, reader)
  else await endReader(reader)
  if ('broken' in outcome) throw outcome.broken
  if ('half' in outcome)
    return takeTurn(
      lane,
      { ...request, file: { ...request.file, bytes: new Uint8Array() }, half: outcome.half },
      length,
      options,
    )
  return outcome.result
}

/**
 * Reads in a process of its own, so that the server answers meanwhile and its memory stays its own. `length` is the file's, in bytes.
 * Rejects with the signal's reason when aborted; throws on defects.
 */
export function readInRoom(
  request: ReadingRequest,
  length: number,
  options: Options,
): Promise<Result<ReadPlan>> {
  const lane = laneOf(request)
  const turn = lane.queue.then(() => takeTurn(lane, request, length, options))
  lane.queue = turn.catch(() => undefined)
  return turn
}
