import { randomUUID } from 'node:crypto'
import { PASSWORD, type Walk } from './walk.ts'

const grant = (role: string, bodyId: string) => ({ role, bodyId, unitId: null, validFrom: null, validTo: null })

export async function walkAccounts(w: Walk): Promise<void> {
  const { id } = await w.account('binh')
  const version = async (): Promise<number> => (await w.clerk.get(`/api/accounts/${id}`)).body.version
  await w.step('PATCH /api/accounts/:id', { id, body: { name: 'Trần Văn Bình', login: 'binh', email: 'binh@anlac.example', personId: null, version: await version() } })
  await w.step('POST /api/accounts/:id/grants', { id, body: { grant: grant('official', w.bodyId), version: await version() } })
  const [role] = (await w.clerk.get(`/api/accounts/${id}`)).body.roles
  await w.step('POST /api/grants/:id/end', { id: role.id, body: { lastDay: null } })
  await w.step('POST /api/accounts/:id/grants', { id, body: { grant: grant('unit-head', w.bodyId), version: await version() } })
  await w.step('POST /api/accounts/:id/end-sessions', { id })
  await w.step('POST /api/accounts/:id/disable', { id, body: { version: await version() } })
  await w.step('POST /api/accounts/:id/enable', { id, body: { version: await version() } })
  const helper = await w.account('giup', [{ role: 'administrator', bodyId: null, unitId: null }])
  await w.step('POST /api/session/view', { as: helper.client, keyless: true, body: { accountId: id, key: randomUUID() } })
  await w.step('DELETE /api/session/view', { as: helper.client, keyless: true })
  const handed = { form: 'TUQ', from: w.accountId, to: id, bodyId: w.bodyId, unitId: null, actions: ['plans.see'], document: '12/UQ-SNgV', validFrom: '2026-03-10', validTo: '2026-04-10' }
  const delegation = await w.step('POST /api/delegations', { body: { delegation: handed } })
  await w.step('POST /api/delegations/:id/end', { id: delegation.id, body: { version: delegation.version } })
}

export async function walkGroups(w: Walk): Promise<void> {
  const { id: member } = await w.account('thanhvien')
  let group = await w.step('POST /api/groups', { body: { name: 'Tổ giúp việc', bodyId: w.bodyId } })
  const { id } = group
  group = await w.step('PATCH /api/groups/:id', { id, body: { name: 'Tổ giúp việc Hội đồng', version: group.version } })
  group = await w.step('POST /api/groups/:id/members', { id, body: { add: [member], remove: [], version: group.version } })
  group = await w.step('POST /api/groups/:id/grants', { id, body: { grant: grant('council-member', w.bodyId), version: group.version } })
  group = await w.step('POST /api/groups/:id/end', { id, body: { version: group.version } })
  await w.step('POST /api/groups/:id/return', { id, body: { version: group.version } })
}

export async function walkInvitations(w: Walk): Promise<void> {
  const invite = (name: string) => ({ name, email: null, roles: [grant('official', w.bodyId)], personId: null })
  const first = await w.step('POST /api/invitations', { body: invite('Lê Thị Mời') })
  const second = await w.step('POST /api/invitations/:id/resend', { id: first.id })
  const token = /token=([\w-]+)/.exec(second.path)?.[1] ?? ''
  await w.step('POST /api/join', { keyless: true, own: true, as: w.server.client(), body: { token, login: 'moi', password: PASSWORD } })
  const third = (await w.clerk.send('POST', '/api/invitations', { ...invite('Trần Gửi Lại'), key: randomUUID() })).body
  await w.step('POST /api/invitations/:id/revoke', { id: third.id })
  const rows = [{ line: 2, name: 'Mùa A Sình', email: null, roleWords: 'Công chức', role: 'official', unit: null, problems: [] }]
  const { listId } = await w.step('POST /api/invitations/list', { body: { rows } })
  await w.step('POST /api/invitations/list/:id/undo', { id: listId })
}
