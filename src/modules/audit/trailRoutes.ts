import type { auditEndpoints } from '../../contract/audit.ts'
import { BEGINNING, showHead } from '../../core/audit/chain.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { trailGuard } from '../../platform/trail/guard.ts'
import { lastSeal, waitingForSeal } from '../../platform/trail/store.ts'
import { personalRoutes } from './personalRoutes.ts'
import { listTrail } from './queries.ts'
import { requestRoutes } from './requests.ts'
import { retentionRoutes } from './retention.ts'
import { trailScope } from './scope.ts'
import { sheetOf } from './sheet.ts'
import { viewsOf } from './views.ts'

const PAGE = 50
/** A sheet that Excel still opens at once; whoever needs more narrows the days. */
const SHEET = 20_000

export function trailRoutes(kit: Kit): Routes<typeof auditEndpoints> {
  return {
    ...requestRoutes(kit),
    ...personalRoutes(kit),
    ...retentionRoutes(kit),
    'GET /api/trail': {
      may: 'trail.see',
      run: ({ actor, query, today }) =>
        kit.db.read(kit.tenant, async (r) => {
          const rows = await listTrail(r, trailScope(actor), query, PAGE + 1)
          const page = rows.slice(0, PAGE)
          const last = rows.length > PAGE ? page.at(-1) : undefined
          return ok({ entries: await viewsOf(r, actor, page, { today, searched: Boolean(query.q) }), next: last ? `${last.exactAt}|${last.id}` : null })
        }),
    },
    'GET /api/trail/state': {
      may: 'trail.see',
      run: async () => {
        const guard = await trailGuard(kit.db, kit.tenant)
        return kit.db.read(kit.tenant, async (r) => {
          const last = await lastSeal(r)
          const { count } = await waitingForSeal(r)
          return ok({ sealed: last && { seq: last.seq, hash: last.hash, at: last.sealedAt }, head: showHead(last ?? BEGINNING), waiting: count, guard })
        })
      },
    },
    'GET /api/trail/file': {
      may: 'trail.see',
      run: async ({ actor, query, today }) => {
        const { entries, head } = await kit.db.read(kit.tenant, async (r) => {
          const rows = await listTrail(r, trailScope(actor), query, SHEET)
          return { entries: await viewsOf(r, actor, rows, { today, searched: Boolean(query.q) }), head: showHead((await lastSeal(r)) ?? BEGINNING) }
        })
        return ok(await sheetOf(entries, head, query.as, today))
      },
    },
  }
}
