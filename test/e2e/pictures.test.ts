import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scanOf } from '../../examples/scan.ts'
import { readPlan } from '../../src/core/plans/read.ts'
import { closePdfWriter, renderPaper } from '../../src/platform/papers/index.ts'
import { openHouse, signIn, type House } from '../support/desk.ts'
import { examplesText, wordFile, type GivenFile } from '../support/examples.ts'
import { telltaleJpeg } from '../support/files/pictures.ts'

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

describe('the pictures of the rooms in which accounts, bodies and the trail are kept', () => {
  let admin: Page
  beforeAll(async () => {
    admin = (await demo.desk(WINDOW)).page
    await signIn(admin, 'quantri')
  })
  const show = async (path: string, title: string): Promise<void> => {
    await admin.goto(path)
    await admin.getByRole('heading', { level: 1, name: title }).waitFor()
    await admin.locator('.loading-page').waitFor({ state: 'detached' })
  }
  const scrollTo = (what: Locator): Promise<void> => what.evaluate((element) => element.scrollIntoView({ block: 'center' }))

  it('tai-khoan: my account', async () => {
    await show('/tai-khoan', 'Tài khoản của tôi')
    await admin.getByText('Máy này').waitFor()
    await take('tai-khoan', admin)
  })

  it('tai-khoan-va-vai: the accounts', async () => {
    await show('/cai-dat/tai-khoan', 'Tài khoản và vai')
    await admin.getByRole('table').waitFor()
    await take('tai-khoan-va-vai', admin)
  })

  it('to-chuc: the tree with one unit', async () => {
    await show('/to-chuc', 'Tổ chức')
    await admin.getByRole('treeitem', { name: /Phòng Hợp tác quốc tế/ }).first().click()
    await admin.getByText('Các tên đã dùng').waitFor()
    await take('to-chuc', admin)
  })

  it('doi-tac: a partner and the guest link', async () => {
    await show('/to-chuc/doi-tac', 'Đối tác')
    await admin.getByRole('table', { name: 'Đường dẫn khách' }).waitFor()
    await take('doi-tac', admin)
  })

  it('nhat-ky: who changed a post, before and after', async () => {
    await page.goto('/ho-so')
    await page.getByLabel('Tìm theo tên, chức vụ').fill('Phùng Khánh Linh')
    await page.getByRole('table').getByRole('link', { name: 'Phùng Khánh Linh' }).click()
    await page.getByRole('button', { name: 'Sửa chức vụ' }).click()
    await page.getByRole('textbox', { name: 'Chức vụ' }).first().fill('Phó Trưởng phòng')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sửa chức vụ' }).waitFor()
    await show('/nhat-ky', 'Nhật ký')
    const entry = admin.getByRole('listitem').filter({ hasText: 'sửa chức vụ' }).first()
    await entry.getByText(/niêm phong số/).waitFor()
    await entry.getByText('Chi tiết').first().click()
    await entry.getByRole('cell', { name: /Phó Trưởng phòng/ }).waitFor()
    // from which browser the test came is of no use to who reads the guide
    await admin.getByText(/^Từ 127\.0\.0\.1/).evaluateAll((lines) => lines.forEach((line) => (line.textContent = 'Từ 192.168.1.31, Firefox')))
    await take('nhat-ky', admin)
  })

  it('du-lieu-ca-nhan: a request and its day', async () => {
    await show('/cai-dat/du-lieu-ca-nhan', 'Dữ liệu cá nhân')
    await take('du-lieu-ca-nhan', admin)
  })

  it('thu-va-thong-bao: the drafts', async () => {
    await show('/thu', 'Thư')
    await admin.getByRole('table', { name: 'Danh sách thư' }).waitFor()
    await take('thu-va-thong-bao', admin)
  })

  it('ket-noi: keys and webhooks', async () => {
    await admin.goto('/cai-dat/ket-noi')
    await admin.getByRole('heading', { level: 2 }).first().waitFor()
    await take('ket-noi', admin)
  })

  it('sao-luu: a backup that was tried out', async () => {
    await show('/cai-dat/sao-luu', 'Sao lưu và bàn giao')
    await admin.getByRole('button', { name: 'Sao lưu ngay' }).click()
    await admin.getByText('Khôi phục thử được', { exact: true }).waitFor({ timeout: 90_000 })
    // the folder of a test says nothing to who reads the guide
    await admin.getByText(/^Nơi để bản sao lưu/).evaluate((line) => (line.textContent = 'Nơi để bản sao lưu: bang-vang-data/backups'))
    await take('sao-luu', admin)
  })

  it('viec-nen: what waits in the background', async () => {
    await show('/cai-dat/viec-nen', 'Việc nền')
    await admin.getByRole('row').filter({ hasText: 'Xem hạn chứng thư' }).waitFor()
    await take('viec-nen', admin)
  })

  it('minh-chung: a photograph that lost its place', async () => {
    await page.goto('/ho-so')
    await page.getByLabel('Tìm theo tên, chức vụ').fill('Mai Thế Anh')
    await page.getByRole('table').getByRole('link', { name: 'Mai Thế Anh' }).click()
    await page.getByRole('listitem').getByRole('button', { name: /^Minh chứng: / }).first().click()
    const files = page.getByRole('region', { name: 'Minh chứng' })
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), files.getByRole('button', { name: 'Chọn tệp' }).first().click()])
    await chooser.setFiles({ name: 'giay-khen.jpg', mimeType: 'image/jpeg', buffer: telltaleJpeg() })
    await files.getByText(/^Đã gỡ khỏi tệp:/).waitFor()
    await scrollTo(files)
    await take('minh-chung')
  })

  it('mang-noi-bo: the certificate of the office', async () => {
    await show('/cai-dat/mang-noi-bo', 'Mạng nội bộ')
    // the names of the machine that runs the test are nobody's business
    await admin.getByLabel('Tên máy').fill('bang-vang.local')
    await admin.getByRole('group', { name: 'Địa chỉ của máy này' }).locator('label > span').evaluateAll((spans) => spans.forEach((span, at) => (span.textContent = `192.168.1.${20 + at}`)))
    await take('mang-noi-bo', admin)
  })
})
