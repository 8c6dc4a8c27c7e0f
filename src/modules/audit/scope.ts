import { may, type Actor } from '../../core/people/may.ts'

/** Whose entries an account reads: all of the tenant, or those of some bodies. */
export type TrailScope = 'all' | readonly string[]

export const trailScope = (actor: Actor): TrailScope =>
  may(actor, 'trail.see', { bodyId: null }) ? 'all' : [...new Set(actor.grants.flatMap((g) => g.bodyIds ?? []))].filter((bodyId) => may(actor, 'trail.see', { bodyId }))
