import type { z } from 'zod'
import type { BodyChange, bodyEndpoints } from '../../../contract/bodies.ts'
import { ok } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import type { Reader } from '../../../platform/db/database.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Kit } from '../../../platform/kit.ts'
import { byOf, command } from '../../../platform/trail/command.ts'
import { builtOn, makeChange, mayUndo, previewChange, TRAIL_OF, undoChange } from './commands.ts'
import { accountNames, changesOf, namesOfIds, type StoredChange } from './store.ts'

type All = Routes<typeof bodyEndpoints>
type Changes = Pick<All, Extract<keyof All, `${string} /api/body-changes${string}`>>

/** What each was called when it changed: a name that was given later does not stand in its history. */
function calledThen(change: StoredChange): Map<string, string> {
  const said = change.effects.flatMap((e) => (e.op === 'set' && e.field === 'name' ? [[e.id, String(e.before)] as const] : []))
  return new Map(said)
}

async function historyFor(r: Reader, actor: Actor, today: string): Promise<z.input<typeof BodyChange>[]> {
  const changes = (await changesOf(r)).filter((c) => (c.level === 'body' ? true : may(actor, 'units.see', { bodyId: c.bodyId })))
  const names = await namesOfIds(r, changes.flatMap((c) => c.request.from))
  const people = await accountNames(r, changes.map((c) => c.by))
  const out: z.input<typeof BodyChange>[] = []
  for (const c of changes) {
    const then = calledThen(c)
    const could = c.undoneAt === null && mayUndo(actor, c) && (await builtOn(r, c, today)).length === 0
    out.push({ id: c.id, kind: c.kind, level: c.level, on: c.on, document: c.document, at: c.at, by: people.get(c.by) ?? null, undoneAt: c.undoneAt, mayUndo: could, from: c.request.from.map((id) => then.get(id) ?? names.get(id) ?? ''), to: c.request.heirs.map((h) => h.name) })
  }
  return out
}

export const changeRoutes = (kit: Kit): Changes => ({
  'POST /api/body-changes/preview': { may: 'bodies.see', run: ({ actor, body }) => kit.db.read(kit.tenant, (r) => previewChange(kit, r, actor, body)) },
  'POST /api/body-changes': {
    may: 'bodies.see',
    run: (call) => {
      const { key, ...sent } = call.body
      return command(kit, byOf(call), { action: TRAIL_OF[sent.kind], key, sent }, (w, note) => makeChange(kit, w, call.actor, sent, note))
    },
  },
  'GET /api/body-changes': { may: 'bodies.see', run: ({ actor, today }) => kit.db.read(kit.tenant, async (r) => ok({ changes: await historyFor(r, actor, today) })) },
  'POST /api/body-changes/:id/undo': {
    may: 'bodies.see',
    run: (call) => command(kit, byOf(call), { action: 'body.change-undone', key: call.body.key, sent: { id: call.params.id } }, (w, note) => undoChange(kit, w, call.actor, call.params.id, note)),
  },
})
