import type { networkEndpoints } from '../../contract/network.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { makeCertificate } from './commands.ts'
import { networkView } from './queries.ts'
import type { NetworkKit } from './wiring.ts'

export const networkRoutes = (kit: NetworkKit): Routes<typeof networkEndpoints> => ({
  'GET /api/network': { may: 'network.see', run: async () => ok(await networkView(kit)) },
  'POST /api/network/certificate': {
    may: 'network.change',
    run: async (call) => {
      const { key, ...choice } = call.body
      const made = await makeCertificate(kit, call, key, choice)
      return made.ok ? ok(await networkView(kit)) : made
    },
  },
})
