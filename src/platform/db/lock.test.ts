import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderInUse, lockFolder } from './lock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that has certainly ended. */
const gonePid = (): number => spawnSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).pid

describe('the lock of a data folder', () => {
  it('keeps a second opener out until it is given back', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
    unlock()
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    lockFolder(folder)()
  })
  it('is never taken from a live process', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, began: null, host: hostname() }))
    expect(() => lockFolder(folder)).toThrow(FolderInUse)
  })
  it('is taken over when its process is gone', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: gonePid(), began: null, host: hostname() }))
    lockFolder(folder)()
  })
  it('is never taken from another machine or container, whose processes cannot be seen', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: gonePid(), began: null, host: `not-${hostname()}` }))
    expect(() => lockFolder(folder)).toThrow(/remove .*lock/)
  })
  it('knows a pid that was given to another process', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, began: process.platform === 'linux' ? '1' : null, host: hostname() }))
    if (process.platform === 'linux') lockFolder(folder)()
    else expect(() => lockFolder(folder)).toThrow(FolderInUse)
  })
  it('is taken by one of many that find it left behind', () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: gonePid(), began: null, host: hostname() }))
    const took = [1, 2, 3].map(() => {
      try {
        lockFolder(folder)
        return 1
      } catch (fault) {
        expect(fault).toBeInstanceOf(FolderInUse)
        return 0
      }
    })
    expect(took.reduce((a: number, b) => a + b, 0)).toBe(1)
  })
})
