import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, it } from 'vitest'
import { hashing, hashPassword } from './passwords.ts'

/** The priorities of the threads of this process: field 19 of what Linux says of each. */
function priorities(): number[] {
  return readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })
}

it.runIf(process.platform === 'linux')('hashes behind everything else: only the threads that hash stand back', async () => {
  await hashPassword('mật khẩu để thử')
  const behind = priorities().filter((nice) => nice > getPriority()).length
  expect(behind).toBeGreaterThan(0)
  expect(behind).toBeLessThanOrEqual(hashing.most)
})
