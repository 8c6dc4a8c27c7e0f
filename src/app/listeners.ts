import { enqueueForHooks } from '../modules/connections/index.ts'
import { tellOfRoles } from '../modules/notices/index.ts'
import type { Kit, Listener } from '../platform/kit.ts'

/** Who is told of a command in its own transaction: other systems, and the people whom it concerns. */
export const tellOthers = (kit: Kit): Listener => async (w, entry) => {
  await enqueueForHooks(kit, w, entry)
  await tellOfRoles(kit, w, entry)
}
