import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planChange, successionsOf, wrongWith } from './change.ts'
import { applied, builtUpon, emptyState, inverse, type Effect, type Row, type State } from './effects.ts'
import type { ChangeRequest, Heir, Level } from './request.ts'
import { above } from './tree.ts'

const ON = '2026-03-01'
const AT = '2026-03-02T01:00:00.000Z'
const ids = (): (() => string) => {
  let n = 0
  return () => `new${++n}`
}
const keyed = (rows: readonly Row[]): Readonly<Record<string, Row>> => Object.fromEntries(rows.map((row) => [row.id, row]))
const heir = (id: string, fresh: boolean, name = `Tên ${id}`): Heir => ({ id, fresh, name, abbreviation: null, kind: 'division' })

interface Made {
  readonly units: number
  readonly picks: readonly number[]
  readonly people: readonly number[]
}

/** Two bodies under a third, the first with units in a tree, people, posts, rights and a place in a bloc. */
function worldOf({ units, picks, people }: Made): State {
  const unit = (i: number): Row => ({ id: `u${i}`, title: `Phòng ${i}`, name: `Phòng ${i}`, bodyId: 'A', kind: 'division', place: i, parentId: i === 0 || (picks[i] ?? 0) % 3 === 0 ? null : `u${(picks[i] ?? 0) % i}`, beganOn: null, endedOn: null })
  const all = Array.from({ length: units }, (_, i) => unit(i))
  const body = (id: string, parentId: string | null): Row => ({ id, title: `Sở ${id}`, name: `Sở ${id}`, abbreviation: id, kind: 'specialised-agency', parentId, beganOn: null, endedOn: null })
  const bodies = [body('T', null), body('A', 'T'), body('B', 'T'), body('A1', 'A')]
  const names = [...bodies.map((b): Row => ({ id: `n-${b.id}`, bodyId: b.id, unitId: null, name: b['name'] ?? '', abbreviation: b['abbreviation'] ?? null, from: null, to: null, changeId: null })), ...all.map((u): Row => ({ id: `n-${u.id}`, bodyId: 'A', unitId: u.id, name: u['name'] ?? '', abbreviation: null, from: null, to: null, changeId: null }))]
  const staff = people.map((pick, i): Row => ({ id: `p${i}`, title: `Người ${i}`, bodyId: 'A', unitId: pick % 5 === 0 ? null : `u${pick % units}`, post: 'Chuyên viên', leader: false, removed: pick % 11 === 0 }))
  const posts = people.flatMap((pick, i): Row[] => [
    ...(pick % 2 === 0 ? [{ id: `m${i}`, title: '', personId: `p${i}`, bodyId: 'A', unitId: staff[i]?.['unitId'] ?? null, post: 'Chuyên viên', leader: false, main: true, from: '2020-01-01', to: null }] : []),
    ...(pick % 3 === 0 ? [{ id: `s${i}`, title: '', personId: `p${i}`, bodyId: 'A', unitId: `u${(pick + 1) % units}`, post: 'Ủy viên', leader: false, main: false, from: pick % 6 === 0 ? '2026-03-01' : null, to: null }] : []),
  ])
  const state: Record<string, Readonly<Record<string, Row>>> = { ...emptyState() }
  Object.assign(state, {
    body: keyed(bodies), unit: keyed(all), name: keyed(names), person: keyed(staff), post: keyed(posts),
    grant: keyed([{ id: 'g0', title: 'Trưởng', bodyId: 'A', unitId: 'u0', endedAt: null }, { id: 'g1', title: 'Văn thư', bodyId: 'A', unitId: null, endedAt: null }]),
    delegation: keyed([{ id: 'd0', title: 'KT', bodyId: 'A', unitId: 'u0', endedAt: null }]),
    member: keyed([{ id: 'k0', title: 'Khối 5', blocId: 'K', bodyId: 'A', unitId: null, part: 'member', from: null, to: null }, { id: 'k1', title: 'Cụm 7', blocId: 'L', bodyId: 'A', unitId: 'u0', part: 'leader', from: '2024-01-01', to: null }]),
    programme: keyed([{ id: 'c0', title: 'Năm nay', bodyId: 'A', open: true }, { id: 'c1', title: 'Năm trước', bodyId: 'A', open: false }]),
    plan: keyed([{ id: 'l0', title: 'Kế hoạch', bodyId: 'A', open: true }]),
    'guest-link': keyed([{ id: 'q0', title: 'Đối tác', bodyId: 'A', revokedAt: null }]),
    evidence: keyed([{ id: 'e0', title: '', bodyId: 'A', unitId: 'u0' }]),
  })
  return state as unknown as State
}

