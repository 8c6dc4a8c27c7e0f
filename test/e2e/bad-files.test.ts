import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanOf } from '../../examples/scan.ts'
import { sideways, violations } from '../support/careful.ts'
import { openHouse, signIn, type Desk, type House } from '../support/desk.ts'
import { WORD, type GivenFile } from '../support/examples.ts'

const MB = 1024 * 1024
const ENGLISH = 'PLAN\n\nI. PURPOSE\n\nThe department launches an emulation movement for the whole year. Every division shall register its targets before 15 March and report the results before 10 December.\n\nII. AWARDS\n\nThe director shall commend five groups and ten persons.\n'.repeat(4)

/** A sheet of paper with nothing on it, as a copier gives it: a PDF of one page without a letter, drawn and scanned. */
async function blankScan(): Promise<Buffer> {
  const parts = ['%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n', '2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n', '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n']
  const starts = [9, parts[0]?.length ?? 0]
  starts.push((starts[1] ?? 0) + (parts[1]?.length ?? 0))
  const body = parts.join('')
  const xref = `xref\n0 4\n0000000000 65535 f \n${starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(await scanOf(Buffer.from(body + xref)))
}

let house: House
let desk: Desk
let page: Page
beforeAll(async () => {
  house = await openHouse({ demo: true })
  desk = await house.desk()
  page = desk.page
  await signIn(page, 'vanthu')
})
afterAll(async () => house?.close())

async function bring(file: GivenFile): Promise<void> {
  await page.goto('/ke-hoach')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Chọn tệp' }).first().click()])
  if (file.buffer.length > 40 * MB) throw new Error('the driver carries no file of more than 50 MB')
  await chooser.setFiles({ name: file.name, mimeType: file.mimeType, buffer: file.buffer })
}

const refused: readonly { readonly what: string; readonly file: () => GivenFile | Promise<GivenFile>; readonly says: RegExp }[] = [
  { what: 'an empty file', file: () => ({ name: 'trong.docx', mimeType: WORD, buffer: Buffer.alloc(0) }), says: /“trong\.docx” không có nội dung.*Mở tệp xem/ },
  { what: 'a plan in English', file: () => ({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from(ENGLISH) }), says: /không viết bằng tiếng Việt .+Kiểm tra/ },
  { what: 'a picture that calls itself .docx', file: () => ({ name: 'anh.docx', mimeType: WORD, buffer: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4000, 7)]) }), says: /mang đuôi \.docx nhưng nội dung là .+(Kiểm tra|lưu lại)/ },
  { what: 'a Word file cut in half', file: () => ({ name: 'hong.docx', mimeType: WORD, buffer: Buffer.concat([Buffer.from('504b030414000600', 'hex'), Buffer.alloc(9000, 3)]) }), says: /“hong\.docx”.+(hỏng|nhưng nội dung)/ },
  { what: 'a program', file: () => ({ name: 'chay.exe', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from('MZ'), Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 151 + 77) % 256))]) }), says: /Các loại đọc được|Kiểm tra có chọn nhầm tệp/ },
  { what: 'a file over 32 MB', file: () => ({ name: 'nang.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(33 * MB, 32)]) }), says: /“nang\.pdf” vượt quá 32 MB/ },
  { what: 'a scan of an empty sheet', file: async () => ({ name: 'trang.pdf', mimeType: 'application/pdf', buffer: await blankScan() }), says: /“trang\.pdf”.+(quét|mờ)/ },
]

describe('a file that cannot be a plan', () => {
  it.each(refused)('$what is refused with what to mend', async ({ file, says }) => {
    await bring(await file())
    const alert = page.getByRole('alert')
    await alert.waitFor({ timeout: 60_000 })
    expect((await alert.textContent())?.replace(/\s+/g, ' ')).toMatch(says)
    expect([...(await violations(page)), ...(await sideways(page))]).toEqual([])
    expect((await page.request.get('/readyz')).status()).toBe(200)
  })

  it('leaves no plan behind that waits to be reviewed', async () => {
    await page.goto('/ke-hoach')
    await page.getByRole('table').first().waitFor()
    expect(await page.getByRole('row').filter({ hasText: /Chờ duyệt/ }).count()).toBe(1)
    expect(await page.getByRole('row').filter({ hasText: /Đang đọc/ }).count()).toBe(0)
  })

  it('can be put away and taken out again where a row of it is left', async () => {
    const failed = page.getByRole('row').filter({ hasText: 'Không đọc được' })
    const count = await failed.count()
    expect(count).toBeGreaterThan(0)
    await failed.first().getByRole('link').click()
    // the list, whose rows have this button too, stays until the plan's page is there
    await page.getByRole('alert').first().waitFor()
    await page.getByRole('button', { name: 'Cất đi' }).click()
    // back on the list, which says what was put away
    await page.getByText('1 kế hoạch đã cất').first().click()
    await page.getByRole('row').filter({ hasText: 'Đã cất' }).getByRole('link').click()
    await page.getByRole('button', { name: 'Lấy lại' }).click()
    await page.getByRole('alert').waitFor()
  })

  it('had no fault on the way', () => {
    expect(desk.faults()).toEqual([])
  })
})
