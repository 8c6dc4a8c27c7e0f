import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { openHouse, type Desk, type House } from '../support/desk.ts'
import { wordFile } from '../support/examples.ts'

const UNITS = ['Văn phòng', 'Phòng Lãnh sự', 'Phòng Hợp tác quốc tế', 'Công đoàn cơ sở']
const PEOPLE = ['Họ và tên\tChức vụ\tĐơn vị\tNăm sinh', 'Nguyễn Thu Hà\tChánh Văn phòng\tVăn phòng\t1982', 'Hoàng Minh Khuê\tGiám đốc\t\t1971', 'Khải2\tChuyên viên\tPhòng Lãnh sự\t1990', 'Mai Thế Anh\tChuyên viên\tPhòng Lãnh sự\t15/6/1994'].join('\n')

let house: House
let desk: Desk
let page: Page
beforeAll(async () => {
  house = await openHouse()
  desk = await house.desk({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = desk.page
})
afterAll(async () => house?.close())

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const current = (): Locator => page.getByRole('article', { name: /^Mục đang xem/ })
const saved = (): Promise<void> => page.getByRole('status').filter({ hasText: 'Đã lưu lúc' }).waitFor()
const gate = (): Locator => page.getByRole('group', { name: 'Chưa đưa vào chạy được' })
const decided = async (): Promise<number> => Number(await page.getByRole('progressbar', { name: /^Đã duyệt/ }).getAttribute('aria-valuenow'))

/** A row of the list, by the words of its title, opened as the current one. */
async function openFact(words: RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Thông tin đọc được' }).getByRole('button', { name: words }).first().click()
  await current().filter({ hasText: words }).waitFor()
}

describe('the first hour with Bảng Vàng', () => {
  it('makes the first account from the one-time link', async () => {
    await page.goto(house.office.firstLink ?? '')
    await button('Tạo tài khoản').click()
    await page.getByRole('alert').getByText('còn 3 ô cần sửa').waitFor()
    expect(await page.title()).toMatch(/^Lỗi:/)
    await page.getByLabel('Họ và tên').fill('Nguyễn Thu Hà')
    await page.getByLabel('Tên đăng nhập').fill('thuha')
    await page.getByLabel('Mật khẩu').fill('mot cau dai de nho')
    await button('Tạo tài khoản').click()
    await page.getByRole('heading', { name: 'Thiết lập lần đầu', level: 1 }).waitFor()
  })

  it('refuses the link a second time', async () => {
    const other = await house.desk()
    await other.page.goto(house.office.firstLink ?? '')
    await other.page.getByText('Đường dẫn này đã được dùng hoặc đã hết hạn').waitFor()
    await other.context.close()
  })

  it('asks for my body', async () => {
    await page.getByLabel(/^Tên (đơn vị|cơ quan)/).fill('Sở Ngoại vụ tỉnh An Lạc')
    await page.getByLabel('Chữ viết tắt trong ký hiệu').fill('SNgV')
    await page.getByLabel(/^Loại (đơn vị|cơ quan)/).selectOption({ label: 'Sở, ban, ngành' })
    await page.getByLabel('Cơ quan cấp trên trực tiếp').fill('UBND tỉnh An Lạc')
    await page.getByLabel('Năm dương lịch').check()
    await button('Tiếp theo').click()
    await page.getByLabel('Tên đơn vị thứ 1').waitFor()
  })

  it('takes the units, pasted as lines', async () => {
    await page.evaluate((lines) => navigator.clipboard.writeText(lines), UNITS.join('\n'))
    await page.getByLabel('Tên đơn vị thứ 1').focus()
    await page.keyboard.press('Control+V')
    await expect.poll(() => page.getByLabel(/^Tên đơn vị thứ/).evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))).toEqual(UNITS)
    expect(await page.getByLabel('Loại đơn vị thứ 4').inputValue()).toBe('union')
    await button('Tiếp theo').click()
    await page.getByLabel('Hoặc dán các dòng từ bảng').waitFor()
  })

  it('takes the people, pasted, with a bad row mended on the preview', async () => {
    await page.getByLabel('Hoặc dán các dòng từ bảng').fill(PEOPLE)
    await button('Xem trước').click()
    await page.getByText('4 dòng, 1 dòng có lỗi nằm trên cùng.').waitFor()
    await page.getByText('1 dòng có lỗi sẽ không được ghi.').waitFor()
    await page.getByLabel('Họ và tên, Dòng 4').fill('Đỗ Văn Khải')
    await button('Ghi 4 người').click()
    await page.getByText('Đã ghi 4 người vào danh sách').waitFor()
    await button('Tiếp theo').click()
    await page.getByText('Thả tệp kế hoạch vào đây').waitFor()
  })

  it('reads the first plan, dropped as a Word file', async () => {
    const file = await wordFile('cho-duyet')
    const drop = await page.evaluateHandle(
      ({ bytes, name, type }) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type }))
        return transfer
      },
      { bytes: file.buffer.toString('base64'), name: file.name, type: file.mimeType },
    )
    await page.getByText('Thả tệp kế hoạch vào đây').dispatchEvent('drop', { dataTransfer: drop })
    await page.getByRole('region', { name: 'Văn bản gốc' }).waitFor()
    expect(await page.title()).toMatch(/^Duyệt /)
    expect(await decided()).toBe(0)
  })

  it('keeps “Đưa vào chạy” closed and says why', async () => {
    const adopt = button('Đưa vào chạy')
    expect(await adopt.getAttribute('aria-disabled')).toBe('true')
    // it stays focusable and pressable, so that pressing it leads to the reason
    await adopt.click({ force: true })
    await expect.poll(() => gate().evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await gate().getByRole('button').count()).toBeGreaterThan(1)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('accepts the sure ones together', async () => {
    await button(/^Chấp nhận \d+ mục chắc chắn$/).click()
    await saved()
    expect(await decided()).toBeGreaterThan(15)
    expect(await button(/mục chắc chắn$/).getAttribute('aria-disabled')).toBe('true')
  })

  it('keeps a must-check as written, with a reason', async () => {
    await gate().getByRole('button', { name: /không có thẩm quyền tặng Bằng khen/ }).click()
    const check = page.getByRole('listitem').filter({ hasText: 'không có thẩm quyền tặng Bằng khen' }).filter({ has: button('Giữ như văn bản') }).last()
    await check.getByRole('button', { name: 'Giữ như văn bản' }).first().click()
    await page.getByLabel('Lý do giữ như văn bản').fill('ok')
    await page.getByLabel('Lý do giữ như văn bản').press('Enter')
    await page.getByText('Ghi lý do, ít nhất 3 chữ').waitFor()
    await page.getByLabel('Lý do giữ như văn bản').fill('Giám đốc đã được ủy quyền, văn bản đính kèm')
    await page.getByLabel('Lý do giữ như văn bản').press('Enter')
    await page.getByText(/^Giữ nguyên/).first().waitFor()
    await expect.poll(() => gate().getByText(/thẩm quyền/).count()).toBe(0)
  })

  it('mends a deadline that had passed before it was asked for', async () => {
    await gate().getByRole('button', { name: /đã qua khi văn bản được ban hành/ }).click()
    await current().getByRole('button', { name: 'Sửa', exact: false }).first().click()
    const [year, month, day] = systemClock.today().split('-')
    await current().getByLabel('Ngày', { exact: true }).fill(`${day}/${month}/${year}`)
    await button('Lưu mục này').click()
    await expect.poll(() => gate().getByText(/đã qua khi/).count()).toBe(0)
    await current().getByText('Đã sửa').waitFor()
  })

  it('answers what is asked', async () => {
    await gate().getByRole('button', { name: /cần hỏi/ }).click()
    await current().getByText('Câu thiếu một chữ').waitFor()
    await current().getByRole('button', { name: /^Chấp nhận/ }).click()
    await expect.poll(() => gate().count()).toBe(0)
    expect(await button('Đưa vào chạy').getAttribute('aria-disabled')).toBeNull()
  })

  it('adds a fact from words selected on the sheet', async () => {
    const sheet = page.getByRole('region', { name: 'Văn bản gốc' })
    await sheet.getByText('Sở Ngoại vụ xây dựng Kế hoạch', { exact: false }).last().click({ clickCount: 3 })
    await button('Thêm mục từ chữ đã chọn').click()
    await page.getByLabel('Đây là').selectOption({ label: 'Nhiệm vụ' })
    await button('Thêm mục').last().click()
    await current().getByText('Thêm tay').waitFor()
    await saved()
  })

  it('refuses one, restores it, and undoes the last step', async () => {
    const whole = await decided()
    await openFact(/bài viết về việc tốt/)
    await current().getByRole('button', { name: 'Duyệt lại' }).click()
    await expect.poll(decided).toBe(whole - 1)
    await current().getByRole('button', { name: /^Bỏ/ }).click()
    await saved()
    await openFact(/bài viết về việc tốt/)
    await current().getByText('Đã bỏ').waitFor()
    await current().getByRole('button', { name: 'Khôi phục' }).click()
    await current().getByRole('button', { name: /^Chấp nhận/ }).click()
    await expect.poll(decided).toBe(whole)
    await button(/^Hoàn tác/).click()
    await expect.poll(decided).toBe(whole - 1)
    await openFact(/bài viết về việc tốt/)
    await current().getByRole('button', { name: /^Chấp nhận/ }).click()
    await expect.poll(decided).toBe(whole)
  })

  it('puts the plan to work after one question', async () => {
    await button('Đưa vào chạy').click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('button', { name: 'Duyệt tiếp' }).evaluate((element) => element === document.activeElement)).toBe(true)
    await dialog.getByRole('button', { name: 'Đưa vào chạy' }).click()
    await page.getByRole('status').getByText(/đã chạy từ hôm nay/).waitFor()
  })

  it('shows at home what is due, and opens the sentence behind it', async () => {
    const due = page.getByRole('listitem').filter({ hasText: 'gửi Văn phòng Sở' }).filter({ has: button(/^Đã xong/) }).first()
    await due.getByRole('link').first().click()
    const sentence = page.getByRole('complementary', { name: 'Câu gốc' })
    await sentence.locator('mark').getByText('gửi Văn phòng Sở').waitFor()
    await page.keyboard.press('Escape')
    await sentence.waitFor({ state: 'detached' })
    expect(await due.getByRole('link').first().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('marks a thing done and takes it back', async () => {
    const open = button(/^Đã xong: .*gửi Văn phòng Sở/)
    const before = await open.count()
    await open.first().click()
    await page.getByRole('status').getByText(/^Đã ghi là xong/).waitFor()
    await expect.poll(() => open.count()).toBe(before - 1)
    await button('Hoàn tác').click()
    await expect.poll(() => open.count()).toBe(before)
  })

  it('had no fault on the way', () => {
    expect(desk.faults()).toEqual([])
  })
})
