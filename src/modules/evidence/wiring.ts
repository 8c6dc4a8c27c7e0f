import type { Scanner } from '../../platform/files/evidence.ts'
import type { FileStore } from '../../platform/files/store.ts'
import type { Kit } from '../../platform/kit.ts'

/** What evidence needs beyond the kit; made once at the composition root. */
export interface EvidenceKit extends Kit {
  readonly files: FileStore
  /** null: no virus scanner is set up */
  readonly scanner: Scanner | null
}
