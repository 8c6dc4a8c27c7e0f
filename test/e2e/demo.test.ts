import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, signIn, type Desk, type House } from '../support/desk.ts'
import { wordFile, type GivenFile } from '../support/examples.ts'

const ROOMS = ['Tổng quan', 'Kế hoạch', 'Hồ sơ', 'Hướng dẫn', 'Cài đặt']

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

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const main = (): Locator => page.getByRole('main')
const room = (at: Page, name: string): Locator => at.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: new RegExp(`^${name}`) })

async function bring(file: GivenFile): Promise<void> {
  await room(page, 'Kế hoạch').click()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Chọn tệp').first().click()])
  await chooser.setFiles({ name: file.name, mimeType: file.mimeType, buffer: file.buffer })
  await page.getByRole('region', { name: 'Văn bản gốc' }).waitFor({ timeout: 30_000 })
}

/** Accepts what is sure, then one by one what is left, until the plan may run. */
async function settle(): Promise<void> {
  await button(/mục chắc chắn$/).click()
  await page.getByRole('status').filter({ hasText: 'Đã lưu lúc' }).waitFor()
  const gate = page.getByRole('group', { name: 'Chưa đưa vào chạy được' })
  for (let left = await gate.getByRole('button').count(); left > 0; left = await gate.getByRole('button').count()) {
    await gate.getByRole('button').first().click()
    await page.getByRole('article', { name: /^Mục đang xem/ }).getByRole('button', { name: /^Chấp nhận/ }).click()
    await expect.poll(() => gate.getByRole('button').count()).toBeLessThan(left)
  }
}

describe('every room of the office', () => {
  it.each(['vanthu', 'giamdoc'])('opens for %s', async (login) => {
    const own = await house.desk()
    await signIn(own.page, login)
    for (const name of ROOMS) {
      await room(own.page, name).click()
      await own.page.getByRole('heading', { level: 1 }).waitFor()
      expect(await own.page.title()).toMatch(/ – Bảng Vàng$/)
      expect(await own.page.getByRole('alert').count()).toBe(0)
    }
    expect(own.faults()).toEqual([])
    await own.context.close()
  })

  it('gives the director no button that he may not press', async () => {
    const own = await house.desk()
    await signIn(own.page, 'giamdoc')
    await room(own.page, 'Kế hoạch').click()
    await own.page.getByRole('table').first().waitFor()
    await own.page.getByRole('link', { name: /Mỗi ngày một từ/ }).click()
    await own.page.getByRole('region', { name: 'Văn bản gốc' }).waitFor()
    const session = (await (await own.page.request.get('/api/session')).json()) as { readonly may: readonly string[] }
    expect((await own.page.getByRole('button', { name: 'Đưa vào chạy' }).count()) > 0).toBe(session.may.includes('plans.review'))
    await own.context.close()
  })
})

describe('several programmes at once', () => {
  it('are one home: province, cluster, bloc and sở together, each thing with its sentence', async () => {
    await room(page, 'Tổng quan').click()
    await main().getByText(/chương trình đang theo dõi/).waitFor()
    const sources = new Set((await main().getByRole('link', { name: /^§/ }).allTextContents()).map((words) => words.split(',')[0]))
    expect(sources.size).toBeGreaterThan(3)
    for (const title of [/^Quá hạn/, /^Tuần này/, /^Tháng này/]) expect(await main().getByRole('heading', { name: title }).count()).toBe(1)
    expect(await main().getByRole('heading', { name: /^Quá hạn 3$/ }).count()).toBe(1)
  })

  it('are found without accents', async () => {
    await button(/^Tìm (kiếm|người)/).click()
    const box = page.getByRole('combobox')
    await box.fill('hoang minh khue')
    await page.getByRole('option', { name: /Hoàng Minh Khuê/ }).first().waitFor()
    await box.fill('mot cua than thien')
    await page.getByRole('option', { name: /Một cửa thân thiện/ }).first().waitFor()
    await box.fill('số hóa hồ sơ lãnh sự')
    await page.getByRole('option', { name: /Số hóa hồ sơ lãnh sự/ }).first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await room(page, 'Hồ sơ').click()
    await page.getByLabel('Tìm theo tên, chức vụ').fill('nguyen thu ha')
    await main().getByRole('link', { name: 'Nguyễn Thu Hà' }).waitFor()
    await expect.poll(() => main().getByRole('row').count()).toBeLessThan(6)
  })
})

