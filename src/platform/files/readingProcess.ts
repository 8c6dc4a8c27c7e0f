import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { LIMITS } from './limits.ts'

/** A reader that does not come up in this time, on a machine that is very busy, is given up for another. */
const START_MS = 20_000
const STARTS = 3
const PROGRAM = fileURLToPath(new URL('./readingWorker.mjs', import.meta.url))

export function unlisten(reader: ChildProcess): void {
  for (const event of ['message', 'error', 'exit']) reader.removeAllListeners(event)
}

/** Ends a reader at once; its memory goes with it. */
export async function endReader(reader: ChildProcess): Promise<void> {
  unlisten(reader)
  // what it still says while it goes concerns nobody
  reader.on('error', () => undefined)
  if (reader.exitCode !== null || reader.signalCode !== null) return
  const gone = once(reader, 'exit')
  reader.ref()
  reader.kill('SIGKILL')
  await gone
}

/** Keeps the caller's process alive for a reader's answer, or not. */
export function hold(reader: ChildProcess, held: boolean): void {
  if (held) reader.ref()
  else reader.unref()
  if (held) reader.channel?.ref()
  else reader.channel?.unref()
}

/** A reader that has said that it is ready; null when it did not in time. Rejects when it fails to load. */
function tryStart(): Promise<ChildProcess | null> {
  const reader = fork(PROGRAM, [], {
    execArgv: [`--max-old-space-size=${LIMITS.workerHeapMb}`, '--max-semi-space-size=8'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // glibc keeps freed megabytes unless large blocks are mapped one by one; other systems ignore the variable
    env: { MALLOC_MMAP_THRESHOLD_: '262144', ...process.env },
  })
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(late)
      unlisten(reader)
      act()
    }
    const late = setTimeout(() => settle(() => void endReader(reader).then(() => resolve(null))), START_MS)
    reader.once('message', () => settle(() => resolve(reader)))
    reader.once('error', (error) => settle(() => reject(error)))
    reader.once('exit', (code, signal) =>
      settle(() => reject(new Error(`the reader left with ${signal ?? code} before it began`))),
    )
  })
}

/** A process with its memory bounded, ready to read. Throws when none comes up. */
export async function startReader(): Promise<ChildProcess> {
  for (let start = 0; start < STARTS; start++) {
    const reader = await tryStart()
    if (reader) return reader
  }
  throw new Error(`the reader did not start in ${STARTS} times ${START_MS / 1000} seconds`)
}
