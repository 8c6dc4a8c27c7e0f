import type { Endpoint } from '../../contract/endpoint.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Say } from './problem.ts'
import type { AnyRoute } from './routes.ts'

/** What the server is made of; the composition root hands it in. */
export interface ServerParts {
  readonly config: Config
  readonly clock: Clock
  readonly endpoints: readonly Endpoint[]
  readonly routes: Readonly<Record<string, AnyRoute>>
  readonly authenticate: (token: string, kind: 'session' | 'key') => Promise<Actor | null>
  readonly openApi: () => unknown
  /** throws while the database does not answer */
  readonly ready: () => Promise<void>
  readonly say: Say
  /** the built web app; absent in API tests */
  readonly webFolder: string | null
}
