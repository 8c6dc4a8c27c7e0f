import type { Shelf } from '../../platform/archive/shelf.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Kit } from '../../platform/kit.ts'

export interface BackupsKit extends Kit {
  readonly shelf: Shelf
  /** how far the archives that this process is writing have come, by id */
  readonly writing: Map<string, { readonly rows: number; readonly files: number }>
  /** a job was added: look now */
  readonly wake: () => void
}

/** What this module asks of others; wired at the composition root. */
export interface BackupSurroundings {
  /** every body whose data an archive holds, but the invented ones */
  readonly bodies: (r: Reader) => Promise<readonly string[]>
}
