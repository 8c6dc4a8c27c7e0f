import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freshData } from '../../test/support/data.ts'

const BIN = fileURLToPath(new URL('../../bin/bang-vang.mjs', import.meta.url))

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > 60_000) throw new Error('it did not come to pass in a minute')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test.each([
  ['killed without a word', 'SIGKILL', { code: null, signal: 'SIGKILL' }],
  ['asked to end', 'SIGTERM', { code: 0, signal: null }],
] as const)('the server goes, and leaves its lock, when what runs it is %s', async (_how, signal, end) => {
  const data = await freshData()
  const runner = spawn(process.execPath, [BIN, 'serve'], { env: { ...process.env, DATA_DIR: data.dataDir, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    let said = ''
    runner.stdout.on('data', (part: Buffer) => (said += part.toString()))
    await until(() => said.includes('Bảng Vàng đang chạy'))
    const lock = join(data.dataDir, 'lock')
    const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }
    expect(pid).not.toBe(runner.pid)
    const ended = once(runner, 'exit')
    runner.kill(signal)
    const [code, by] = (await ended) as [number | null, string | null]
    expect({ code, signal: by }).toEqual(end)
    await until(() => !runs(pid))
    expect(existsSync(lock)).toBe(false)
  } finally {
    runner.kill('SIGKILL')
    data.clear()
  }
})
