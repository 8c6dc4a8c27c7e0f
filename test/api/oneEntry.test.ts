import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { leaves } from '../support/leaves.ts'
import { walkAccounts, walkGroups, walkInvitations } from '../support/walks/accounts.ts'
import { walkBodies, walkPartners, walkPeople, walkPersonal } from '../support/walks/people.ts'
import { walkConnections, walkHouse, walkMails, walkPlans, walkSameness } from '../support/walks/rest.ts'
import { walkFactors, walkSession, walkSignOn } from '../support/walks/signIn.ts'
import { openWalk, type Walk } from '../support/walks/walk.ts'

/** Every endpoint that writes, carried out once: exactly one entry of the name it says, none for a repeat, none for a refusal. */
vi.setConfig({ testTimeout: 180_000 })
let walk: Walk
let programmeId = ''
beforeAll(async () => {
  walk = await openWalk()
})
afterAll(async () => {
  await walk.server.close()
  await walk.office.close()
})

/** Endpoints that a test cannot carry out, with the reason. */
const UNREACHED: Readonly<Record<string, string>> = {}

describe('one entry a command', () => {
  it('of people and units', () => walkPeople(walk))
  it('of bodies', () => walkBodies(walk))
  it('of evidence and personal data', () => walkPersonal(walk))
  it('of accounts', () => walkAccounts(walk))
  it('of groups', () => walkGroups(walk))
  it('of invitations', () => walkInvitations(walk))
  it('of mails', () => walkMails(walk))
  it('of the own session', () => walkSession(walk))
  it('of second steps and passkeys', () => walkFactors(walk))
  it('of single sign-on', () => walkSignOn(walk))
  it('of plans', async () => {
    programmeId = await walkPlans(walk)
  })
  it('of samenesses', () => walkSameness(walk))
  it('of partners', () => walkPartners(walk, programmeId))
  it('of connections', () => walkConnections(walk))
  it('of jobs, backups and the certificate', () => walkHouse(walk))
  it('was asked of every endpoint that leaves one', () => {
    const leaving = Object.entries(leaves).flatMap(([name, left]) => ('actions' in left ? [name] : []))
    expect(leaving.filter((name) => !walk.done.has(name) && !(name in UNREACHED))).toEqual([])
    expect(Object.keys(UNREACHED).filter((name) => walk.done.has(name))).toEqual([])
  })
})
