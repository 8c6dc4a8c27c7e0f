import { may, type Actor } from '../../../core/people/may.ts'

interface Standing {
  readonly id: string
  readonly parentId: string | null
  readonly outside: boolean
  readonly keptBy: string | null
}

/** An outside one is changed by those who keep its record; one of ours by its own people or by those above it. */
export const mayChangeBody = (actor: Actor, b: Standing): boolean =>
  b.outside ? b.keptBy !== null && may(actor, 'partners.change', { bodyId: b.keptBy }) : may(actor, 'bodies.change', { bodyId: b.id }) || may(actor, 'body.change', { bodyId: b.id })

/** Out of the hands of those above it only they let it go. */
export const mayMoveBody = (actor: Actor, b: Standing): boolean => mayChangeBody(actor, b) && (b.outside || b.parentId === null || may(actor, 'bodies.change', { bodyId: b.parentId }))
