import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheet } from '../../src/platform/sheets/sheet.ts'
import { zipOf } from '../support/files/zip.ts'
import { firstClerk, key, testServer, whenRead, type Client, type TestServer } from '../support/server.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await testServer()
  clerk = await firstClerk(server)
})
afterAll(() => server.close())

const PLAN = [
  'UBND TỈNH AN LẠC', 'SỞ NGOẠI VỤ', 'Số: 12/KH-SNgV', 'An Lạc, ngày 05 tháng 01 năm 2026', 'KẾ HOẠCH', 'Phát động phong trào thi đua năm 2026', 'I. MỤC ĐÍCH',
  '1. Trên 90% cán bộ đạt danh hiệu Lao động tiên tiến.', 'II. TỔ CHỨC THỰC HIỆN', '1. Các phòng gửi báo cáo về Văn phòng Sở trước ngày 15/6/2026.', '',
].join('\n')
const PERSON = { name: 'Lê Văn An', post: null, unitId: null, leader: false, sex: null, born: null }

describe('passwords', () => {
  it('are not tried more often by trying them all at once', async () => {
    const stranger = server.client()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => stranger.send('POST', '/api/session', { login: 'nobody', password: `guess-${i}` })))
    expect(answers.filter((a) => a.status === 401)).toHaveLength(5)
    expect(answers.filter((a) => a.status === 429)).toHaveLength(25)
  })
  it('are not tried without end on a session that was left open', async () => {
    const guess = (): Promise<{ status: number }> => clerk.send('PUT', '/api/session/password', { current: 'khong-phai', next: 'mat-khau-moi', key: key() })
    for (let i = 0; i < 5; i++) expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
  })
})

describe('what cannot be kept is refused, not a fault', () => {
  it.each([
    ['U+0000', 'Lê \u0000 An'],
    ['half a pair', 'Lê \ud83d An'],
  ])('%s in a field', async (_what, name) => {
    const answer = await clerk.send('POST', '/api/people', { person: { ...PERSON, name }, key: key() })
    expect(answer.status).toBe(400)
    expect(answer.body.params.problems[0].at).toBe('person.name')
  })
  it('a whole pair is kept', async () => {
    expect((await clerk.send('POST', '/api/people', { person: { ...PERSON, name: 'Lê 😀 An' }, key: key() })).status).toBe(200)
  })
  it('a day of birth that no calendar has, typed or imported', async () => {
    expect((await clerk.send('POST', '/api/people', { person: { ...PERSON, born: '1985-13-45' }, key: key() })).status).toBe(422)
    for (const born of ['19zz', '1985-02-31', '85']) {
      const rows = [{ line: 2, ...PERSON, name: 'Trần Thị Bình', unit: null, born, problems: [] }]
      expect([born, (await clerk.send('POST', '/api/people/import', { rows, key: key() })).status]).toEqual([born, 422])
    }
  })
  it('a day of work that no calendar has', async () => {
    const { id } = (await clerk.send('POST', '/api/plans/pasted', { name: 'kh', text: PLAN, key: key() })).body
    await whenRead(clerk, id)
    const send = async (command: object): Promise<void> => {
      const { version } = (await clerk.get(`/api/plans/${id}/review`)).body
      expect((await clerk.send('POST', `/api/plans/${id}/review`, { command, key: key(), version })).status).toBe(200)
    }
    const { facts } = (await clerk.get(`/api/plans/${id}/review`)).body
    await send({ type: 'accept', facts: facts.map((f: { id: string }) => f.id) })
    await send({ type: 'choose-relation', relation: 'own' })
    for (const c of (await clerk.get(`/api/plans/${id}/review`)).body.checks) if (c.severity === 'must' && c.state === 'open') await send({ type: 'keep-check', check: c.id, reason: 'thử' })
    const { version } = (await clerk.get(`/api/plans/${id}/review`)).body
    expect((await clerk.send('POST', `/api/plans/${id}/adoption`, { key: key(), version })).status).toBe(200)
    const home = (await clerk.get('/api/home')).body
    const [due] = [...home.overdue, ...home.week, ...home.month, ...home.later]
    for (const on of ['2025-02-31', '0000-01-01']) expect((await clerk.send('POST', `/api/due/${due.id}/done`, { on, key: key(), version: due.version })).status).toBe(400)
  })
  it('the letter U+0000 far down in a text is read as a space', async () => {
    const text = `${PLAN}V. KHÁC\n${'Nội dung bình thường của kế hoạch thi đua năm nay.\n'.repeat(250)}2. Các phòng gửi báo cáo \u0000 tổng kết về Văn phòng Sở trước ngày 20/11/2026.\n`
    const { id } = (await clerk.upload('/api/plans', 'nul.txt', text)).body
    expect((await whenRead(clerk, id)).body).toMatchObject({ state: 'review', refusal: null })
  })
  it.each(['multipart/form-data; boundary=cut', 'multipart/form-data'])('a file that breaks off, or has no end (%s)', async (type) => {
    const body = '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nKẾ HOẠCH'
    const answer = await fetch(`${server.running.url}/api/plans`, { method: 'POST', headers: { cookie: clerk.cookie, 'content-type': type }, body })
    expect(answer.status).toBe(400)
    expect((await clerk.get('/api/plans')).body.plans.filter((p: { name: string }) => p.name === 'a.txt')).toEqual([])
  })
})

/** A workbook of one sheet, as small as the reader takes. */
function workbook(sheetPart: string, sheet: string): Uint8Array {
  const of = (type: string): string => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`
  const rels = (type: string, target: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${of(type)}" Target="${target}"/></Relationships>`
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'],
    ['_rels/.rels', rels('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${of('').slice(0, -1)}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', rels('worksheet', sheetPart)],
    [`xl/${sheetPart}`, sheet],
  ]
  return zipOf(parts.map(([name, data]) => ({ name, data })))
}
const sheetOf = (rows: string): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const cell = (at: string): string => `<row r="${at.replace(/\D/g, '')}"><c r="${at}"><v>1</v></c></row>`

describe('a workbook of people', () => {
  it('may have one cell far down, none far out', async () => {
    expect(await readSheet('a.xlsx', workbook('sheet.xml', sheetOf(cell('A1') + cell('IV900'))))).toMatchObject({ ok: true })
    expect(await readSheet('a.xlsx', workbook('sheet.xml', sheetOf(cell('A1') + cell('XFD900'))))).toMatchObject({ ok: false, refusal: { code: 'file.damaged', params: { detail: '> 256 cột' } } })
  })
  it('is unpacked within bounds whatever its parts are called', async () => {
    const bomb = sheetOf(cell('A1') + ' '.repeat(40_000_000))
    expect(await readSheet('a.xlsx', workbook('sheet.dat', bomb))).toMatchObject({ ok: false, refusal: { code: 'file.zip-bomb' } })
  })
})
