import { Worker } from 'node:worker_threads'
import { refuse } from '../../core/kernel/refusal.ts'
import type { Result } from '../../core/kernel/result.ts'
import { LIMITS } from './limits.ts'
import type { OnProgress } from './progress.ts'
import type { ReadingReport, ReadingRequest, ReadPlan } from './readingWorker.ts'

/** How long a worker waits for the next file before it goes, and its memory with it. */
const IDLE_MS = 15_000
/** After a file of this size, or any scan, the worker goes at once. */
const LIGHT_BYTES = 4 * 1024 * 1024

interface Options {
  readonly onProgress?: OnProgress | undefined
  readonly signal?: AbortSignal | undefined
}

let waiting: Worker | null = null
let leaving: NodeJS.Timeout | null = null
let queue: Promise<unknown> = Promise.resolve()

/** A worker that does not come up in this time is given up for another: loaders have been seen to hang at their start. */
const START_MS = 20_000
const STARTS = 3

/** A worker that has said that it is ready; null when it did not in time. Rejects when it fails to load. */
function startWorker(): Promise<Worker | null> {
  const worker = new Worker(new URL('./readingWorker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerHeapMb, maxYoungGenerationSizeMb: 16 },
  })
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(late)
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      act()
    }
    const late = setTimeout(() => settle(() => void worker.terminate().then(() => resolve(null))), START_MS)
    worker.once('message', () => settle(() => resolve(worker)))
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', (code) =>
      settle(() => reject(new Error(`the reading worker left with code ${code} before it began`))),
    )
  })
}

async function takeWorker(): Promise<Worker> {
  if (leaving) clearTimeout(leaving)
  const kept = waiting
  waiting = null
  if (kept) {
    for (const event of ['message', 'error', 'exit']) kept.removeAllListeners(event)
    kept.ref()
    return kept
  }
  for (let start = 0; start < STARTS; start++) {
    const worker = await startWorker()
    if (worker) return worker
  }
  throw new Error(`the reading worker did not start in ${STARTS} times ${START_MS / 1000} seconds`)
}

function keepWorker(worker: Worker): void {
  waiting = worker
  worker.unref()
  worker.once('exit', () => {
    if (waiting === worker) waiting = null
  })
  leaving = setTimeout(() => void closeReadingRoom(), IDLE_MS)
  leaving.unref()
}

/** Ends the waiting worker, if any; the next file starts a new one. */
export async function closeReadingRoom(): Promise<void> {
  const worker = waiting
  waiting = null
  await worker?.terminate()
}

/** Whether a worker that did this job may do another, or must give its memory back. */
const isLight = ({ file }: ReadingRequest, scanned: boolean): boolean =>
  !scanned && file.kind !== 'image' && file.bytes.length <= LIGHT_BYTES

function outOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function runJob(worker: Worker, request: ReadingRequest, options: Options): Promise<Result<ReadPlan>> {
  let scanned = false
  return new Promise((resolve, reject) => {
    const watch = setTimeout(
      () => end(() => resolve(refuse('plan.reading-failed', { detail: `${LIMITS.silenceMs / 1000} s` }))),
      LIMITS.silenceMs,
    )
    const onAbort = (): void => end(() => reject(options.signal?.reason))
    function end(settle: () => void, keep = false): void {
      clearTimeout(watch)
      // by name: without names, Node's own hook that passes messages on would go too, and a kept worker never answer again
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      options.signal?.removeEventListener('abort', onAbort)
      if (keep) {
        keepWorker(worker)
        return settle()
      }
      worker.on('error', () => undefined)
      void worker.terminate().then(settle)
    }
    worker.on('message', (report: ReadingReport) => {
      if (report.kind === 'progress') {
        scanned = true
        watch.refresh()
        options.onProgress?.(report.page, report.pages)
      } else if (report.kind === 'done') end(() => resolve(report.result), isLight(request, scanned))
      else if (report.kind === 'fault') end(() => reject(new Error(report.message)))
    })
    worker.on('error', (error) =>
      end(() =>
        outOfMemory(error)
          ? resolve(refuse('plan.reading-failed', { detail: `${LIMITS.workerHeapMb} MB` }))
          : reject(error),
      ),
    )
    worker.on('exit', (code) => end(() => reject(new Error(`the reading worker left with code ${code}`))))
    options.signal?.addEventListener('abort', onAbort)
    worker.postMessage(request, [request.file.bytes.buffer as ArrayBuffer])
  })
}

/**
 * Reads in a worker thread, one file after the other, so that the server answers meanwhile and memory stays bounded. The file's bytes
 * are handed over and are gone for the caller. Rejects with the signal's reason when aborted; throws on defects.
 */
export function readInRoom(request: ReadingRequest, options: Options): Promise<Result<ReadPlan>> {
  const turn = queue.then(async () => {
    options.signal?.throwIfAborted()
    return runJob(await takeWorker(), request, options)
  })
  queue = turn.catch(() => undefined)
  return turn
}
