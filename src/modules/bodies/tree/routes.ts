import type { bodyEndpoints } from '../../../contract/bodies.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { may } from '../../../core/people/may.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Kit } from '../../../platform/kit.ts'
import { byOf, command } from '../../../platform/trail/command.ts'
import { findBody } from '../store.ts'
import { addToTree, addUnit, mendBody, mendUnit, moveBody, moveUnit } from './commands.ts'
import { historyOf, treeOf } from './queries.ts'
import { findUnit } from './store.ts'

type All = Routes<typeof bodyEndpoints>
type Tree = Pick<All, Extract<keyof All, `${string} /api/tree${string}`>>

const done = async (made: Promise<Result<undefined>>): Promise<Result<undefined>> => {
  const result = await made
  return result.ok ? ok(undefined) : result
}

export const treeRoutes = (kit: Kit): Tree => ({
  'GET /api/tree': { may: 'bodies.see', run: ({ actor, query }) => kit.db.read(kit.tenant, async (r) => ok(await treeOf(r, actor, { on: query.on ?? null, ended: query.ended === 'true' }))) },
  'GET /api/tree/names/:id': {
    may: 'bodies.see',
    run: ({ actor, params }) =>
      kit.db.read(kit.tenant, async (r) => {
        const unit = await findUnit(r, params.id)
        const body = unit ?? (await findBody(r, params.id))
        if (!body || (unit && !may(actor, 'units.see', { bodyId: unit.bodyId }))) return refuse('request.not-found', { what: 'body' })
        return ok(await historyOf(r, unit ? { bodyId: unit.bodyId, unitId: unit.id } : { bodyId: body.id, unitId: null }))
      }),
  },
  'POST /api/tree/bodies': {
    may: 'bodies.change',
    run: (call) => {
      const { key, ...sent } = call.body
      return command(kit, byOf(call), { action: 'body.founded', key, sent }, (w, note) => addToTree(kit, w, call.actor, sent, note))
    },
  },
  'PATCH /api/tree/bodies/:id': {
    may: 'bodies.see',
    run: (call) => {
      const { key, version, ...fields } = call.body
      const { id } = call.params
      return done(command(kit, byOf(call), { action: 'body.changed', key, sent: { id, version, ...fields } }, (w, note) => mendBody(w, call.actor, id, version, fields, note)))
    },
  },
  'PUT /api/tree/bodies/:id/parent': {
    may: 'bodies.see',
    run: (call) => {
      const { key, version, parentId } = call.body
      const { id } = call.params
      return done(command(kit, byOf(call), { action: 'body.moved', key, sent: { id, version, parentId } }, (w, note) => moveBody(w, call.actor, id, version, parentId, note)))
    },
  },
  'POST /api/tree/units': {
    may: 'units.change',
    run: (call) => {
      const { key, ...sent } = call.body
      return command(kit, byOf(call), { action: 'units.changed', key, sent }, (w, note) => addUnit(kit, w, call.actor, sent, note))
    },
  },
  'PATCH /api/tree/units/:id': {
    may: 'units.change',
    run: (call) => {
      const { key, version, ...fields } = call.body
      const { id } = call.params
      return done(command(kit, byOf(call), { action: 'units.changed', key, sent: { id, version, ...fields } }, (w, note) => mendUnit(w, call.actor, id, version, fields, note)))
    },
  },
  'PUT /api/tree/units/:id/parent': {
    may: 'units.change',
    run: (call) => {
      const { key, version, parentId } = call.body
      const { id } = call.params
      return done(command(kit, byOf(call), { action: 'units.changed', key, sent: { id, version, parentId } }, (w, note) => moveUnit(w, call.actor, id, version, parentId, note)))
    },
  },
})
