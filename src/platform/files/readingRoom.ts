import type { Worker } from 'node:worker_threads'
import { refuse } from '../../core/kernel/refusal.ts'
import type { Result } from '../../core/kernel/result.ts'
import { LIMITS, READING_BYTES } from './limits.ts'
import type { Half } from '../ocr/half.ts'
import type { OnProgress } from './progress.ts'
import { startReadingWorker, unlisten } from './readingThread.ts'
import type { ReadingReport, ReadingRequest, ReadPlan } from './readingWorker.ts'

/** How long a worker waits for the next file before it goes, and its memory with it. */
const IDLE_MS = 15_000
/** After a file of this size, or any scan, the worker goes at once. */
const LIGHT_BYTES = 4 * 1024 * 1024

interface Options {
  readonly onProgress?: OnProgress | undefined
  readonly signal?: AbortSignal | undefined
}

/** Files of one lane are read one after the other. A long scan holds up other pictures and PDFs, never a Word file. */
interface Lane {
  waiting: Worker | null
  leaving: NodeJS.Timeout | null
  queue: Promise<unknown>
}
const newLane = (): Lane => ({ waiting: null, leaving: null, queue: Promise.resolve() })
const lanes = { words: newLane(), pages: newLane() }
/** How often the process is weighed while a file is read. */
const WEIGH_MS = 50
const laneOf = ({ file }: ReadingRequest): Lane =>
  file.kind === 'pdf' || file.kind === 'image' ? lanes.pages : lanes.words

async function takeWorker(lane: Lane): Promise<Worker> {
  if (lane.leaving) clearTimeout(lane.leaving)
  const kept = lane.waiting
  lane.waiting = null
  if (!kept) return startReadingWorker()
  unlisten(kept)
  kept.ref()
  return kept
}

function keepWorker(lane: Lane, worker: Worker): void {
  lane.waiting = worker
  worker.unref()
  // a library that fails after its answer ends its worker, not the server
  worker.on('error', () => undefined)
  worker.once('exit', () => {
    if (lane.waiting === worker) lane.waiting = null
  })
  lane.leaving = setTimeout(() => void closeLane(lane), IDLE_MS)
  lane.leaving.unref()
}

async function closeLane(lane: Lane): Promise<void> {
  const worker = lane.waiting
  lane.waiting = null
  await worker?.terminate()
}

/** Ends the waiting workers, if any; the next file starts a new one. */
export async function closeReadingRoom(): Promise<void> {
  await Promise.all([closeLane(lanes.words), closeLane(lanes.pages)])
}

/** Whether a worker that did this job may do another, or must give its memory back. */
const isLight = (length: number, request: ReadingRequest, scanned: boolean): boolean =>
  !scanned && request.file.kind !== 'image' && length <= LIGHT_BYTES

/** What came of a job: an answer, the half that another worker must go on from, or a worker that broke. */
type Outcome =
  | { readonly result: Result<ReadPlan>; readonly keep: boolean }
  | { readonly half: Half }
  | { readonly broken: unknown }

const stopped = (detail: string): Outcome => ({
  result: refuse('plan.reading-failed', { detail }),
  keep: false,
})

function outcomeOfError(error: unknown): Outcome {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return outOfMemory ? stopped(`${LIMITS.workerHeapMb} MB`) : { broken: error }
}

function runJob(worker: Worker, request: ReadingRequest, { onProgress, signal }: Options): Promise<Outcome> {
  const { length } = request.file.bytes
  let scanned = false
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(watch)
      clearInterval(scales)
      unlisten(worker)
      signal?.removeEventListener('abort', onAbort)
      resolve(outcome)
    }
    const watch = setTimeout(() => settle(stopped(`${LIMITS.silenceMs / 1000} s`)), LIMITS.silenceMs)
    // buffers outside the engine's heap know no limit of their own: a page of a few letters can unpack to gigabytes
    const most = process.memoryUsage.rss() + READING_BYTES
    const scales = setInterval(() => {
      if (process.memoryUsage.rss() > most) settle(stopped(`${LIMITS.readingMb} MB`))
    }, WEIGH_MS)
    const onAbort = (): void => settle({ broken: signal?.reason })
    worker.on('message', (report: ReadingReport) => {
      if (report.kind === 'progress') {
        scanned = true
        watch.refresh()
        onProgress?.(report.page, report.pages)
      } else if (report.kind === 'done')
        settle({ result: report.result, keep: isLight(length, request, scanned) })
      else if (report.kind === 'half') settle({ half: report.half })
      else if (report.kind === 'fault') settle({ broken: new Error(report.message) })
    })
    worker.on('error', (error) => settle(outcomeOfError(error)))
    worker.on('exit', (code) => settle({ broken: new Error(`the reading worker left with code ${code}`) }))
    signal?.addEventListener('abort', onAbort)
    worker.postMessage(request, [request.file.bytes.buffer as ArrayBuffer])
  })
}

async function takeTurn(lane: Lane, request: ReadingRequest, options: Options): Promise<Result<ReadPlan>> {
  options.signal?.throwIfAborted()
  const worker = await takeWorker(lane)
  const outcome = await runJob(worker, request, options)
  if ('result' in outcome && outcome.keep) keepWorker(lane, worker)
  else {
    // what it still says while it goes concerns nobody
    worker.on('error', () => undefined)
    await worker.terminate()
  }
  if ('broken' in outcome) throw outcome.broken
  if ('half' in outcome)
    return takeTurn(
      lane,
      { ...request, file: { ...request.file, bytes: new Uint8Array() }, half: outcome.half },
      options,
    )
  return outcome.result
}

/**
 * Reads in a worker thread, so that the server answers meanwhile and memory stays bounded. The file's bytes are handed over and are gone
 * for the caller. Rejects with the signal's reason when aborted; throws on defects.
 */
export function readInRoom(request: ReadingRequest, options: Options): Promise<Result<ReadPlan>> {
  const lane = laneOf(request)
  const turn = lane.queue.then(() => takeTurn(lane, request, options))
  lane.queue = turn.catch(() => undefined)
  return turn
}
