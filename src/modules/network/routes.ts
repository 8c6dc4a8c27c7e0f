import type { networkEndpoints } from '../../contract/network.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { may, type Action, type Actor } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { makeCertificate } from './commands.ts'
import { networkView } from './queries.ts'
import type { NetworkKit } from './wiring.ts'

export interface NetworkSurroundings {
  /** every body that this installation serves */
  readonly bodies: (r: Reader) => Promise<readonly string[]>
}

export function networkRoutes(kit: NetworkKit, around: NetworkSurroundings): Routes<typeof networkEndpoints> {
  /** One machine serves every body: whoever may do this for some of them only may not do it. */
  const overAll = async <T>(actor: Actor, action: Action, act: () => Promise<Result<T>>): Promise<Result<T>> => {
    const bodies = await kit.db.read(kit.tenant, around.bodies)
    return bodies.every((bodyId) => may(actor, action, { bodyId })) ? act() : refuse('account.not-allowed', { action })
  }
  return {
    'GET /api/network': { may: 'network.see', run: ({ actor }) => overAll(actor, 'network.see', async () => ok(await networkView(kit))) },
    'POST /api/network/certificate': {
      may: 'network.change',
      run: async (call) => {
        const { key, ...choice } = call.body
        const made = await overAll(call.actor, 'network.change', () => makeCertificate(kit, call, key, choice))
        return made.ok ? ok(await networkView(kit)) : made
      },
    },
  }
}
