import type { Endpoint } from '../../contract/endpoint.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Pace } from '../limits/pace.ts'
import type { OpenNetwork } from '../tls/network.ts'
import type { Afterwards } from './afterwards.ts'
import type { Say } from './problem.ts'
import type { AnyRoute } from './routes.ts'

/** What the server is made of; the composition root hands it in. */
export interface ServerParts {
  readonly config: Config
  readonly clock: Clock
  readonly endpoints: readonly Endpoint[]
  readonly routes: Readonly<Record<string, AnyRoute>>
  readonly authenticate: (token: string, kind: 'session' | 'key') => Promise<Actor | null>
  /** counts a request of a key. @returns seconds to wait before the next; 0 when it may go on */
  readonly meter?: (token: string) => Promise<number>
  /** counts a request of a session by what it does. @returns seconds to wait before the next; 0 when it may go on */
  readonly pace?: (token: string, pace: Pace) => Promise<number>
  readonly afterwards: Afterwards
  readonly openApi: () => unknown
  /** throws while the database does not answer */
  readonly ready: () => Promise<void>
  readonly say: Say
  /** how the server is reached, and the certificate of the office */
  readonly network: OpenNetwork
  /** the built web app; absent in API tests */
  readonly webFolder: string | null
}
