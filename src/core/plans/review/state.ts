import type { AddedFact, Relation, ReviewEvent } from './commands.ts'
import type { Values } from './mend.ts'

export interface Decision {
  readonly state: 'accepted' | 'mended' | 'refused'
  readonly values: Values | null
}

/** Everything that was decided of a plan so far. */
export interface ReviewState {
  readonly version: number
  readonly decisions: ReadonlyMap<string, Decision>
  readonly added: readonly AddedFact[]
  /** check → the reason for which it is kept as written */
  readonly kept: ReadonlyMap<string, string>
  readonly relation: Relation | null
  /** the programme that it takes the place of; undefined while nobody has said */
  readonly revises: string | null | undefined
  /** the decision that would be taken back, with the state before it */
  readonly last: { readonly event: ReviewEvent; readonly before: ReviewState } | null
}

export const UNTOUCHED: ReviewState = { version: 0, decisions: new Map(), added: [], kept: new Map(), relation: null, revises: undefined, last: null }

const withAll = (state: ReviewState, facts: readonly string[], change: (old: Decision | undefined) => Decision | undefined): ReviewState => {
  const decisions = new Map(state.decisions)
  for (const fact of facts) {
    const next = change(decisions.get(fact))
    if (next) decisions.set(fact, next)
    else decisions.delete(fact)
  }
  return { ...state, decisions }
}

function step(state: ReviewState, event: Exclude<ReviewEvent, { type: 'undone' }>): ReviewState {
  switch (event.type) {
    case 'facts-accepted':
      return withAll(state, event.facts, (old) => (old?.values ? { state: 'mended', values: old.values } : { state: 'accepted', values: null }))
    case 'fact-mended':
      return withAll(state, [event.fact], (old) => ({ state: 'mended', values: { ...old?.values, ...event.values } }))
    case 'facts-refused':
      return withAll(state, event.facts, (old) => ({ state: 'refused', values: old?.values ?? null }))
    case 'facts-restored':
      return withAll(state, event.facts, (old) => (old?.state === 'refused' && old.values ? { state: 'mended', values: old.values } : undefined))
    case 'fact-added':
      return { ...state, added: [...state.added, event.fact] }
    case 'check-kept':
      return { ...state, kept: new Map(state.kept).set(event.check, event.reason) }
    case 'check-reopened': {
      const kept = new Map(state.kept)
      kept.delete(event.check)
      return { ...state, kept }
    }
    case 'relation-chosen':
      return { ...state, relation: event.relation }
    case 'revised-chosen':
      return { ...state, revises: event.programmeId }
  }
}

/** The state after an event. */
export function evolve(state: ReviewState, event: ReviewEvent): ReviewState {
  const version = state.version + 1
  if (event.type === 'undone') return { ...(state.last?.before ?? UNTOUCHED), version }
  return { ...step(state, event), version, last: { event, before: state } }
}
