import { describe, expect, it } from 'vitest'
import type { Fact, Review } from '../../../api/types.ts'
import { countByKind, foresee, groupsOf, nextOpen, sureOnes } from './order.ts'

const fact = (id: string, number: number, more: Partial<Fact> = {}): Fact => ({
  id,
  number,
  kind: 'target',
  title: id,
  fields: [],
  passages: [],
  certainty: 'sure',
  question: null,
  alternatives: [],
  state: 'open',
  checks: [],
  parent: null,
  ...more,
})
const review = (facts: Fact[]): Review => ({
  plan: {
    id: 'p',
    name: 'p',
    title: null,
    number: null,
    date: null,
    issuer: null,
    kind: null,
    state: 'review',
    relation: null,
    progress: { stage: 'done', page: 0, pages: 0 },
    refusal: null,
    decided: 0,
    total: 0,
    createdAt: '',
    createdBy: '',
    version: 1,
    programmeId: null,
  },
  text: '',
  blocks: [],
  pages: [],
  doubts: [],
  remarks: [],
  facts,
  checks: [],
  questions: [],
  asksRelation: false,
  relation: null,
  oldNameSuggested: false,
  revises: null,
  undo: null,
  blockers: [],
  version: 1,
})

describe('sureOnes', () => {
  it('never takes what is asked, checked or decided', () => {
    const facts = [
      fact('sure', 1),
      fact('asked', 2, { certainty: 'ask' }),
      fact('checked', 3, { checks: ['c'] }),
      fact('done', 4, { state: 'refused' }),
    ]
    expect(sureOnes(review(facts)).map((one) => one.id)).toEqual(['sure'])
    expect(foresee(review(facts), { type: 'accept-sure' }).facts.map((one) => one.state)).toEqual([
      'accepted',
      'open',
      'open',
      'refused',
    ])
  })
})

describe('nextOpen', () => {
  const facts = [fact('a', 1), fact('b', 2, { state: 'accepted' }), fact('c', 3)]
  it('skips what is decided and goes round', () => {
    expect(nextOpen(facts, 'a')).toBe('c')
    expect(nextOpen(facts, 'c')).toBe('a')
  })
  it('stays when nothing else is left', () => expect(nextOpen([fact('a', 1)], 'a')).toBe('a'))
})

describe('groupsOf', () => {
  const facts = [fact('d', 3, { kind: 'deadline' }), fact('t', 1), fact('u', 2, { state: 'accepted' })]
  it('orders kinds as the document first speaks of them', () => {
    expect(
      groupsOf(facts, 'all', null).map((group) => [group.kind, group.facts.map((one) => one.id)]),
    ).toEqual([
      ['target', ['t', 'u']],
      ['deadline', ['d']],
    ])
    expect(countByKind(facts)).toEqual([
      ['target', 2],
      ['deadline', 1],
    ])
  })
  it('keeps the current one in sight when only open ones are shown', () => {
    expect(groupsOf(facts, 'open', 'u').flatMap((group) => group.facts.map((one) => one.id))).toEqual([
      't',
      'u',
      'd',
    ])
    expect(groupsOf(facts, 'open', null).flatMap((group) => group.facts.map((one) => one.id))).toEqual([
      't',
      'd',
    ])
  })
})

it('foresees only what is certain', () => {
  const before = review([fact('a', 1)])
  expect(foresee(before, { type: 'refuse', facts: ['a'] }).facts[0]?.state).toBe('refused')
  expect(foresee(before, { type: 'restore', facts: ['a'] }).facts[0]?.state).toBe('open')
  expect(foresee(before, { type: 'undo' })).toBe(before)
})
