import type { Kit } from '../../platform/kit.ts'
import type { Network } from '../../platform/tls/network.ts'

export interface NetworkKit extends Kit {
  readonly network: Network
}
