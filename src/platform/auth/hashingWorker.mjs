// Hashes and checks passwords, one after the other, behind everything else: on a full machine a flood of sign-ins gets what is left over.
// Plain JavaScript, so that the thread needs no loader.
import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/argon2'

const BEHIND = 10

// Linux gives each thread its own priority, by the number that it tells the thread itself; elsewhere the thread stays as it is
if (process.platform === 'linux') {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), Math.min(19, getPriority() + BEHIND))
  } catch {
    // a machine without /proc: as elsewhere
  }
}

parentPort.on('message', ({ id, password, against }) => {
  try {
    parentPort.postMessage({ id, value: against === null ? hashSync(password, workerData) : verifySync(against, password) })
  } catch (fault) {
    parentPort.postMessage({ id, fault: String(fault) })
  }
})
