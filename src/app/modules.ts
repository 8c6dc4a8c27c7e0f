import type { AnyRoute } from '../platform/http/routes.ts'
import type { JobKinds } from '../platform/jobs/queue.ts'
import { mailServerOf } from '../platform/mail/server.ts'
import type { Mailer } from '../platform/mail/transport.ts'
import type { Reader } from '../platform/db/database.ts'
import { accountRoutes, accountsAdminRoutes, type SetupStep } from '../modules/accounts/index.ts'
import { evidenceRoutes, type EvidenceKit } from '../modules/evidence/index.ts'
import { networkRoutes, type NetworkKit } from '../modules/network/index.ts'
import { backupRoutes, type BackupsKit } from '../modules/backups/index.ts'
import { trailRoutes } from '../modules/audit/index.ts'
import { bodyRoutes } from '../modules/bodies/index.ts'
import { bodyCards, exampleBodies, openSteps, peopleRoutes, type PeopleSurroundings } from '../modules/people/index.ts'
import { connectionRoutes } from '../modules/connections/index.ts'
import { jobRoutes } from '../modules/jobs/index.ts'
import { noticeRoutes, queueMail } from '../modules/notices/index.ts'
import { anyPlan, passageOf, planRoutes, searchPlans, waitingPlans, type PlansKit } from '../modules/plans/index.ts'
import { yearRoutes } from '../modules/years/index.ts'
import { laidOut } from './laidOut.ts'

/** The next first-run step of a body. */
async function setupOf(r: Reader, bodyId: string | null): Promise<SetupStep> {
  if (bodyId === null) return 'body'
  const open = await openSteps(r, bodyId)
  const left = (await anyPlan(r, bodyId)) ? open.filter((s) => s !== 'plan') : open
  return left[0] ?? 'done'
}

/** Every body but the invented ones. */
async function realBodies(r: Reader): Promise<string[]> {
  const invented = new Set((await exampleBodies(r)).map((b) => b.id))
  return (await bodyCards(r)).map((b) => b.id).filter((id) => !invented.has(id))
}

/** Every route of the API, with what one module shows of another handed in here. */
export function routesOf(kit: PlansKit & EvidenceKit & BackupsKit & NetworkKit, demo: boolean, examples: PeopleSurroundings['examples'], { mailer, kinds }: { readonly mailer: Mailer; readonly kinds: JobKinds }): Record<string, AnyRoute> {
  const { reviews } = kit
  return {
    ...accountRoutes(kit, { demo, bodies: bodyCards, setup: setupOf, post: { queueMail } }),
    ...accountsAdminRoutes(kit, { post: { ready: async (r) => (await mailServerOf(kit, r)) !== null, queue: (w, mail) => queueMail(kit, w, mail) } }),
    ...peopleRoutes(kit, { setup: setupOf, examples }),
    ...bodyRoutes(kit, laidOut),
    ...planRoutes(kit),
    ...trailRoutes(kit),
    ...backupRoutes(kit, { bodies: realBodies }),
    ...evidenceRoutes(kit),
    ...networkRoutes(kit, { bodies: realBodies }),
    ...noticeRoutes(kit, mailer),
    ...connectionRoutes(kit),
    ...jobRoutes(kit, kinds),
    ...yearRoutes(kit, { waiting: waitingPlans, passage: (r, bodyId, planId, fact) => passageOf(r, reviews, bodyId, planId, fact), search: searchPlans }),
  }
}
