import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Takes bytes in order; resolves when more may come. */
export type Sink = (bytes: Uint8Array) => Promise<void>

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Says whose it is: a process of another machine, or container, that shares the folder cannot be seen from here. */
const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const PART = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.part$/
const DAY_MS = 24 * 3_600_000

/** The name beside a file under which a process writes it. */
export const partOf = (path: string, pid: number = process.pid): string => `${path}.${HERE}-${pid}-${randomBytes(4).toString('hex')}.part`
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const [, host, pid] = PART.exec(path) ?? []
  if (host === undefined) return false
  if (host === HERE) return Number(pid) !== process.pid && !alive(Number(pid))
  const at = (await stat(path).catch(() => null))?.mtimeMs
  return at !== undefined && Date.now() - at > DAY_MS
}

/** Removes what processes that were killed left half-written in a folder. */
export async function sweepParts(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    if (await isAbandoned(path)) await rm(path, { force: true })
  }
}

export class AlreadyThere extends Error {}

/**
 * Writes a file whole or not at all: beside its name, readable by its owner only, looked over by `check`, on the disk, then renamed.
 * @throws AlreadyThere when the name is taken; whatever `fill` or `check` throws, and then nothing stays
 */
export async function writeWhole<T>(path: string, fill: (sink: Sink) => Promise<T>, check: (part: string) => Promise<void> = async () => {}): Promise<T> {
  await sweepParts(dirname(path))
  if (existsSync(path)) throw new AlreadyThere(`Đã có tệp “${basename(path)}”. Chọn tên khác: bản sao lưu cũ không bị ghi đè.`)
  const part = partOf(path)
  try {
    const handle = await open(part, 'wx', 0o600)
    let made: T
    try {
      made = await fill(async (bytes) => {
        for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
      })
      await handle.sync()
    } finally {
      await handle.close()
    }
    await check(part)
    if (existsSync(path)) throw new AlreadyThere(`Đã có tệp “${basename(path)}”.`)
    await rename(part, path)
    await syncFolder(dirname(path))
    return made
  } finally {
    await rm(part, { force: true })
  }
}
