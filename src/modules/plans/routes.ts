import type { planEndpoints } from '../../contract/plans.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { commandInBody, type Caller, type Command, type Note } from '../../platform/trail/command.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { adopt } from './adoption.ts'
import { summaryOf, type ReviewAnswer, type Summary } from './answers.ts'
import { bringPlan, pastePlan, putAway, review, type By } from './commands.ts'
import { comparison, planOf, programmeAfter, reviewView } from './queries.ts'
import { listPlans } from './store.ts'
import type { PlansKit } from './wiring.ts'

const MEDIA: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8', md: 'text/plain; charset=utf-8', pdf: 'application/pdf', doc: 'application/msword', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const mediaOf = (name: string): string => MEDIA[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

const noBody = (): Result<never> => refuse('setup.step-out-of-order', { next: 'body' })

export function planRoutes(kit: PlansKit): Routes<typeof planEndpoints> {
  const inBody = async <T>(actor: Actor, ask: (r: Reader, bodyId: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const { bodyId } = actor
    return bodyId === null ? noBody() : kit.db.read(kit.tenant, (r) => ask(r, bodyId))
  }
  const summary = (actor: Actor, id: string): Promise<Result<Summary>> =>
    inBody(actor, async (r, bodyId) => {
      const plan = await planOf(r, bodyId, id)
      return plan.ok ? ok(summaryOf(plan.value)) : plan
    })
  const reviewed = (actor: Actor, id: string): Promise<Result<ReviewAnswer>> => inBody(actor, (r, bodyId) => reviewView(r, kit.reviews, bodyId, id))
  const command = <T>(call: Caller, said: Command, act: (w: Writer, by: By, note: Note) => Promise<Result<T>>): Promise<Result<T>> =>
    commandInBody(kit, call, said, (w, bodyId, note) => act(w, { accountId: call.actor.accountId, name: call.actor.name, bodyId }, note))
  const away = async (call: Caller, sent: { readonly id: string; readonly version: number; readonly away: boolean }, key: string): Promise<Result<Summary>> => {
    const done = await command(call, { action: sent.away ? 'plan.discarded' : 'plan.recovered', key, sent }, (w, by, note) => putAway(kit, w, by, note, sent))
    return done.ok ? summary(call.actor, sent.id) : done
  }

  return {
    'GET /api/plans': { may: 'plans.see', run: ({ actor }) => inBody(actor, async (r, bodyId) => ok({ plans: (await listPlans(r, bodyId)).map(summaryOf) })) },
    'POST /api/plans': {
      may: 'plans.bring',
      run: async (call) => {
        const { actor, upload, key } = call
        const brought = actor.bodyId === null ? noBody() : await bringPlan(kit, call, { name: upload.name, stream: upload.stream, key })
        return brought.ok ? summary(actor, brought.value) : brought
      },
    },
    'POST /api/plans/pasted': {
      may: 'plans.bring',
      run: async (call) => {
        const { actor, body } = call
        const pasted = actor.bodyId === null ? noBody() : await pastePlan(kit, call, body)
        return pasted.ok ? summary(actor, pasted.value) : pasted
      },
    },
    'GET /api/plans/:id': { may: 'plans.see', run: ({ actor, params }) => summary(actor, params.id) },
    'POST /api/plans/:id/discard': { may: 'plans.discard', run: (call) => away(call, { id: call.params.id, version: call.body.version, away: true }, call.body.key) },
    'POST /api/plans/:id/recover': { may: 'plans.discard', run: (call) => away(call, { id: call.params.id, version: call.body.version, away: false }, call.body.key) },
    'GET /api/plans/:id/review': { may: 'plans.see', run: ({ actor, params }) => reviewed(actor, params.id) },
    'POST /api/plans/:id/review': {
      may: 'plans.review',
      run: async (call) => {
        const { key, ...said } = call.body
        const sent = { id: call.params.id, ...said }
        const done = await command(call, { action: 'plan.reviewed', key, sent }, (w, by, note) => review(kit, w, by, note, sent))
        return done.ok ? reviewed(call.actor, sent.id) : done
      },
    },
    'POST /api/plans/:id/adoption': {
      may: 'plans.adopt',
      run: (call) => {
        const sent = { id: call.params.id, version: call.body.version }
        return command(call, { action: 'plan.adopted', key: call.body.key, sent }, (w, by, note) => adopt(kit, w, by, sent.id, sent.version, note))
      },
    },
    'GET /api/plans/:id/comparison': { may: 'plans.see', run: ({ actor, params, query }) => inBody(actor, (r, bodyId) => comparison(r, kit.reviews, bodyId, params.id, query.programmeId)) },
    'GET /api/plans/:id/programme': { may: 'plans.see', run: ({ actor, params }) => inBody(actor, (r, bodyId) => programmeAfter(r, kit.reviews, bodyId, params.id)) },
    'GET /api/plans/:id/file': {
      may: 'plans.see',
      run: ({ actor, params }) =>
        inBody(actor, async (r, bodyId) => {
          const plan = await planOf(r, bodyId, params.id)
          return plan.ok ? ok({ name: plan.value.name, mediaType: mediaOf(plan.value.name), body: await kit.files.read(plan.value.sha256) }) : plan
        }),
    },
    'GET /api/plans/:id/paper': {
      may: 'plans.see',
      run: async ({ actor, params, query }) => {
        const programme = await inBody(actor, (r, bodyId) => programmeAfter(r, kit.reviews, bodyId, params.id))
        if (!programme.ok) return programme
        // the layout engines are heavy: loaded by the first paper, not by the start
        const { renderPaper } = await import('../../platform/papers/index.ts')
        const { name, mediaType, bytes } = await renderPaper(programme.value, query.as)
        return ok({ name, mediaType, body: bytes })
      },
    },
  }
}
