// Weighs the process that reads, from a thread that no decoder can hold up: a page of a few letters can unpack to gigabytes outside the
// engine's heap. Too heavy a process is killed; whoever started it knows what that means.
import { workerData } from 'node:worker_threads'

setInterval(() => {
  if (process.memoryUsage.rss() > workerData.most) process.kill(process.pid, 'SIGKILL')
}, 50)
