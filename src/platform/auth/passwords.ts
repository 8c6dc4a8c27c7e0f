import { availableParallelism } from 'node:os'
import { Bounded } from './bounded.ts'
import { HashingThread } from './hashingRoom.ts'

/** argon2id, 19 MiB, two passes, one lane */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// a flood of sign-ins leaves at least one processor to everybody else, and its threads stand behind all others
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1))
const room = new Bounded(AT_ONCE)
const threads = Array.from({ length: AT_ONCE }, () => new HashingThread(COST))

/** Runs on a thread that is free: there are as many as may run at once. */
const hashed = <T>(task: (thread: HashingThread) => Promise<T>): Promise<T> =>
  room.run(async () => {
    const thread = threads.pop() as HashingThread
    try {
      return await task(thread)
    } finally {
      threads.push(thread)
    }
  })
/** How many passwords are being hashed, how many wait, and how many may be hashed at once. */
export const hashing: { readonly running: number; readonly waiting: number; readonly most: number } = {
  get running() {
    return room.running
  },
  get waiting() {
    return room.waiting
  },
  most: AT_ONCE,
}

export const hashPassword = (password: string): Promise<string> => hashed((thread) => thread.hash(password.normalize('NFC')))

let nobody: Promise<string> | null = null
/** What an unknown login is compared with, so that it takes as long as a known one. */
const NOBODY = (): Promise<string> => (nobody ??= hashed((thread) => thread.hash('no account has this password')))

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = await NOBODY()
  const fits = await hashed((thread) => thread.verify(stored ?? against, password.normalize('NFC')))
  return stored !== null && fits
}
