import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, signIn, tabTo, type Desk, type House } from '../support/desk.ts'
import { telltaleJpeg } from '../support/files/pictures.ts'

const LEAVES = 15_000
let house: House
let clerk: Desk
beforeAll(async () => {
  house = await openHouse({ demo: true })
  clerk = await house.desk()
  await signIn(clerk.page, 'vanthu')
})
afterAll(() => house?.close())

async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto('/ho-so')
  await page.getByLabel('Tìm theo tên, chức vụ').fill(name)
  await page.getByRole('table').getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

describe('the trail', () => {
  it('tells who changed the post of a person, from what to what, and is sealed', async () => {
    const { page } = clerk
    await openPerson(page, 'Phùng Khánh Linh')
    await page.getByRole('button', { name: 'Sửa chức vụ' }).click()
    await page.getByRole('textbox', { name: 'Chức vụ' }).first().fill('Phó Trưởng phòng phụ trách')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sửa chức vụ' }).waitFor()
    await page.getByText('Phó Trưởng phòng phụ trách').first().waitFor()
    await tabTo(page, { role: 'link', name: 'Lịch sử' }, 150)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor()
    const entry = page.getByRole('listitem').filter({ hasText: 'sửa chức vụ' }).filter({ hasText: 'Phùng Khánh Linh' }).first()
    await entry.getByText('Nguyễn Thu Hà').waitFor()
    await entry.getByText('Chi tiết').first().click()
    const row = entry.getByRole('row').filter({ hasText: 'Phó Trưởng phòng phụ trách' })
    await row.waitFor()
    const [before, after] = await row.getByRole('cell').allTextContents()
    expect(before).toContain('Chuyên viên')
    expect(after).toContain('Phó Trưởng phòng phụ trách')
    // one job seals in order; the page asks for the state again by itself
    await expect.poll(() => page.getByText(/^Đã niêm phong đến mục \d+ lúc [^,]+\.$/).count(), { timeout: LEAVES }).toBe(1)
    await page.reload()
    await entry.getByText(/niêm phong số \d+/).waitFor()
  })
})

describe('the wizard of changes', () => {
  it('renames a unit after a preview, and takes it back; the history keeps both', async () => {
    const { page } = clerk
    await page.goto('/to-chuc/thay-doi')
    await page.getByRole('radio', { name: 'Phòng Quản lý biên giới' }).check()
    await page.getByLabel('Số quyết định').fill('77/QĐ-SNgV')
    await page.getByLabel('Ngày ký quyết định').fill('01/02/2026')
    await page.getByLabel('Ngày có hiệu lực').fill('01/02/2026')
    await page.getByRole('textbox', { name: 'Tên mới' }).fill('Phòng Biên giới lãnh thổ')
    await tabTo(page, { role: 'button', name: 'Xem trước' })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^3\. Xem trước/ }).waitFor()
    await page.getByText('Đổi tên: Phòng Quản lý biên giới.').waitFor()
    await tabTo(page, { role: 'button', name: 'Thực hiện' })
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Đã thực hiện.').waitFor()
    await page.getByRole('link', { name: 'Xem lịch sử tổ chức' }).click()
    const row = page.getByRole('row').filter({ hasText: 'Phòng Quản lý biên giới → Phòng Biên giới lãnh thổ' })
    await row.getByText('77/QĐ-SNgV').waitFor()
    await page.goto('/ho-so')
    await page.getByRole('table').waitFor()
    await page.getByRole('option', { name: 'Phòng Biên giới lãnh thổ' }).first().waitFor({ state: 'attached' })
    await page.goto('/to-chuc/lich-su')
    await row.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByRole('dialog', { name: 'Hoàn tác thay đổi này?' }).getByRole('button', { name: 'Hoàn tác' }).click()
    await row.getByText('Đã hoàn tác').waitFor()
    await page.goto('/to-chuc')
    await page.getByRole('treeitem', { name: /Phòng Quản lý biên giới/ }).first().waitFor()
    expect(await page.getByText('Phòng Biên giới lãnh thổ').count()).toBe(0)
  })
})

