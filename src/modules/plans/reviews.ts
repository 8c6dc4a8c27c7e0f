import type { PlanContext } from '../../core/plans/context.ts'
import { readDocument } from '../../core/plans/document.ts'
import { outlineOf } from '../../core/plans/outline.ts'
import type { Programme } from '../../core/plans/programme.ts'
import { liftReviewEvent, STORED } from '../../core/plans/review/commands.ts'
import { reviewOf, type Reviewed } from '../../core/plans/review/desk.ts'
import { evolve, UNTOUCHED, type ReviewState } from '../../core/plans/review/state.ts'
import { viewOf } from '../../core/plans/view.ts'
import { readEvents, type StoredEvent } from '../../platform/db/events.ts'
import type { Reader } from '../../platform/db/database.ts'
import { findReading, readAt, type Reading } from './store.ts'

export const streamOf = (planId: string): string => `plan:${planId}`

/** A reading with the outline of its text, which every look at the review needs. */
export interface Opened {
  readonly at: string
  readonly reading: Reading
  readonly context: PlanContext
}
export interface PlanDesk extends Reviewed {
  readonly context: PlanContext
  readonly read: Programme
  readonly reading: Reading
  readonly events: readonly StoredEvent[]
}

const KEPT = 6

/** The last few readings looked at are kept opened, each until it is read again, by this process or another. */
export class Reviews {
  readonly #opened = new Map<string, Opened>()

  async #open(r: Reader, planId: string): Promise<Opened | undefined> {
    const at = await readAt(r, planId)
    if (at === undefined) return undefined
    const kept = this.#opened.get(planId)
    if (kept?.at === at) {
      this.#opened.delete(planId)
      this.#opened.set(planId, kept)
      return kept
    }
    const reading = await findReading(r, planId)
    if (!reading) return undefined
    const view = viewOf(reading.source)
    const outline = outlineOf(view)
    const opened = { at, reading, context: { view, outline, document: readDocument(view, outline) } }
    this.#opened.set(planId, opened)
    for (const old of [...this.#opened.keys()].slice(0, -KEPT)) this.#opened.delete(old)
    return opened
  }

  forget(planId: string): void {
    this.#opened.delete(planId)
  }

  /** The plan under review as its events have left it; undefined before it is read. */
  async desk(r: Reader, planId: string): Promise<PlanDesk | undefined> {
    const opened = await this.#open(r, planId)
    if (!opened) return undefined
    const events = await readEvents(r, streamOf(planId))
    return { ...reviewOf(opened.context, opened.reading.programme, stateAfter(events)), ...opened, read: opened.reading.programme, events }
  }
}

export const stateAfter = (events: readonly StoredEvent[]): ReviewState =>
  events.filter((e) => e.type.startsWith(STORED)).reduce((state, e) => evolve(state, liftReviewEvent(e.type, e.data)), UNTOUCHED)
