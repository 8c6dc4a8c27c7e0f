import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { focused, openHouse, tabTo, type Desk, type House } from '../support/desk.ts'
import { examplesText } from '../support/examples.ts'

const current = (page: Page): Locator => page.getByRole('article', { name: /^Mục đang xem/ })
const numberOf = async (page: Page): Promise<number> => Number(/Mục đang xem: (\d+)/.exec((await current(page).getAttribute('aria-label')) ?? '')?.[1])
const decided = async (page: Page): Promise<number> => Number(await page.getByRole('progressbar', { name: /^Đã duyệt/ }).getAttribute('aria-valuenow'))
const saved = (page: Page): Promise<void> => page.getByRole('status').filter({ hasText: 'Đã lưu lúc' }).waitFor()

/** Nothing here may touch the mouse: a click of the test itself would hide what the keys cannot do. */
function withoutMouse(desk: Desk): Page {
  for (const way of ['click', 'dblclick', 'down', 'move'] as const) desk.page.mouse[way] = () => Promise.reject(new Error('this journey has no mouse'))
  return desk.page
}

describe('the first hour by keyboard alone', () => {
  let house: House
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    house = await openHouse()
    desk = await house.desk()
    page = withoutMouse(desk)
  })
  afterAll(async () => house?.close())
  const press = (key: string): Promise<void> => page.keyboard.press(key)
  const type = (words: string): Promise<void> => page.keyboard.type(words)

  /** up to the first fact, then down to the one whose label is wanted; the list ends where J no longer moves */
  const goTo = async (label: RegExp): Promise<void> => {
    const move = async (key: string): Promise<boolean> => {
      const from = await current(page).getAttribute('aria-label')
      await press(key)
      return current(page).getAttribute('aria-label').then((now) => now !== from)
    }
    while (await move('k'));
    while (!label.test((await current(page).getAttribute('aria-label')) ?? '')) if (!(await move('j'))) throw new Error(`no fact ${String(label)}`)
  }

  it('makes the account', async () => {
    await page.goto(house.office.firstLink ?? '')
    await page.getByLabel('Họ và tên').waitFor()
    await type('Trần Văn Bình')
    await press('Tab')
    await type('binh')
    await press('Tab')
    await type('mot cau dai de nho')
    await press('Enter')
    await page.getByRole('heading', { name: 'Thiết lập lần đầu' }).waitFor()
  })

  it('goes through the four steps', async () => {
    await tabTo(page, { role: 'textbox', name: /^Tên (đơn vị|cơ quan)/ })
    await type('Sở Ngoại vụ tỉnh An Lạc')
    await press('Tab')
    await type('SNgV')
    await press('Enter')
    await tabTo(page, { role: 'textbox', name: 'Tên đơn vị thứ 1' })
    await type('Văn phòng')
    await press('Enter')
    await tabTo(page, { role: 'textbox', name: 'Hoặc dán các dòng từ bảng' })
    await page.keyboard.insertText('Họ và tên\tĐơn vị\nLê Thị Bích Thảo\tVăn phòng')
    await press('Tab')
    await press('Enter')
    await tabTo(page, { role: 'button', name: 'Ghi 1 người' })
    await press('Enter')
    await tabTo(page, { role: 'button', name: 'Tiếp theo' })
    await press('Enter')
    await tabTo(page, { role: 'button', name: 'Dán văn bản' })
    await press('Enter')
    await tabTo(page, { role: 'textbox', name: 'Nội dung kế hoạch' })
    await page.keyboard.insertText(examplesText('cho-duyet'))
    await press('Tab')
    await press('Enter')
    await current(page).waitFor({ timeout: 30_000 })
  })

  it('moves with J and K, goes to the sentence with G, to the next check with C', async () => {
    const first = await numberOf(page)
    await press('j')
    await expect.poll(() => numberOf(page)).not.toBe(first)
    await press('k')
    await expect.poll(() => numberOf(page)).toBe(first)
    await press('g')
    await expect.poll(() => focused(page)).toMatch(new RegExp(`^Mục ${first},`))
    const check = async (): Promise<string> => (await page.getByRole('button', { name: 'Giữ như văn bản' }).first().locator('xpath=ancestor::li[1]').textContent()) ?? ''
    const one = await check()
    await press('c')
    await press('c')
    await expect.poll(check).not.toBe(one)
  })

  it('accepts with A, refuses with B, takes back with U, each time going on to what is open', async () => {
    await goTo(/^Mục đang xem: \d+, công chức; viên chức/)
    const from = await numberOf(page)
    await press('a')
    await expect.poll(() => decided(page)).toBe(1)
    expect(await numberOf(page)).not.toBe(from)
    await press('b')
    await expect.poll(() => decided(page)).toBe(2)
    await saved(page)
    await press('u')
    await expect.poll(() => decided(page)).toBe(1)
  })

  it('keeps its place and its keys on a fresh page', async () => {
    const here = await numberOf(page)
    await page.reload()
    await current(page).waitFor()
    expect(await numberOf(page)).toBe(here)
    expect(await decided(page)).toBe(1)
    await press('j')
    await expect.poll(() => numberOf(page)).not.toBe(here)
    await press('k')
    await press('a')
    await expect.poll(() => decided(page)).toBe(2)
    await saved(page)
    await press('u')
    await expect.poll(() => decided(page)).toBe(1)
  })

  it('mends with S: the focus goes into the form, letters are letters there, and comes back', async () => {
    await goTo(/bài viết về việc tốt ≥/)
    const at = await numberOf(page)
    await press('s')
    const box = current(page).getByRole('textbox').first()
    await box.waitFor()
    await expect.poll(() => current(page).evaluate((card) => card.contains(document.activeElement)), { message: 'S opens the form but leaves the focus outside it' }).toBe(true)
    await tabTo(page, { role: 'textbox', name: 'Chỉ tiêu' }, 10)
    await press('End')
    await type(' jkab')
    expect(await numberOf(page)).toBe(at)
    expect(await page.getByRole('textbox', { name: 'Chỉ tiêu' }).inputValue()).toMatch(/ jkab$/)
    await tabTo(page, { role: 'button', name: 'Lưu mục này' }, 20)
    await press('Enter')
    await current(page).getByText('Đã sửa').waitFor()
    await expect.poll(() => focused(page), { message: 'after saving, the focus is lost' }).not.toBe('')
  })

  it('lists its keys with ? and closes with Esc', async () => {
    await press('Shift+Slash')
    const dialog = page.getByRole('dialog', { name: 'Tất cả phím' })
    await dialog.waitFor()
    const before = await numberOf(page)
    await press('k')
    expect(await numberOf(page)).toBe(before)
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await press('k')
    await expect.poll(() => numberOf(page)).not.toBe(before)
  })

  it('adds with T what is selected', async () => {
    // as caret browsing (F7) leaves it; the browser under test has no caret to browse with
    await page.getByRole('region', { name: 'Văn bản gốc' }).getByText('Sở Ngoại vụ xây dựng Kế hoạch').last().evaluate((run) => getSelection()?.selectAllChildren(run))
    await press('t')
    await page.getByRole('heading', { name: 'Thêm mục từ chữ đã chọn' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Đây là')
    await press('Tab')
    await press('Enter')
    await current(page).getByText('Thêm tay').waitFor()
    await saved(page)
  })

  it('settles what is left and puts the plan to work', async () => {
    await page.reload()
    await current(page).waitFor()
    await tabTo(page, { role: 'button', name: /mục chắc chắn$/ })
    await press('Enter')
    await saved(page)
    const gate = page.getByRole('group', { name: 'Chưa đưa vào chạy được' })
    for (let left = await gate.getByRole('button').count(); left > 0; left = await gate.getByRole('button').count()) {
      const reason = gate.getByRole('button').first()
      const words = (await reason.textContent()) ?? ''
      await tabTo(page, { role: 'button', name: words })
      await press('Enter')
      if (/cần hỏi/.test(words)) await press('a')
      else {
        await tabTo(page, { role: 'button', name: 'Giữ như văn bản' }, 150)
        await press('Enter')
        await expect.poll(() => focused(page)).toBe('Lý do giữ như văn bản')
        await type('Văn bản gốc viết như vậy')
        await press('Enter')
      }
      await expect.poll(() => gate.getByRole('button').count()).toBeLessThan(left)
      await saved(page)
    }
    while ((await decided(page)) < Number(await page.getByRole('progressbar', { name: /^Đã duyệt/ }).getAttribute('aria-valuemax'))) {
      const before = await decided(page)
      await press('a')
      await expect.poll(() => decided(page)).toBeGreaterThan(before)
      await saved(page)
    }
    await tabTo(page, { role: 'button', name: 'Đưa vào chạy' }, 200)
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, { role: 'button', name: 'Duyệt tiếp' }, 1)
    await press('Tab')
    await press('Enter')
    await page.getByRole('status').getByText(/đã chạy từ hôm nay/).waitFor()
  })

  it('works at home: a thing done and taken back, a sentence opened, a search', async () => {
    await page.reload()
    await page.getByRole('button', { name: /^Đã xong:/ }).first().waitFor()
    await press('Tab')
    expect(await focused(page)).toBe('Tới nội dung chính')
    await press('Enter')
    await tabTo(page, { role: 'button', name: /^Đã xong:/ })
    const open = await page.getByRole('button', { name: /^Đã xong:/ }).count()
    await press('Enter')
    await page.getByText(/^Đã ghi là xong/).waitFor()
    await tabTo(page, { role: 'button', name: 'Hoàn tác' }, 200)
    await press('Enter')
    await expect.poll(() => page.getByRole('button', { name: /^Đã xong:/ }).count()).toBe(open)
    await tabTo(page, { role: 'link', name: /^§/ }, 200)
    const link = await focused(page)
    await press('Enter')
    await expect.poll(() => focused(page)).toBe('Câu gốc')
    await press('Escape')
    await expect.poll(() => focused(page)).toBe(link)
    await press('/')
    await page.getByRole('combobox').waitFor()
    await type('bich thao')
    await page.getByRole('option', { name: /Lê Thị Bích Thảo/ }).waitFor()
    await press('Enter')
    await page.getByRole('heading', { name: 'Lê Thị Bích Thảo', level: 1 }).waitFor()
    await expect.poll(() => focused(page)).toMatch(/^Lê Thị Bích Thảo/)
  })

  it('had no fault on the way', () => {
    expect(desk.faults()).toEqual([])
  })
})