const made = fc.record({ units: fc.integer({ min: 2, max: 6 }), picks: fc.array(fc.nat(30), { minLength: 6, maxLength: 6 }), people: fc.array(fc.nat(40), { maxLength: 12 }) })
const KINDS = ['rename', 'merge', 'split', 'dissolve'] as const

function requestOf(level: Level, kind: (typeof KINDS)[number], stay: boolean): ChangeRequest {
  const [a, b, other] = level === 'unit' ? ['u0', 'u1', 'u1'] : ['A', 'B', 'B']
  const base = { kind, level, on: ON, document: '12/QĐ-UBND', decisions: {} }
  if (kind === 'rename') return { ...base, from: [a], heirs: [heir(a, false, 'Tên mới')] }
  if (kind === 'merge') return { ...base, from: [a, b], heirs: [stay ? heir(b, false) : heir('H', true)] }
  if (kind === 'split') return { ...base, from: [a], heirs: [stay ? heir(a, false) : heir('H', true), heir('I', true)] }
  return { ...base, from: [a], heirs: stay ? [heir(other, false)] : [] }
}

/** Says of everything that is asked where it goes. */
function decided(state: State, request: ChangeRequest, picks: readonly number[]): ChangeRequest {
  const { hanging } = planChange(state, request, 'ch', ids(), AT)
  const ways = hanging.map((h, i): readonly [string, number | 'end'] => {
    const pick = picks[i % Math.max(1, picks.length)] ?? 0
    return [h.id, request.heirs.length === 0 || pick % 4 === 0 ? 'end' : pick % request.heirs.length]
  })
  return { ...request, decisions: Object.fromEntries(ways) }
}

const changes = fc.record({ made, level: fc.constantFrom<Level>('unit', 'body'), kind: fc.constantFrom(...KINDS), stay: fc.boolean(), picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }) })
const doneWith = (state: State, effects: readonly Effect[]): State => applied(state, effects)
const each = (law: (before: State, after: State, request: ChangeRequest, effects: readonly Effect[]) => void): void =>
  fc.assert(
    fc.property(changes, ({ made: m, level, kind, stay, picks }) => {
      const before = worldOf(m)
      const request = decided(before, requestOf(level, kind, stay), picks)
      const { effects } = planChange(before, request, 'ch', ids(), AT)
      law(before, doneWith(before, effects), request, effects)
    }),
    { numRuns: 300 },
  )

describe('a change of the organisation', () => {
  it('is taken back exactly', () => each((before, after, _, effects) => expect(applied(after, inverse(effects))).toEqual(before)))
  it('knows that nothing was built on it, and sees a later hand', () =>
    each((_, after, __, effects) => {
      expect(builtUpon(after, effects)).toEqual([])
      for (const e of effects) if (e.op === 'add') expect(builtUpon(applied(after, [{ op: 'drop', thing: e.thing, id: e.id, row: e.row }]), effects).length).toBeGreaterThan(0)
    }))
  it('loses nothing: every row is still there', () =>
    each((before, after) => {
      for (const thing of Object.keys(before) as (keyof State)[]) for (const id of Object.keys(before[thing])) expect(after[thing][id], `${thing} ${id}`).toBeDefined()
    }))
  it('leaves nobody in what has ended, and no circle', () =>
    each((_, after) => {
      const ended = (thing: 'body' | 'unit', id: unknown): boolean => typeof id === 'string' && typeof after[thing][id]?.['endedOn'] === 'string'
      for (const p of Object.values(after.person)) if (p['removed'] !== true) expect([ended('unit', p['unitId']), ended('body', p['bodyId'])], String(p.id)).toEqual([false, false])
      for (const m of [...Object.values(after.member), ...Object.values(after.post)]) if (m['to'] === null) expect(ended('unit', m['unitId'])).toBe(false)
      for (const level of ['unit', 'body'] as const) {
        const nodes = Object.values(after[level]).map((row) => ({ id: row.id, parentId: (row['parentId'] as string | null) ?? null }))
        for (const n of nodes) expect(above(nodes, n.id)).not.toContain(n.id)
      }
    }))
  it('keeps one present name for what goes on, and none for what has ended', () =>
    each((_, after, request) => {
      for (const row of Object.values(after[request.level])) {
        const present = Object.values(after.name).filter((n) => (request.level === 'unit' ? n['unitId'] === row.id : n['bodyId'] === row.id && n['unitId'] === null) && n['to'] === null)
        expect(present.map((n) => n['name']), String(row.id)).toEqual(row['endedOn'] === null ? [row['name']] : [])
      }
    }))
})

