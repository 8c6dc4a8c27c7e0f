import type { FileStore } from '../../platform/files/store.ts'
import type { Kit } from '../../platform/kit.ts'
import type { Reviews } from './reviews.ts'

/** What the plans need beyond the kit; made once at the composition root. */
export interface PlansKit extends Kit {
  readonly files: FileStore
  readonly reviews: Reviews
  /** a plan waits to be read: wake the queue */
  readonly wake: () => void
}
