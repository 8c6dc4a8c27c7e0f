import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Bounded } from './bounded.ts'

/** argon2id, 19 MiB, two passes, one lane */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// a flood of sign-ins leaves at least one processor, and most of the thread pool, to everybody else
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1))
const room = new Bounded(AT_ONCE)
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

export const hashPassword = (password: string): Promise<string> => room.run(() => hash(password.normalize('NFC'), COST))

/** What an unknown login is compared with, so that it takes as long as a known one. */
const NOBODY = hash('no account has this password', COST)

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await NOBODY)
  const fits = await room.run(() => verify(against, password.normalize('NFC')))
  return stored !== null && fits
}
