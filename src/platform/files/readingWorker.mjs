// The process that reads one file after the other: registers the TypeScript loader, then runs the worker proper.
import { Worker } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { READING_BYTES } = await import('./limits.ts')
new Worker(new URL('./readingWatch.mjs', import.meta.url), {
  execArgv: [],
  workerData: { most: process.memoryUsage.rss() + READING_BYTES },
  resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
}).unref()
await import('./readingWorker.ts')
