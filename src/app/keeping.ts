import type { Door } from '../platform/archive/door.ts'
import { openDoor } from '../platform/archive/door.ts'
import { factsOf, sourceOf, type Kept } from '../platform/archive/backup.ts'
import { sweepHeld } from '../platform/archive/hold.ts'
import { writeArchive } from '../platform/archive/write.ts'
import { systemClock } from '../platform/clock/clock.ts'
import type { Log } from '../platform/kit.ts'

/** Lets the command line ask a running program for an archive. Where several programs share a server, it needs no door. */
export async function openBackupDoor(kept: Kept, log: () => Log): Promise<Door | null> {
  if (kept.db.engine === 'server') return null
  await sweepHeld(kept.dataDir)
  const write = async (sink: Parameters<typeof writeArchive>[2]): Promise<void> => void (await writeArchive(sourceOf(kept), factsOf('asked', systemClock.now()), sink))
  return openDoor(kept.dataDir, write, (fault) => log().error({ err: fault }, 'backup for the command line'))
}
