import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAN } from '../../../../test/support/planText.ts'
import { readPlan } from '../read.ts'
import { liftReviewEvent, storedType, type ReviewCommand, type ReviewEvent } from './commands.ts'
import { decide, undoLabel } from './decide.ts'
import { blockersOf, programmeOf, reviewOf, type Reviewed } from './desk.ts'
import { withOwnIds } from './ids.ts'
import { questionsOf } from './questions.ts'
import { sheetOf } from './sheet.ts'
import { DOCUMENT_ID, slotsOf } from './slots.ts'
import { evolve, UNTOUCHED, type ReviewState } from './state.ts'

const { programme, context } = readPlan({ name: 'ke-hoach.txt', sha256: '', kind: 'txt', text: PLAN, pages: [], styles: [], doubts: [], remarks: [] })
const read = withOwnIds(programme)
const desk = (state: ReviewState): Reviewed => reviewOf(context, read, state)
const start = desk(UNTOUCHED)
const ids = start.facts.map((f) => f.id)

/** Carries out a command as the server does; a refused one changes nothing. */
function act(state: ReviewState, command: ReviewCommand): ReviewState {
  const events = decide(desk(state), command)
  return events.ok ? events.value.reduce(evolve, state) : state
}
const commands: fc.Arbitrary<ReviewCommand> = fc.oneof(
  fc.record({ type: fc.constant('accept' as const), facts: fc.subarray(ids, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('refuse' as const), facts: fc.subarray(ids.filter((id) => id !== DOCUMENT_ID), { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('restore' as const), facts: fc.subarray(ids, { minLength: 1, maxLength: 2 }) }),
  fc.constant({ type: 'accept-sure' as const }),
  fc.constant({ type: 'undo' as const }),
  fc.record({ type: fc.constant('mend' as const), fact: fc.constant(read.targets[0]?.id ?? ''), values: fc.record({ value: fc.integer({ min: 1, max: 99 }) }) }),
  fc.record({ type: fc.constant('add' as const), kind: fc.constantFrom('task' as const, 'recipient' as const), start: fc.constant(PLAN.indexOf('Phát huy')), end: fc.constant(PLAN.indexOf('Phát huy') + 20), values: fc.constant({}), parent: fc.constant(null) }),
  fc.record({ type: fc.constant('choose-relation' as const), relation: fc.constantFrom('own' as const, 'inherit' as const) }),
)
const SEED = 20260615
const law = (name: string, check: (said: ReviewCommand[]) => void): void => it(`${name} (seed ${SEED})`, () => fc.assert(fc.property(fc.array(commands, { maxLength: 8 }), check), { seed: SEED, numRuns: 60 }))

/** Everything of a state that a person can see; the version only grows. */
const seen = ({ decisions, added, kept, relation, revises }: ReviewState): unknown => ({ decisions: [...decisions].sort(), added, kept: [...kept], relation, revises })

describe('the laws of a review', () => {
  law('taking back a step leaves the state before it', (said) => {
    const before = said.reduce(act, UNTOUCHED)
    for (const command of [{ type: 'accept', facts: [ids[2] ?? ''] }, { type: 'refuse', facts: [ids[3] ?? ''] }] as const) {
      const after = act(before, command)
      if (after.version > before.version) expect(seen(act(after, { type: 'undo' }))).toEqual(seen(before))
    }
  })
  law('undoing to the end comes back to the plan as read', (said) => {
    let state = said.reduce(act, UNTOUCHED)
    for (let i = 0; state.last && i < 100; i++) state = act(state, { type: 'undo' })
    expect(seen(state)).toEqual(seen(UNTOUCHED))
    expect(desk(state).settled).toEqual(start.settled)
  })
  law('what was refused is not in the programme, what was accepted is', (said) => {
    const { facts, settled } = desk(said.reduce(act, UNTOUCHED))
    const there = new Set(slotsOf(settled).map((s) => s.item.id))
    for (const fact of facts) expect([fact.id, there.has(fact.id)]).toEqual([fact.id, fact.state !== 'refused'])
  })
  law('a command said twice changes nothing the second time', (said) => {
    const state = said.reduce(act, UNTOUCHED)
    for (const command of [{ type: 'accept-sure' }, { type: 'refuse', facts: [ids[4] ?? ''] }, { type: 'choose-relation', relation: 'own' }] as const) {
      const once = act(state, command)
      expect(act(once, command)).toBe(once)
    }
  })
  law('events come back from storage as they went in', (said) => {
    let state = UNTOUCHED
    for (const command of said) {
      const events = decide(desk(state), command)
      if (!events.ok) continue
      for (const event of events.value) {
        const { type: _, ...data } = event
        expect(liftReviewEvent(storedType(event), JSON.parse(JSON.stringify(data)))).toEqual(event)
      }
      state = events.value.reduce(evolve, state)
    }
  })
  law('every passage shown is cut from the text', (said) => {
    for (const fact of desk(said.reduce(act, UNTOUCHED)).facts) for (const p of fact.passages) expect(PLAN.slice(p.start, p.end)).toBe(p.quote)
  })
})

describe('a review', () => {
  it('numbers the facts in reading order, the head first, and asks little', () => {
    expect(start.facts[0]?.kind).toBe('document')
    expect(start.facts.map((f) => f.number)).toEqual(start.facts.map((_, i) => i + 1))
    expect(questionsOf(start.facts).length).toBeLessThanOrEqual(25)
  })
  it('is open to adoption once questions, must-checks and the relation are settled', () => {
    const state = [{ type: 'accept-sure' } as const, ...questionsOf(start.facts).map((q) => ({ type: 'accept' as const, facts: q.facts }))].reduce(act, UNTOUCHED)
    const now = desk(state)
    const must = now.checks.filter((c) => c.severity === 'must' && c.state === 'open')
    expect(blockersOf(now, 'own').length).toBe(must.length)
    expect(blockersOf(now, null).map((b) => b.code)).toContain('plan.relation-missing')
  })
  it('calls a check mended when the mended plan no longer raises it, and open again after undo', () => {
    const late = readPlan({ name: 'a.txt', sha256: '', kind: 'txt', text: PLAN.replace('15/6/2026', '15/6/2025'), pages: [], styles: [], doubts: [], remarks: [] })
    const on = (state: ReviewState): Reviewed => reviewOf(late.context, withOwnIds(late.programme), state)
    const must = on(UNTOUCHED).checks.filter((c) => c.severity === 'must')
    expect(must).toMatchObject([{ state: 'open', facts: [expect.stringContaining('deadline')] }])
    expect(blockersOf(on(UNTOUCHED), 'own').some((b) => b.code === 'plan.must-checks-open')).toBe(true)
    const [event] = [decide(on(UNTOUCHED), { type: 'mend', fact: must[0]?.facts[0] ?? '', values: { date: '15/6/2026' } })].flatMap((e) => (e.ok ? e.value : []))
    if (!event) throw new Error('the mend was refused')
    const mended = evolve(UNTOUCHED, event)
    expect(on(mended).checks.find((c) => c.id === must[0]?.id)?.state).toBe('mended')
    expect(on(evolve(mended, { type: 'undone' })).checks.find((c) => c.id === must[0]?.id)?.state).toBe('open')
  })
  it('takes the mended fact for the mend of a check on the words themselves', () => {
    const text = PLAN.replace('từ ngày 15/01/2026', 'từ ngày 15/12/2026')
    const odd = readPlan({ name: 'a.txt', sha256: '', kind: 'txt', text, pages: [], styles: [], doubts: [], remarks: [] })
    const on = (state: ReviewState): Reviewed => reviewOf(odd.context, withOwnIds(odd.programme), state)
    const [must] = on(UNTOUCHED).checks.filter((c) => c.severity === 'must')
    expect(must?.facts).toContain(odd.programme.campaigns[0]?.id)
    const mended = evolve(UNTOUCHED, { type: 'fact-mended', fact: odd.programme.campaigns[0]?.id ?? '', values: { from: '2026-01-15', to: '2026-11-30' } })
    expect(on(mended).checks.find((c) => c.id === must?.id)?.state).toBe('mended')
  })
  it('keeps a check as written with its reason', () => {
    const check = start.checks[0]
    if (!check) return expect(start.checks).toEqual([])
    const state = act(UNTOUCHED, { type: 'keep-check', check: check.id, reason: 'theo mẫu của tỉnh' })
    expect(desk(state).checks.find((c) => c.id === check.id)).toMatchObject({ state: 'kept', reason: 'theo mẫu của tỉnh' })
    expect(desk(act(state, { type: 'reopen-check', check: check.id })).checks.find((c) => c.id === check.id)?.state).toBe('open')
  })
  it('drops what hangs on a refused campaign and shows it refused', () => {
    const [campaign] = read.campaigns
    const now = desk(act(UNTOUCHED, { type: 'refuse', facts: [campaign?.id ?? ''] }))
    expect(campaign?.awards.length).toBeGreaterThan(0)
    for (const fact of now.facts.filter((f) => f.parent === campaign?.id)) expect(fact.state).toBe('refused')
    expect(programmeOf(context, now).campaigns.some((c) => c.id === campaign?.id)).toBe(false)
  })
  it('never drops the head of the document', () => {
    expect(decide(start, { type: 'refuse', facts: [DOCUMENT_ID] }).ok).toBe(false)
  })
  it('reads a mended criterion from its sentence', () => {
    const [campaign] = read.campaigns
    const at = PLAN.indexOf('Có từ 03')
    const added: ReviewEvent = { type: 'fact-added', fact: { id: 'added-1@0', kind: 'criterion', start: at, end: at + 10, quote: PLAN.slice(at, at + 10), values: {}, parent: campaign?.id ?? null } }
    const state = act(evolve(UNTOUCHED, added), { type: 'mend', fact: 'added-1@0', values: { rule: 'có ít nhất 02 năm hoàn thành tốt nhiệm vụ trở lên', appliesTo: 'cá nhân' } })
    const fact = desk(state).facts.find((f) => f.id === 'added-1@0')
    expect(fact?.fields.find((f) => f.name === 'rule')?.value).toMatchObject({ rating: { level: 'HTT', orBetter: true } })
  })
  it('says what it would take back', () => {
    expect(undoLabel(start)).toBeNull()
    expect(undoLabel(desk(act(UNTOUCHED, { type: 'accept', facts: ids.slice(0, 3) })))).toBe('Chấp nhận 3 mục')
  })
  it('sets the sheet in order, without overlaps of its blocks', () => {
    const blocks = sheetOf(context)
    for (const [i, block] of blocks.entries()) expect(block.start).toBeGreaterThanOrEqual(blocks[i - 1]?.end ?? 0)
    expect(new Set(blocks.map((b) => b.look))).toEqual(new Set(['head', 'title', 'heading', 'paragraph', 'item', 'signature']))
  })
  it('takes no sentence below the title for the head, though the issuer was read from it', () => {
    const text = 'SỞ NGOẠI VỤ\n\nKẾ HOẠCH\nPhát động phong trào thi đua năm 2026\n\nCăn cứ Luật Thi đua, khen thưởng;\n\nSở Ngoại vụ tỉnh An Lạc ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng.\n'
    const { context: made } = readPlan({ name: 'a.txt', sha256: '', kind: 'txt', text, pages: [], styles: [], doubts: [], remarks: [] })
    const heads = sheetOf(made).filter((b) => b.look === 'head')
    expect(heads.map((b) => text.slice(b.start, b.end).trim())).toEqual(['SỞ NGOẠI VỤ'])
  })
})
