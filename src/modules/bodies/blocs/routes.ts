import type { z } from 'zod'
import type { Bloc, bodyEndpoints } from '../../../contract/bodies.ts'
import { nameOn } from '../../../core/bodies/names.ts'
import type { PlainDate } from '../../../core/kernel/dates.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import type { Actor } from '../../../core/people/may.ts'
import type { Reader } from '../../../platform/db/database.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Kit } from '../../../platform/kit.ts'
import { byOf, command, commandInBody } from '../../../platform/trail/command.ts'
import { allNames } from '../names/store.ts'
import { bodiesOf, type Body } from '../store.ts'
import { mayChangeBody } from '../tree/may.ts'
import { addBloc, isBloc, saveMembers } from './commands.ts'
import { membersOf } from './store.ts'

type All = Routes<typeof bodyEndpoints>
type Blocs = Pick<All, Extract<keyof All, `${string} /api/blocs${string}`>>
type Shown = z.input<typeof Bloc>

/** Blocs with their members, each by the name of its last day in it. */
async function shown(r: Reader, actor: Actor, blocs: readonly Body[], today: PlainDate): Promise<Shown[]> {
  const members = await membersOf(r, blocs.map((b) => b.id))
  const names = await allNames(r, [...new Set(members.map((m) => m.bodyId))])
  const called = (bodyId: string, unitId: string | null, day: PlainDate): string => nameOn(names.filter((n) => (unitId === null ? n.bodyId === bodyId && n.unitId === null : n.unitId === unitId)), day)?.name ?? ''
  return blocs.map((b) => {
    const own = members.filter((m) => m.blocId === b.id).map((m) => {
      const day = m.to !== null && m.to < today ? m.to : today
      return { ...m, name: m.unitId === null ? called(m.bodyId, null, day) : `${called(m.bodyId, m.unitId, day)} – ${called(m.bodyId, null, day)}` }
    })
    const mine = own.some((m) => m.bodyId === actor.bodyId && (m.to === null || m.to >= today))
    return { id: b.id, name: b.name, kind: b.kind as Shown['kind'], outside: b.outside, superior: b.superior, members: own, mine, mayChange: mayChangeBody(actor, b), version: b.version }
  })
}

export const blocRoutes = (kit: Kit): Blocs => {
  const one = (actor: Actor, id: string, today: PlainDate): Promise<Result<Shown>> =>
    kit.db.read(kit.tenant, async (r) => {
      const [bloc] = await shown(r, actor, (await bodiesOf(r)).filter((b) => b.id === id && isBloc(b)), today)
      return bloc ? ok(bloc) : refuse('request.not-found', { what: 'bloc' })
    })
  return {
    'GET /api/blocs': { may: 'bodies.see', run: ({ actor, today }) => kit.db.read(kit.tenant, async (r) => ok({ blocs: await shown(r, actor, (await bodiesOf(r)).filter((b) => isBloc(b) && b.endedOn === null), today) })) },
    'GET /api/blocs/:id': { may: 'bodies.see', run: ({ actor, params, today }) => one(actor, params.id, today) },
    'POST /api/blocs': {
      may: 'partners.change',
      run: (call) => {
        const { key, ...sent } = call.body
        return commandInBody(kit, call, { action: 'body.founded', key, sent }, (w, bodyId, note) => addBloc(kit, w, call.actor, bodyId, sent, note))
      },
    },
    'PUT /api/blocs/:id/members': {
      may: 'bodies.see',
      run: async (call) => {
        const { key, ...rest } = call.body
        const sent = { id: call.params.id, ...rest }
        const done = await command(kit, byOf(call), { action: 'bloc.members-changed', key, sent }, (w, note) => saveMembers(kit, w, call.actor, sent, note))
        return done.ok ? one(call.actor, sent.id, call.today) : done
      },
    },
  }
}
