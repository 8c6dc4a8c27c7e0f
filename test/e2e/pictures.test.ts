import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanOf } from '../../examples/scan.ts'
import { readPlan } from '../../src/core/plans/read.ts'
import { closePdfWriter, renderPaper } from '../../src/platform/papers/index.ts'
import { openHouse, signIn, type House } from '../support/desk.ts'
import { examplesText, wordFile, type GivenFile } from '../support/examples.ts'

const LIMIT = 250_000
/** Every run takes the pictures; only `npm run pictures` puts them into the guide. */
const FOLDER = fileURLToPath(new URL(process.env['BANG_VANG_PICTURES'] === '1' ? '../../docs/guide/pictures/' : './out/pictures/', import.meta.url))
const WINDOW = { viewport: { width: 1280, height: 800 } }

let demo: House
let page: Page
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  demo = await openHouse({ demo: true })
  page = (await demo.desk(WINDOW)).page
  await signIn(page, 'vanthu')
})
afterAll(async () => {
  await demo?.close()
  await closePdfWriter()
})

async function take(name: string, of: Page = page): Promise<void> {
  await of.evaluate(() => document.fonts.ready)
  const path = `${FOLDER}${name}.png`
  await of.screenshot({ path })
  expect(statSync(path).size, `${name}.png`).toBeLessThan(LIMIT)
}

async function bring(file: GivenFile): Promise<void> {
  await page.goto('/ke-hoach')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Chọn tệp' }).first().click()])
  await chooser.setFiles({ name: file.name, mimeType: file.mimeType, buffer: file.buffer })
}

/** A signed plan as it comes from the copier. */
async function scannedPlan(): Promise<GivenFile> {
  const { programme } = readPlan({ name: 'chuyen-de', sha256: '', kind: 'txt', text: examplesText('chuyen-de'), pages: [], styles: [], doubts: [], remarks: [] })
  const { bytes } = await renderPaper(programme, 'pdf')
  return { name: '91-KH-SNgV-ban-quet.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await scanOf(bytes)) }
}

describe('the pictures of the guide', () => {
  it('bat-dau: the first of the four steps', async () => {
    const fresh = await openHouse()
    const { page: first } = await fresh.desk(WINDOW)
    await first.goto(fresh.office.firstLink ?? '')
    await first.getByLabel('Họ và tên').fill('Nguyễn Thu Hà')
    await first.getByLabel('Tên đăng nhập').fill('thuha')
    await first.getByLabel('Mật khẩu').fill('mot cau dai de nho')
    await first.getByRole('button', { name: 'Tạo tài khoản' }).click()
    await first.getByLabel('Chữ viết tắt trong ký hiệu').fill('SNgV')
    await first.getByLabel(/^Tên (đơn vị|cơ quan)/).fill('Sở Ngoại vụ tỉnh An Lạc')
    await take('bat-dau', first)
    await fresh.close()
  })

  it('tong-quan: the home', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: /^Quá hạn/ }).waitFor()
    await take('tong-quan')
  })

  it('chuong-trinh: a programme', async () => {
    await page.getByRole('main').getByRole('link', { name: /thắng lợi nhiệm vụ công tác đối ngoại/ }).first().click()
    await page.getByRole('link', { name: 'Word', exact: true }).waitFor()
    await take('chuong-trinh')
  })

  it('ho-so: the people', async () => {
    await page.goto('/ho-so')
    await page.getByRole('table', { name: 'Danh sách người' }).waitFor()
    await take('ho-so')
  })

  it('duyet-ke-hoach: the review', async () => {
    await page.goto('/ke-hoach')
    await page.getByRole('link', { name: /Mỗi ngày một từ/ }).click()
    await page.getByRole('article', { name: /^Mục đang xem/ }).waitFor()
    // to the next check: its passage at the left, its card at the right
    await page.keyboard.press('c')
    await page.keyboard.press('c')
    await take('duyet-ke-hoach')
  })

  it('so-sanh: a revised plan', async () => {
    await bring(await wordFile('phat-dong-sua-doi'))
    await page.getByRole('link', { name: 'So sánh' }).click()
    await page.getByRole('table', { name: 'Các khác biệt' }).waitFor()
    await take('so-sanh')
  })

  it('tha-tep: a scan being read, page by page', async () => {
    await bring(await scannedPlan())
    await page.getByText(/^Trang \d+ \/ \d+$/).first().waitFor({ timeout: 30_000 })
    await page.getByRole('progressbar', { name: 'Đang đọc' }).waitFor()
    await page.goto('/ke-hoach')
    await page.getByRole('row').filter({ hasText: /Trang \d+ \/ \d+/ }).waitFor()
    await take('tha-tep')
  })
})
