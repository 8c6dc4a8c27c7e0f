import type { About, TrailAction } from '../../core/audit/entry.ts'
import type { Actor } from '../../core/people/may.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { Writer } from '../db/database.ts'
import { once } from '../db/once.ts'
import type { Kit } from '../kit.ts'
import { addEntry, type By, type Origin, type TrailEntry } from './entry.ts'

/** One command: its name in the trail, its idempotency key (null: none is sent), and what was sent. */
export interface Command {
  readonly action: TrailAction
  readonly key: string | null
  readonly sent: unknown
  readonly about?: About
}
/** Says to the trail what the command found out on its way; later words win. */
export type Note = (about: About & { readonly action?: TrailAction }) => void

export const byOf = (call: { readonly actor: Actor; readonly origin: Origin }): By => ({
  accountId: call.actor.viewing?.accountId ?? call.actor.accountId, bodyId: call.actor.bodyId, via: call.actor.via, origin: call.origin,
})
export const byProgram = (bodyId: string | null = null): By => ({ accountId: null, bodyId, via: 'program', origin: null })

/**
 * Carries out a command in one transaction: once for its key, with one entry in the trail, and told to those who listen (live pages,
 * webhooks). A refused command and a repeated one leave no entry.
 */
export const command = <T>(kit: Kit, by: By, { action, key, sent, about }: Command, act: (w: Writer, note: Note) => Promise<Result<T>>): Promise<Result<T>> =>
  kit.db.write(kit.tenant, (w) => {
    const run = async (): Promise<Result<T>> => {
      let said: About & { readonly action?: TrailAction } = about ?? {}
      const result = await act(w, (more) => {
        said = { ...said, ...more }
      })
      if (!result.ok) return result
      const entry: TrailEntry = { action, ...said, id: kit.newId(), at: kit.clock.now(), by }
      await addEntry(w, entry)
      for (const listen of kit.listeners) await listen(w, entry)
      return result
    }
    return key === null || by.accountId === null ? run() : once(w, { account: by.accountId, key, body: { action, sent }, at: kit.clock.now() }, run)
  })

/** Who sends a command, and from where. */
export type Caller = { readonly actor: Actor; readonly origin: Origin }

/** A command within the body that the account works for; the same key in another body is another intention. */
export const commandInBody = async <T>(kit: Kit, call: Caller, { sent, ...about }: Command, act: (w: Writer, bodyId: string, note: Note) => Promise<Result<T>>): Promise<Result<T>> => {
  const { bodyId } = call.actor
  return bodyId === null ? refuse('setup.step-out-of-order', { next: 'body' }) : command(kit, byOf(call), { ...about, sent: { bodyId, sent } }, (w, note) => act(w, bodyId, note))
}
