import type { z } from 'zod'
import type { bodyEndpoints, Post } from '../../../contract/bodies.ts'
import { nameOn } from '../../../core/bodies/names.ts'
import type { PlainDate } from '../../../core/kernel/dates.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import { sightOfPerson } from '../../../core/people/sight.ts'
import type { Reader } from '../../../platform/db/database.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Kit } from '../../../platform/kit.ts'
import { byOf, command } from '../../../platform/trail/command.ts'
import { allNames } from '../names/store.ts'
import { savePosts } from './commands.ts'
import { findHolder, holds, postsOf, withMain, type PostRow } from './store.ts'

type All = Routes<typeof bodyEndpoints>
type Posts = Pick<All, Extract<keyof All, `${string} /api/people${string}`>>
type Shown = z.input<typeof Post>

/** Units and bodies by the names of the last day on which the post was held. */
async function named(r: Reader, posts: readonly (Omit<PostRow, 'id'> & { readonly id: string | null })[], today: PlainDate): Promise<Shown[]> {
  const names = await allNames(r, [...new Set(posts.map((p) => p.bodyId))])
  const called = (unitId: string | null, bodyId: string, day: PlainDate): string | null => nameOn(names.filter((n) => (unitId === null ? n.unitId === null && n.bodyId === bodyId : n.unitId === unitId)), day)?.name ?? null
  return posts.map((p) => {
    const day = p.to !== null && p.to < today ? p.to : today
    return { ...p, body: called(null, p.bodyId, day) ?? '', unit: p.unitId === null ? null : called(p.unitId, p.bodyId, day) }
  })
}

export async function postsFor(r: Reader, actor: Actor, id: string, today: PlainDate): Promise<Result<{ posts: Shown[]; version: number }>> {
  const person = await findHolder(r, id)
  if (!person) return refuse('request.not-found', { what: 'person' })
  const all = withMain(person, await postsOf(r, id), today)
  const now = all.filter((p) => holds(p, today))
  const sight = sightOfPerson(actor, { id, bodyId: person.bodyId, restricted: person.restrictedAt !== null, unitIds: now.flatMap((p) => (p.unitId === null || p.bodyId !== person.bodyId ? [] : [p.unitId])) })
  if (sight === 'none' || !may(actor, 'people.see', { bodyId: person.bodyId })) return refuse('request.not-found', { what: 'person' })
  return ok({ posts: await named(r, sight === 'whole' ? all : now, today), version: person.version })
}

export const postRoutes = (kit: Kit): Posts => ({
  'GET /api/people/:id/posts': { may: 'people.see', run: ({ actor, params, today }) => kit.db.read(kit.tenant, (r) => postsFor(r, actor, params.id, today)) },
  'PUT /api/people/:id/posts': {
    may: 'people.change',
    run: async (call) => {
      const { key, version, posts } = call.body
      const { id } = call.params
      const done = await command(kit, byOf(call), { action: 'people.posts-changed', key, sent: { id, version, posts } }, (w, note) => savePosts(kit, w, call.actor, { id, version, posts }, note))
      return done.ok ? kit.db.read(kit.tenant, (r) => postsFor(r, call.actor, id, call.today)) : done
    },
  },
})
