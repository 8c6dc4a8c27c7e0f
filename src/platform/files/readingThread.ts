import { Worker } from 'node:worker_threads'
import { LIMITS } from './limits.ts'

/** A worker that does not come up in this time, on a machine that is very busy, is given up for another. */
const START_MS = 20_000
const STARTS = 3

/**
 * Forgets who listened. By name: without names, Node's own hook that passes messages on would go too, and the worker never be heard again.
 */
export function unlisten(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** A worker that has said that it is ready; null when it did not in time. Rejects when it fails to load. */
function tryStart(): Promise<Worker | null> {
  const worker = new Worker(new URL('./readingWorker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerHeapMb, maxYoungGenerationSizeMb: 16 },
  })
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(late)
      unlisten(worker)
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

/** A reading worker with its memory bounded, ready for a request. Throws when none comes up. */
export async function startReadingWorker(): Promise<Worker> {
  for (let start = 0; start < STARTS; start++) {
    const worker = await tryStart()
    if (worker) return worker
  }
  throw new Error(`the reading worker did not start in ${STARTS} times ${START_MS / 1000} seconds`)
}
