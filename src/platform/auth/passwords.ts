import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST)

/** What an unknown login is compared with, so that it takes as long as a known one. */
const NOBODY = hash('no account has this password', COST)

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), password.normalize('NFC'))
  return stored !== null && fits
}
