import { randomUUID } from 'node:crypto'
import { pdfOf } from '../files/pdf.ts'
import type { Json, Walk } from './walk.ts'

const person = (name: string, unitId: string | null = null) => ({ name, post: 'Chuyên viên', unitId, leader: false, sex: 'nữ', born: '1990-05-02' })
const PDF = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>']).toString('latin1')

export async function walkPeople(w: Walk): Promise<void> {
  const { units } = await w.step('PUT /api/units', { body: { units: [{ name: 'Văn phòng', kind: 'office' }], version: 0 } })
  const made = await w.step('POST /api/people', { body: { person: person('Đặng Thị Yến', units[0].id) } })
  const id: string = made.id
  await w.step('PATCH /api/people/:id', { id, body: { person: { ...person('Đặng Thị Yến', units[0].id), post: 'Phó Chánh Văn phòng' }, version: made.version } })
  const { posts, version } = (await w.clerk.get(`/api/people/${id}/posts`)).body
  const again = posts.map(({ body: _b, unit: _u, ...post }: Json) => ({ ...post, post: 'Chánh Văn phòng' }))
  await w.step('PUT /api/people/:id/posts', { id, body: { posts: again, version } })
  await w.step('POST /api/people/:id/removal', { id, body: { version: (await w.clerk.get(`/api/people/${id}`)).body.version } })
  await w.step('POST /api/people/:id/return', { id })
  const rows = [{ line: 2, name: 'Lò Văn Ún', post: null, unit: 'Phòng Mới', leader: false, sex: null, born: '1980', problems: [] }]
  const { importId } = await w.step('POST /api/people/import', { body: { rows } })
  await w.step('POST /api/people/import/:id/undo', { id: importId })
  await w.step('POST /api/setup/skip', { body: { step: 'plan' } })
  await w.step('POST /api/examples', { beside: ['plan.brought*', 'plan.adopted*'] })
  await w.step('DELETE /api/examples')
}

export async function walkPersonal(w: Walk): Promise<void> {
  const { id } = (await w.clerk.send('POST', '/api/people', { person: person('Lường Thị Chín'), key: randomUUID() })).body
  const file = await w.step('POST /api/evidence', { query: `?of=person&thingId=${id}`, file: { name: 'quyet-dinh.pdf', bytes: PDF } })
  await w.step('POST /api/evidence/:id/removal', { id: file.id, body: { version: file.version } })
  await w.step('POST /api/evidence/:id/return', { id: file.id })
  const request = await w.step('POST /api/requests', { body: { personId: id, name: 'Lường Thị Chín', kind: 'see', words: 'Xin xem', receivedOn: '2026-03-09', dueOn: null } })
  await w.step('POST /api/requests/:id/answer', { id: request.id, body: { state: 'done', answer: 'Đã gửi bản trích', version: 1 } })
  await w.step('PUT /api/requests/rule', { body: { days: 5, version: 0 } })
  await w.step('POST /api/people/:id/held', { id })
  await w.step('POST /api/people/:id/restriction', { id, body: { on: true, reason: 'Đang xác minh' } })
  await w.step('POST /api/people/:id/restriction', { id, body: { on: false, reason: 'Đã xong' }, action: 'personal.freed' })
  const { version } = (await w.clerk.get(`/api/people/${id}/erasure`)).body
  await w.step('POST /api/people/:id/erasure', { id, body: { reason: 'theo yêu cầu', version } })
  const months = { access: null, details: null, mails: null, notices: null, requests: null }
  await w.step('PUT /api/retention', { body: { months, keepRecords: null, version: 0 } })
  await w.step('POST /api/retention/application')
}

