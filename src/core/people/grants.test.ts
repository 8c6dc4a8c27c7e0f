import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { careOf, holdsItself, isInCare, mayGrant, mayManage, mayViewAs } from './grants.ts'
import { ACTIONS, may, NEVER_HANDED_ON, reachesDown, ROLE_NAMES, type Grant, type Place, type Reach } from './may.ts'

/** Two bodies, the second under the first, and one apart; two units in the first, the second under the first. */
const BELOW: Readonly<Record<string, readonly string[]>> = { tinh: ['tinh', 'so'], so: ['so'], khac: ['khac'], phong: ['phong', 'to'], to: ['to'] }
const PLACES: readonly Place[] = [null, 'tinh', 'so', 'khac'].flatMap((bodyId) => [{ bodyId }, { bodyId, unitId: null }, { bodyId, unitId: 'phong' }, { bodyId, unitId: 'to' }])

const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({ role: fc.constantFrom(...ROLE_NAMES), bodyId: fc.constantFrom(null, 'tinh', 'so', 'khac'), unitId: fc.constant(null) }),
  fc.record({ role: fc.constantFrom(...ROLE_NAMES), bodyId: fc.constantFrom('so', 'tinh'), unitId: fc.constantFrom('phong', 'to') }),
)
const reachedBy = (g: Grant, via: Reach['via'] = 'own', only: Reach['only'] = null): Reach => ({
  ...g, via, only,
  bodyIds: g.bodyId === null ? null : g.unitId === null && reachesDown(g.role) ? (BELOW[g.bodyId] ?? []) : [g.bodyId],
  unitIds: g.unitId === null ? null : (BELOW[g.unitId] ?? []),
})
const some = fc.array(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 4 })
const reach = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(grant, fc.constantFrom('own' as const, 'group' as const)).map(([g, via]) => reachedBy(g, via)) },
  { weight: 1, arbitrary: fc.tuple(grant, fc.option(some)).map(([g, only]) => reachedBy(g, 'delegation', only)) },
)
// administrators are drawn often: who administers nothing gives nothing
const administering = fc.constantFrom(null, 'tinh', 'so').map((bodyId) => reachedBy({ role: 'administrator', bodyId, unitId: null }))
const reaches = fc.array(fc.oneof(reach, administering), { maxLength: 4 })
const able = (grants: readonly Reach[], allowed = ACTIONS): string[] => allowed.flatMap((action) => PLACES.flatMap((place) => (may({ grants, bodyId: null }, action, place) ? [`${action} ${place.bodyId}/${String(place.unitId)}`] : [])))
const own = (grants: readonly Reach[]): Reach[] => grants.filter((r) => r.via !== 'delegation')

describe('what may be given', () => {
  it('lets nobody do anything that the giver could not do himself', () => {
    fc.assert(
      fc.property(reaches, grant, (grants, given) => {
        fc.pre(mayGrant({ grants }, given))
        const mine = new Set(able(own(grants)))
        expect(able([reachedBy(given)]).filter((power) => !mine.has(power))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
  it('is given only where accounts are in the hands of the giver, of his own', () => {
    fc.assert(
      fc.property(reaches, grant, (grants, given) => {
        fc.pre(mayGrant({ grants }, given))
        expect(may({ grants: own(grants), bodyId: null }, 'accounts.change', { bodyId: given.bodyId, unitId: given.unitId })).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
  it('can be given on by whoever received it only within it', () => {
    fc.assert(
      fc.property(reaches, grant, grant, (grants, first, second) => {
        fc.pre(mayGrant({ grants }, first) && mayGrant({ grants: [reachedBy(first)] }, second))
        expect(mayGrant({ grants }, second)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
  it('does not grow by what was handed on by a delegation', () => {
    fc.assert(
      fc.property(reaches, reach, grant, (grants, more, given) => {
        expect(mayGrant({ grants: [...grants, { ...more, via: 'delegation' }] }, given)).toBe(mayGrant({ grants }, given))
      }),
    )
  })
  it('follows the table of an office', () => {
    const admin = { grants: [reachedBy({ role: 'administrator', bodyId: 'so', unitId: null })] }
    const at = (role: Grant['role'], bodyId: string | null = 'so', unitId: string | null = null): boolean => mayGrant(admin, { role, bodyId, unitId })
    expect(ROLE_NAMES.filter((role) => at(role))).toEqual([...ROLE_NAMES])
    expect([at('official', null), at('official', 'khac'), at('official', 'tinh'), at('unit-head', 'so', 'to'), mayGrant(admin, { role: 'official', bodyId: null, unitId: 'to' })]).toEqual([false, false, false, true, false])
    for (const role of ROLE_NAMES.filter((r) => r !== 'administrator')) expect(mayGrant({ grants: [reachedBy({ role, bodyId: null, unitId: null })] }, { role: 'official', bodyId: 'so', unitId: null })).toBe(false)
    expect(mayManage(admin, [{ role: 'official', bodyId: 'so', unitId: null }, { role: 'official', bodyId: 'khac', unitId: null }])).toBe(false)
  })
})

describe('looking as another account', () => {
  it('never shows more than one may do', () => {
    fc.assert(
      fc.property(reaches, reaches, (grants, target) => {
        fc.pre(target.length > 0 && mayViewAs({ grants }, target))
        const mine = new Set(able(own(grants)))
        expect(able(target).filter((power) => !mine.has(power))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
  it('of one without a role is for who administers the whole tenant', () => {
    expect([null, 'tinh'].map((bodyId) => mayViewAs({ grants: [reachedBy({ role: 'administrator', bodyId, unitId: null })] }, []))).toEqual([true, false])
  })
})

it('a list holds exactly the roles that stand where one may act', () => {
  fc.assert(
    fc.property(reaches, grant, fc.constantFrom('accounts.see' as const, 'delegations.see' as const), (grants, held, action) => {
      expect(isInCare(careOf({ grants }, action), held)).toBe(may({ grants, bodyId: null }, action, { bodyId: held.bodyId, unitId: held.unitId }))
    }),
    { numRuns: 400 },
  )
})

it('what acts for another never hands on', () => {
  for (const action of NEVER_HANDED_ON) expect(may({ grants: [reachedBy({ role: 'administrator', bodyId: null, unitId: null }, 'delegation')], bodyId: null }, action, { bodyId: 'so' })).toBe(false)
  expect(holdsItself({ grants: [reachedBy({ role: 'administrator', bodyId: 'so', unitId: null }, 'delegation')] }, 'plans.adopt', { bodyId: 'so', unitId: null })).toBe(false)
})