describe('what hangs on it', () => {
  const state = worldOf({ units: 3, picks: [0, 0, 1, 0, 0, 0], people: [1, 3, 4, 6] })
  const open = (request: ChangeRequest): string[] => planChange(state, request, 'ch', ids(), AT).hanging.filter((h) => h.to === null).map((h) => h.id)

  it('is asked where a program must not guess: rights always, people of a split', () => {
    expect(open(requestOf('unit', 'merge', false))).toEqual(['g0'])
    expect(open(requestOf('unit', 'split', false))).toEqual(expect.arrayContaining(['p1', 'p3', 'g0']))
    expect(open(requestOf('body', 'merge', false)).sort()).toEqual(['g0', 'g1'])
    expect(open(requestOf('body', 'dissolve', false))).toEqual(expect.arrayContaining(['c0', 'g1', 'p1']))
  })
  it('does not widen a right: where its unit goes elsewhere, it ends', () => {
    const request = { ...requestOf('body', 'split', false), decisions: { u0: 0, u1: 1, u2: 1, g0: 1 } }
    const { effects } = planChange(state, request, 'ch', ids(), AT)
    expect(effects.filter((e) => e.id === 'g0')).toEqual([{ op: 'set', thing: 'grant', id: 'g0', field: 'endedAt', before: null, after: AT }])
  })
  it('records who came from whom, and gives no title on', () => {
    const request = requestOf('unit', 'merge', false)
    expect(successionsOf(request)).toEqual([{ from: 'u0', to: 'H' }, { from: 'u1', to: 'H' }])
    expect(successionsOf(requestOf('unit', 'merge', true))).toEqual([{ from: 'u0', to: 'u1' }])
    expect(successionsOf(requestOf('unit', 'rename', true))).toEqual([])
  })
})

describe('a change that cannot be', () => {
  const state = worldOf({ units: 3, picks: [0, 0, 0, 0, 0, 0], people: [] })
  const wrong = (request: Partial<ChangeRequest>, like: ChangeRequest = requestOf('unit', 'merge', false)) => wrongWith(state, { ...like, ...request })
  it('is told what is missing', () => {
    expect(wrong({})).toBe(null)
    expect(wrong({ from: ['u0'] })).toBe('nothing-chosen')
    expect(wrong({ from: ['u0', 'zz'] })).toBe('heir-unknown')
    expect(wrong({ heirs: [] })).toBe('one-heir')
    expect(wrong({ heirs: [heir('H', true)] }, requestOf('unit', 'split', false))).toBe('heirs-missing')
    expect(wrong({ heirs: [heir('u0', false)] }, requestOf('unit', 'dissolve', true))).toBe('own-end')
    expect(wrong({ heirs: [heir('u0', false, 'Phòng 0')] }, requestOf('unit', 'rename', true))).toBe('not-changed')
    expect(wrong({ heirs: [heir('u1', false, 'Tên của nơi khác')] }, requestOf('unit', 'rename', true))).toBe('one-heir')
    expect(wrong({ heirs: [heir('H', true)] }, requestOf('unit', 'rename', true))).toBe('one-heir')
    const ended = { ...state, unit: { ...state.unit, u0: { ...(state.unit['u0'] as Row), endedOn: '2025-01-01' } } }
    expect(wrongWith(ended, requestOf('unit', 'merge', false))).toBe('ended-already')
    const young = { ...state, unit: { ...state.unit, u0: { ...(state.unit['u0'] as Row), beganOn: ON } } }
    expect(wrongWith(young, requestOf('unit', 'merge', false))).toBe('before-it-began')
  })
})
