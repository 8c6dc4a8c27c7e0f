import type { yearEndpoints } from '../../contract/years.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { commandInBody, type Caller } from '../../platform/trail/command.ts'
import { findBody, lookOf, searchPeople, sizeOf } from '../people/index.ts'
import { markDue, type Mark } from './commands.ts'
import { homeOf, programmeSummaries, programmeView, searchProgrammes, type HomeAsk } from './queries.ts'
import { saySameness, type SamenessWord } from './samenesses.ts'
import type { DueView, Hit } from './views.ts'

export interface PassageAnswer {
  readonly document: string
  readonly place: string
  readonly before: string
  readonly passage: { readonly quote: string; readonly start: number; readonly end: number }
  readonly after: string
}
/** What the year shows of plans; wired at the composition root. */
export interface YearSurroundings {
  readonly waiting: (r: Reader, bodyId: string) => Promise<number>
  readonly passage: (r: Reader, bodyId: string, planId: string, fact: string) => Promise<Result<PassageAnswer>>
  readonly search: (r: Reader, bodyId: string, words: string) => Promise<readonly Hit[]>
}

const noBody = (): Result<never> => refuse('setup.step-out-of-order', { next: 'body' })

export function yearRoutes(kit: Kit, around: YearSurroundings): Routes<typeof yearEndpoints> {
  const inBody = async <T>(actor: Actor, ask: (r: Reader, bodyId: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const { bodyId } = actor
    return bodyId === null ? noBody() : kit.db.read(kit.tenant, (r) => ask(r, bodyId))
  }
  const askOf = async (r: Reader, actor: Actor, bodyId: string): Promise<HomeAsk> => ({
    bodyId, name: actor.name, today: kit.clock.today(), yearKind: (await findBody(r, bodyId))?.yearKind ?? 'calendar', body: await sizeOf(r, bodyId), plansWaiting: await around.waiting(r, bodyId),
  })
  const mark = (call: Caller, key: string, change: Mark): Promise<Result<DueView>> =>
    commandInBody(kit, call, { action: change.on === null ? 'due.reopened' : 'due.done', key, sent: change }, (w, bodyId, note) => markDue(kit, w, call.actor, bodyId, change, note))
  const say = (call: Caller, key: string, word: SamenessWord): Promise<Result<{ version: number }>> =>
    commandInBody(kit, call, { action: word.same === null ? 'sameness.undone' : 'sameness.said', key, sent: word }, (w, bodyId, note) => saySameness(kit, w, call.actor, bodyId, word, note))
  return {
    'GET /api/home': { may: 'year.see', run: ({ actor }) => inBody(actor, async (r, bodyId) => ok(await homeOf(r, await askOf(r, actor, bodyId)))) },
    'GET /api/programmes': { may: 'year.see', run: ({ actor, today }) => inBody(actor, async (r, bodyId) => ok({ programmes: await programmeSummaries(r, bodyId, today) })) },
    'GET /api/programmes/:id': {
      may: 'year.see',
      run: ({ actor, params }) =>
        inBody(actor, async (r, bodyId) => {
          const view = await programmeView(r, await askOf(r, actor, bodyId), params.id)
          return view ? ok(view) : refuse('request.not-found', { what: 'programme' })
        }),
    },
    'POST /api/due/:id/done': { may: 'due.mark', run: (call) => mark(call, call.body.key, { id: call.params.id, version: call.body.version, on: call.body.on }) },
    'POST /api/due/:id/open': { may: 'due.mark', run: (call) => mark(call, call.body.key, { id: call.params.id, version: call.body.version, on: null }) },
    'POST /api/sameness': { may: 'sameness.decide', run: (call) => say(call, call.body.key, { items: call.body.items, same: call.body.same, version: call.body.version }) },
    'POST /api/sameness/undo': { may: 'sameness.decide', run: (call) => say(call, call.body.key, { items: call.body.items, same: null, version: call.body.version }) },
    'GET /api/passage': { may: 'year.see', run: ({ actor, query }) => inBody(actor, (r, bodyId) => around.passage(r, bodyId, query.planId, query.fact)) },
    'GET /api/search': {
      may: 'year.see',
      run: ({ actor, query }) =>
        inBody(actor, async (r, bodyId) => {
          const found = await searchPeople(r, bodyId, lookOf(actor, bodyId, kit.clock.today()), query.q, 8)
          const people = found.map((p): Hit => ({ kind: 'person', title: p.name, detail: [p.post, p.unit].filter((x) => x !== null).join(', '), path: `/ho-so/${p.id}`, factKind: null }))
          return ok({ hits: [...people, ...(await searchProgrammes(r, bodyId, query.q)), ...(await around.search(r, bodyId, query.q))] })
        }),
    },
  }
}