describe('a programme', () => {
  it('is printed again as Word and PDF, and the Word file says the same title', async () => {
    await room(page, 'Tổng quan').click()
    await main().getByRole('link', { name: /thắng lợi nhiệm vụ công tác đối ngoại/ }).first().click()
    // the page before stays until this one is there
    await main().getByRole('link', { name: 'Word', exact: true }).waitFor()
    const title = (await page.getByRole('heading', { level: 1 }).textContent())?.replace(/\?$/, '').trim() ?? ''
    const taken = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent('download'), main().getByRole('link', { name, exact: true }).click()])
      return readFile(await download.path())
    }
    const word = await taken('Word')
    const { value } = await mammoth.extractRawText({ buffer: word })
    expect(value.replace(/\s+/g, ' ').toLowerCase()).toContain(title.toLowerCase())
    expect((await taken('PDF')).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await taken('Văn bản')).toString('utf8').toLowerCase().replace(/\s+/g, ' ')).toContain(title.toLowerCase())
    await bring({ name: 'doc-lai.docx', mimeType: 'application/octet-stream', buffer: word })
    expect((await page.getByRole('heading', { level: 1 }).textContent())?.trim()).toBe(title)
  })
})

describe('a revised plan', () => {
  it('is known for one, compared, and adopted as a difference', async () => {
    await bring(await wordFile('phat-dong-sua-doi'))
    await page.getByText(/có vẻ sửa đổi “.*” đang chạy/).waitFor()
    await main().getByRole('link', { name: 'So sánh' }).click()
    await page.getByRole('table', { name: 'Các khác biệt' }).waitFor()
    const changed = main().getByRole('cell', { name: 'Đổi', exact: true })
    expect(await changed.count()).toBeGreaterThan(2)
    const filter = page.getByRole('toolbar', { name: 'Lọc theo thay đổi' })
    await filter.getByRole('button', { name: /^Thêm/ }).click()
    await expect.poll(() => changed.count()).toBe(0)
    const title = (await page.getByText(/^So với chương trình đang chạy/).textContent())?.split(': ')[1] ?? ''
    await main().getByRole('link', { name: 'Về trang duyệt để đưa vào chạy' }).click()
    await settle()
    await button('Đưa vào chạy').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào chạy' }).click()
    await page.getByRole('status').getByText(/đã chạy từ hôm nay/).waitFor()
    await page.getByRole('status').getByRole('link', { name: 'Xem chương trình' }).click()
    await page.getByText(/bản sửa thứ 1|bản sửa đổi thứ 1/).waitFor()
    await room(page, 'Tổng quan').click()
    expect(await main().getByRole('link', { name: title, exact: true }).count(), 'the programme before the revision still stands beside it').toBeLessThan(2)
  })
})

describe('a plan of another body', () => {
  it('asks how it binds us before it runs', async () => {
    await bring(await wordFile('xa-thanh-lac'))
    const asks = page.getByRole('group', { name: 'Chọn một cách dùng' })
    await asks.waitFor()
    await button(/mục chắc chắn$/).click()
    expect(await button('Đưa vào chạy').getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('group', { name: 'Chưa đưa vào chạy được' }).getByText(/cơ quan khác ban hành|đơn vị khác ban hành/).waitFor()
    await asks.getByLabel(/^Chỉ để đọc/).click()
    await page.getByRole('status').filter({ hasText: 'Đã lưu lúc' }).waitFor()
    await expect.poll(() => asks.getByLabel(/^Chỉ để đọc/).isChecked()).toBe(true)
    await expect.poll(() => page.getByText(/cơ quan khác ban hành: chọn|đơn vị khác ban hành: chọn/).count()).toBe(0)
  })

  it('had no fault on the way', () => {
    expect(desk.faults()).toEqual([])
  })
})