export async function walkBodies(w: Walk): Promise<void> {
  const code = null
  const tree = async (name: string): Promise<Json> => {
    const { bodies, units, version } = (await w.clerk.get('/api/tree')).body
    return { ...[...bodies, ...units].find((n: Json) => n.name === name), treeVersion: version }
  }
  const province = await w.step('POST /api/tree/bodies', { body: { name: 'UBND tỉnh An Lạc', abbreviation: 'UBND', kind: 'province', code, parentId: null, superior: null } })
  await w.step('PATCH /api/tree/bodies/:id', { id: province.id, body: { name: 'UBND tỉnh An Lạc', abbreviation: 'UB', kind: 'province', code: 'H00', superior: null, version: (await tree('UBND tỉnh An Lạc')).version } })
  const { id, version } = await tree('Sở Ngoại vụ tỉnh An Lạc')
  await w.step('PUT /api/tree/bodies/:id/parent', { id, body: { parentId: province.id, version } })
  const unit = await w.step('POST /api/tree/units', { body: { bodyId: w.bodyId, name: 'Tổ Lưu trữ', kind: 'division', parentId: null } })
  await w.step('PATCH /api/tree/units/:id', { id: unit.id, body: { name: 'Tổ Lưu trữ', kind: 'division', version: (await tree('Tổ Lưu trữ')).version } })
  const office = await tree('Văn phòng')
  await w.step('PUT /api/tree/units/:id/parent', { id: unit.id, body: { parentId: office.id, version: (await tree('Tổ Lưu trữ')).version } })
  const change = (kind: string, from: string[], heirs: object[], decisions: object = {}) => ({ kind, level: 'unit', on: '2026-03-01', document: { number: '12/QĐ-SNgV', date: '2026-02-20' }, from, heirs, decisions })
  const heir = (name: string) => ({ id: null, name, abbreviation: null, kind: 'division' })
  const versionNow = async (): Promise<number> => (await tree('Văn phòng')).treeVersion
  const renamed = await w.step('POST /api/body-changes', { body: { ...change('rename', [unit.id], [{ ...heir('Tổ Văn thư'), id: unit.id }]), version: await versionNow() } })
  await w.step('POST /api/body-changes/:id/undo', { id: renamed.id })
  for (const [kind, heirs, action] of [['merge', 1, 'body.merged'], ['split', 2, 'body.split'], ['dissolve', 0, 'body.dissolved']] as const) {
    const from = await Promise.all([1, 2].slice(0, kind === 'merge' ? 2 : 1).map(async (n) => (await w.clerk.send('POST', '/api/tree/units', { bodyId: w.bodyId, name: `Phòng ${kind} ${n}`, kind: 'division', parentId: null, key: randomUUID() })).body.id as string))
    const sent = change(kind, from, Array.from({ length: heirs }, (_, n) => heir(`Phòng sau ${kind} ${n + 1}`)))
    await w.step('POST /api/body-changes', { action, body: { ...sent, version: await versionNow() } })
  }
  const bloc = await w.step('POST /api/blocs', { body: { name: 'Khối các sở tổng hợp', abbreviation: 'K1', kind: 'bloc', superior: null } })
  await w.step('PUT /api/blocs/:id/members', { id: bloc.id, body: { members: [{ id: null, bodyId: w.bodyId, unitId: null, part: 'leader', from: null, to: null }], version: (await w.clerk.get(`/api/blocs/${bloc.id}`)).body.version } })
}

/** Partners see programmes: after one was adopted. */
export async function walkPartners(w: Walk, programmeId: string): Promise<void> {
  const partner = { name: 'Hội Hữu nghị An Lạc', abbreviation: 'HHN', kind: 'other', contact: null }
  const { id } = await w.step('POST /api/partners', { body: partner })
  await w.step('PATCH /api/partners/:id', { id, body: { ...partner, abbreviation: 'HH', version: 1 } })
  const sent = { partnerId: id, label: 'Phối hợp', programmeIds: [programmeId] }
  const shown = (await w.clerk.send('POST', '/api/guest-links', { ...sent, days: 30, key: randomUUID() })).body
  await w.step('POST /api/guest', { keyless: true, own: true, as: w.server.client(), body: { token: shown.token } })
  const link = await w.step('POST /api/guest-links', { body: sent })
  await w.step('POST /api/guest-links/:id/revocation', { id: link.id })
}
