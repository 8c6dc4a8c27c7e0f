import { describe, expect, it } from 'vitest'
import { ACTIONS, actionsOf, may, reaches, ROLE_NAMES, type Actor, type Reach } from './may.ts'

const BODY = 'body'
const reach = (over: Partial<Reach>): Reach => ({ role: 'clerk', bodyId: BODY, unitId: null, bodyIds: [BODY], unitIds: null, via: 'own', only: null, ...over })
const actor = (...grants: Reach[]): Actor => ({ accountId: 'a', name: 'A', login: 'a', personId: null, grants, bodyId: BODY, via: 'session', viewing: null })

describe('may', () => {
  it('lets who has a unit do in it what belongs to units, and nothing that concerns the whole body', () => {
    const clerk = actor(reach({ unitId: 'u1', unitIds: ['u1', 'u2'] }))
    expect(may(clerk, 'people.change', { bodyId: BODY, unitId: 'u2' })).toBe(true)
    expect(may(clerk, 'people.change', { bodyId: BODY, unitId: 'u3' })).toBe(false)
    expect(may(clerk, 'people.change', { bodyId: BODY, unitId: null })).toBe(false)
    // "somewhere in the body": the button is there
    expect(may(clerk, 'people.change')).toBe(true)
    for (const action of ['settings.change', 'plans.adopt', 'people.import', 'units.change', 'mails.change', 'trail.see'] as const) expect([action, may(clerk, action)]).toEqual([action, false])
  })
  it('lets every role that reaches a body see what the body shows to all', () => {
    for (const role of ROLE_NAMES) for (const unitIds of [null, ['u1']]) expect(may(actor(reach({ role, unitIds })), 'plans.see')).toBe(true)
  })
  it('stops at the edge of the body', () => {
    for (const role of ROLE_NAMES) for (const action of ACTIONS) expect(may(actor(reach({ role })), action, { bodyId: 'other' })).toBe(false)
    expect(reaches(actor(reach({})), 'other')).toBe(false)
    expect(reaches(actor(reach({ bodyId: null, bodyIds: null })), 'other')).toBe(true)
  })
  it('hands on no more than the delegation says', () => {
    expect(actionsOf(actor(reach({ role: 'director', via: 'delegation', only: ['plans.adopt'] })))).toEqual(['session.use', 'plans.adopt'])
  })
  it('lets an auditor change nothing', () => {
    expect(actionsOf(actor(reach({ role: 'auditor' }))).filter((a) => a !== 'session.use' && !/\.(?:see|record)$/.test(a))).toEqual([])
  })
})
