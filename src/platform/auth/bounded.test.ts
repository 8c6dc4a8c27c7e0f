import { describe, expect, it } from 'vitest'
import { Bounded, Turns } from './bounded.ts'
import { hashing, hashPassword, passwordFits } from './passwords.ts'

const gate = (): { readonly open: () => void; readonly passed: Promise<void> } => {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('at most so many at once', () => {
  it('lets the others wait, in their order', async () => {
    const room = new Bounded(2)
    const gates = Array.from({ length: 5 }, gate)
    const begun: number[] = []
    const all = gates.map((g, i) => room.run(async () => {
      begun.push(i)
      await g.passed
      return i
    }))
    expect([begun, room.running, room.waiting]).toEqual([[0, 1], 2, 3])
    gates[1]?.open()
    await all[1]
    expect(begun).toEqual([0, 1, 2])
    for (const g of gates) g.open()
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4])
    expect([begun, room.running, room.waiting]).toEqual([[0, 1, 2, 3, 4], 0, 0])
  })
  it('goes on after a task that failed', async () => {
    const room = new Bounded(1)
    await expect(room.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await room.run(async () => 'yes')).toBe('yes')
    expect(room.running).toBe(0)
  })
  it('is how passwords are hashed: never more than their share of the machine', async () => {
    let most = 0
    const flood = Array.from({ length: 12 }, () => hashPassword('a guess').then(() => {
      most = Math.max(most, hashing.running)
    }))
    expect(hashing.running).toBeLessThanOrEqual(hashing.most)
    expect(hashing.running + hashing.waiting).toBeGreaterThanOrEqual(hashing.most)
    await Promise.all(flood)
    expect(most).toBeLessThanOrEqual(hashing.most)
    const stored = await hashPassword('một câu dài')
    expect(stored).toContain('$argon2id$')
    expect(await passwordFits(stored, 'một câu dài'.normalize('NFD'))).toBe(true)
    expect(await passwordFits(stored, 'một câu ngắn')).toBe(false)
    expect(await passwordFits(null, 'no account has this password')).toBe(false)
  })
})

it('turns: one at a time for a key, side by side for two', async () => {
  const turns = new Turns()
  const [a, b] = [gate(), gate()]
  const said: string[] = []
  const first = turns.run('x', async () => {
    await a.passed
    said.push('first')
  })
  const second = turns.run('x', async () => void said.push('second'))
  await turns.run('y', async () => void said.push('other'))
  const failing = turns.run('z', async () => {
    await b.passed
    throw new Error('no')
  })
  const after = turns.run('z', async () => 'still')
  b.open()
  await expect(failing).rejects.toThrow('no')
  expect(await after).toBe('still')
  a.open()
  await Promise.all([first, second])
  expect(said).toEqual(['other', 'first', 'second'])
})
