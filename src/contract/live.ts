import { z } from 'zod'
import { THING_KINDS } from '../core/audit/entry.ts'

/** GET /api/live sends these as server-sent events named "changed"; nothing of the content is in them: the page asks again for what it may see. */
export const LiveMessage = z.object({
  /** what kind of thing changed */
  topic: z.enum(THING_KINDS),
  id: z.string(),
  /** differs with every change; for telling one message from another only */
  version: z.string(),
})
export type LiveMessage = z.infer<typeof LiveMessage>

/** Names of the events: "changed" carries a LiveMessage; after "all" anything may have changed (the stream began, or had a gap). */
export const LIVE_EVENTS = ['changed', 'all'] as const
