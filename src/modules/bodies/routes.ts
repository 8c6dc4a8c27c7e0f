import type { bodyEndpoints } from '../../contract/bodies.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { blocRoutes } from './blocs/routes.ts'
import { changeRoutes } from './change/routes.ts'
import type { Programmes } from './partners/commands.ts'
import { partnerRoutes } from './partners/routes.ts'
import { postRoutes } from './posts/routes.ts'
import { treeRoutes } from './tree/routes.ts'

export const bodyRoutes = (kit: Kit, programmes: Programmes): Routes<typeof bodyEndpoints> => ({ ...treeRoutes(kit), ...changeRoutes(kit), ...postRoutes(kit), ...blocRoutes(kit), ...partnerRoutes(kit, programmes) })
