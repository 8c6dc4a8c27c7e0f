import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

interface Owner {
  readonly pid: number
  /** when the process began, in ticks since boot: a pid is used again, this pair is not */
  readonly began: string | null
  readonly host: string
}

/** When a process began (Linux); null where that cannot be known. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function alive(owner: Owner): boolean {
  // a process of another machine or container cannot be seen from here: its lock is never taken over
  if (owner.host !== hostname()) return true
  try {
    process.kill(owner.pid, 0)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const began = beganAt(owner.pid)
  return began === null || owner.began === null || began === owner.began
}

function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return null
  }
}

/** Makes `file` with our name in it, or says no: `link` is atomic and never leaves an empty file. */
function claim(file: string): boolean {
  const own = `${file}.${randomUUID()}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, began: beganAt(process.pid), host: hostname() } satisfies Owner))
  try {
    linkSync(own, file)
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  } finally {
    rmSync(own, { force: true })
  }
}

export class FolderInUse extends Error {}

/** Holds this process's locks: a pid cannot tell two openers of one process apart. */
const held = new Set<string>()

/**
 * Locks a data folder for this process; two openers of one embedded database destroy it.
 * A lock whose process is gone is taken over, under a second lock so that two cannot take it at once.
 * @throws FolderInUse while another live process has it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  const guard = `${file}.guard`
  const inUse = (owner: Owner | null): FolderInUse => new FolderInUse(`${folder} is in use by process ${owner?.pid ?? 'unknown'} on ${owner?.host ?? 'this machine'}${owner && owner.host !== hostname() ? `; when that machine is certainly gone, remove ${file}` : ''}`)
  if (held.has(file)) throw inUse({ pid: process.pid, began: null, host: hostname() })
  if (!claim(file)) {
    const owner = readOwner(file)
    if (owner && alive(owner)) throw inUse(owner)
    if (!claim(guard)) {
      const other = readOwner(guard)
      if (other === null || alive(other)) throw inUse(other)
      rmSync(guard, { force: true })
      if (!claim(guard)) throw inUse(readOwner(guard))
    }
    try {
      const again = readOwner(file)
      if (again && alive(again)) throw inUse(again)
      rmSync(file, { force: true })
      if (!claim(file)) throw inUse(readOwner(file))
    } finally {
      rmSync(guard, { force: true })
    }
  }
  held.add(file)
  return () => {
    held.delete(file)
    rmSync(file, { force: true })
  }
}