describe('evidence', () => {
  it('loses its place, leaves as an attachment, is removed and brought back, and stays with its unit', async () => {
    const { page } = clerk
    await openPerson(page, 'Mai Thế Anh')
    const address = page.url()
    const honour = page.getByRole('listitem').getByRole('button', { name: /^Minh chứng: / }).first()
    await honour.click()
    const files = page.getByRole('region', { name: 'Minh chứng' })
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), files.getByRole('button', { name: 'Chọn tệp' }).first().click()])
    await chooser.setFiles({ name: 'giay-khen.jpg', mimeType: 'image/jpeg', buffer: telltaleJpeg() })
    await files.getByText('Đã lưu “giay-khen.jpg”').waitFor()
    expect(await files.getByText(/^Đã gỡ khỏi tệp:/).textContent()).toContain('vị trí chụp')
    const take = files.getByRole('link', { name: 'Tải giay-khen.jpg' })
    const [download] = await Promise.all([page.waitForEvent('download'), take.click()])
    expect(download.suggestedFilename()).toBe('giay-khen.jpg')
    expect((await readFile(await download.path())).toString('latin1')).not.toMatch(/AN LAC|MotionPhoto/)
    const href = (await take.getAttribute('href')) ?? ''
    expect((await page.request.get(href)).headers()['content-disposition']).toMatch(/^attachment/)
    await tabTo(page, { role: 'button', name: 'Bỏ tệp giay-khen.jpg' }, 150)
    await page.keyboard.press('Enter')
    await files.getByText('Đã bỏ “giay-khen.jpg”').waitFor()
    await take.waitFor({ state: 'detached' })
    await files.getByRole('button', { name: 'Lấy lại' }).click()
    await take.waitFor()

    const other = await house.desk()
    await signIn(other.page, 'truongphong')
    await other.page.goto(new URL(address).pathname)
    await other.page.getByText('Chỉ xem được họ tên, chức vụ, đơn vị').waitFor()
    expect(await other.page.getByRole('button', { name: /^Minh chứng/ }).count()).toBe(0)
    expect((await other.page.request.get(href)).status()).toBe(404)
    expect(other.faults()).toEqual([])
    const own = await house.desk()
    await signIn(own.page, 'chuyenvien')
    expect((await own.page.request.get(href)).status()).toBe(200)
  })
})

describe('the backup', () => {
  it('is made from the page, tried out, and taken away with the password', async () => {
    const { page, faults } = await house.desk()
    await signIn(page, 'quantri')
    await page.goto('/cai-dat/sao-luu')
    await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
    await page.getByRole('status').getByText('Đã bắt đầu sao lưu').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Làm theo yêu cầu' })
    await row.getByText('Khôi phục thử được').or(row.getByText('Chưa khôi phục thử')).first().waitFor({ timeout: 60_000 })
    if ((await row.getByText('Chưa khôi phục thử').count()) > 0) await row.getByRole('button', { name: /^Thử khôi phục bản/ }).click()
    await row.getByText('Khôi phục thử được').waitFor({ timeout: 60_000 })
    await row.getByRole('button', { name: /^Tải về bản/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Nhập lại mật khẩu để tải về' })
    await dialog.getByLabel('Mật khẩu của bạn').fill('sai mat khau')
    await page.keyboard.press('Enter')
    await dialog.getByText('Mật khẩu không đúng').waitFor()
    await dialog.getByLabel('Mật khẩu của bạn').fill('quantri-anlac')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect((await readFile(await download.path())).length).toBeGreaterThan(10_000)
    expect(faults()).toEqual([])
  })
})

describe('mail and notices', () => {
  it('lets a draft be read, mended, discarded and brought back', async () => {
    const { page } = clerk
    await page.goto('/thu')
    await page.getByRole('link', { name: 'Nhắc gửi đăng ký thi đua của Công đoàn Sở' }).click()
    const text = page.getByLabel('Nội dung')
    await text.waitFor()
    expect(await text.inputValue()).toContain('Kính gửi đồng chí Tuyết')
    await page.getByLabel('Tiêu đề').fill('Nhắc lần hai: gửi đăng ký thi đua')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Nhắc lần hai: gửi đăng ký thi đua' }).waitFor()
    await page.goto('/thu')
    await page.getByLabel('Tìm theo người nhận, tiêu đề').fill('nhac lan hai')
    await page.getByRole('checkbox', { name: /^Chọn thư Nhắc lần hai/ }).check()
    await page.getByRole('button', { name: 'Bỏ…' }).click()
    await page.getByRole('dialog', { name: 'Bỏ 1 thư?' }).getByRole('button', { name: 'Bỏ', exact: true }).click()
    await page.getByRole('status').getByText('Đã bỏ 1 thư.').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Nhắc lần hai' })
    await row.getByText('Đã bỏ').waitFor()
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await row.getByText('Bản thảo').waitFor()
    await row.getByRole('link', { name: /^Nhắc lần hai/ }).click()
    await page.getByRole('button', { name: 'Bỏ…' }).click()
    await page.getByRole('dialog', { name: 'Bỏ 1 thư?' }).getByRole('button', { name: 'Bỏ', exact: true }).click()
    await page.getByRole('button', { name: 'Lấy lại' }).click()
    await page.getByRole('button', { name: 'Gửi thư này' }).waitFor()
  })

  it('rings, and the bell leads to what was told', async () => {
    const { page } = clerk
    await page.goto('/')
    const bell = page.getByRole('link', { name: /^Thông báo, \d+ chưa đọc$/ })
    await bell.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Thông báo' }).waitFor()
    await page.getByRole('link', { name: /^Đã đọc xong kế hoạch/ }).waitFor()
    await page.getByRole('button', { name: 'Đánh dấu đã đọc hết' }).click()
    await page.getByText('Đã đọc hết').waitFor()
    await page.getByRole('link', { name: 'Thông báo', exact: true }).first().waitFor()
  })

  it('had no fault on the way', () => {
    expect(clerk.faults()).toEqual([])
  })
})
