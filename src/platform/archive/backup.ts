import type { OpenDatabase } from '../db/database.ts'
import type { FileStore } from '../files/store.ts'
import { lawSet, programVersion } from './facts.ts'
import type { Manifest } from './format.ts'
import { holderOf } from './hold.ts'
import { checkArchive, type Checked } from './read.ts'
import { writeWhole, type Sink } from './sink.ts'
import { writeArchive, type Facts, type Progress, type Source } from './write.ts'

/** Where the program keeps what it must not lose. */
export interface Kept {
  readonly db: OpenDatabase
  readonly files: FileStore
  readonly dataDir: string
}

export const sourceOf = ({ db, files, dataDir }: Kept): Source => ({ engine: db.engine, connect: () => db.pool.connect(), hold: holderOf(files, dataDir) })
export const factsOf = (reason: Manifest['reason'], madeAt: string): Facts => ({ madeAt, reason, program: programVersion(), law: lawSet() })

/** Lets `fill` write an archive beside `path`, reads it whole, and only then gives it its name. @throws Error when it does not read back */
export async function archiveTo(path: string, fill: (sink: Sink) => Promise<unknown>): Promise<Checked> {
  const seen: { checked?: Checked } = {}
  await writeWhole(path, fill, async (part) => {
    const checked = await checkArchive(part)
    if (!checked.ok) throw new Error(`Bản vừa ghi không đọc lại được nguyên vẹn: ${(checked.refusal.params as { detail: string }).detail}`)
    seen.checked = checked.value
  })
  if (!seen.checked) throw new Error('The archive was not read back')
  return seen.checked
}

/** Backs up into a file, which is there whole, read back, or not at all. @throws AlreadyThere */
export const backUp = (path: string, kept: Kept, facts: Facts, progress?: Progress): Promise<Checked> => archiveTo(path, (sink) => writeArchive(sourceOf(kept), facts, sink, progress))
