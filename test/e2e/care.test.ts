import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shiftsOf, sideways, violations, watchShifts, settled } from '../support/careful.ts'
import { openHouse, signIn, type House } from '../support/desk.ts'

const SCRIPT_LIMIT = 200_000
const SHIFT_LIMIT = 0.05
const WINDOWS = { 'a desk': { width: 1440, height: 900 }, 'a phone': { width: 390, height: 844 } } as const
/** what is left of the desk when everything on it is twice the size */
const TWICE = { width: 720, height: 450 }

interface Face {
  readonly name: string
  /** goes there and waits until the page stands */
  readonly open: (page: Page) => Promise<void>
}

let house: House
let address: Readonly<Record<'review' | 'programme' | 'person' | 'comparison', string>>
beforeAll(async () => {
  house = await openHouse({ demo: true })
  const { page, context } = await house.desk()
  await signIn(page, 'vanthu')
  const linkOf = async (path: string, words: RegExp): Promise<string> => {
    await page.goto(path)
    return (await page.getByRole('main').getByRole('link', { name: words }).first().getAttribute('href')) ?? ''
  }
  const review = await linkOf('/ke-hoach', /Mỗi ngày một từ/)
  address = { review, programme: await linkOf('/', /Số hóa hồ sơ|đợt cao điểm/i), person: await linkOf('/ho-so', /Nguyễn Thu Hà/), comparison: `${review}/so-sanh` }
  await context.close()
})
afterAll(async () => house?.close())

const at = (name: string, path: () => string, heading: RegExp | null = null): Face => ({
  name,
  open: async (page) => {
    await page.goto(path())
    await page.getByRole('heading', { level: 1, ...(heading ? { name: heading } : {}) }).waitFor()
    await page.locator('.loading-page').waitFor({ state: 'detached' })
  },
})
const then = (face: Face, name: string, act: (page: Page) => Promise<void>): Face => ({
  name: `${face.name}, ${name}`,
  open: async (page) => {
    await face.open(page)
    await act(page)
  },
})

const HOME = at('home', () => '/')
const REVIEW = at('review', () => address.review)
const FACES: readonly Face[] = [
  at('a sign-in', () => '/dang-nhap'),
  at('a used first link', () => '/dau-tien?token=x'),
  HOME,
  then(HOME, 'with a sentence open', async (page) => {
    await page.getByRole('main').getByRole('link', { name: /^§/ }).first().click()
    await page.getByRole('complementary', { name: 'Câu gốc' }).locator('mark').waitFor()
  }),
  then(HOME, 'with everything unfolded', (page) => page.locator('details:not(.me) > summary').evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()))),
  then(HOME, 'searching', async (page) => {
    await page.getByRole('button', { name: /^Tìm (kiếm|người)/ }).click()
    await page.getByRole('combobox', { name: 'Tìm kiếm' }).fill('nguyen')
    await page.getByRole('option').first().waitFor()
  }),
  at('plans', () => '/ke-hoach'),
  then(at('plans', () => '/ke-hoach'), 'pasting', (page) => page.getByRole('button', { name: 'Dán văn bản' }).click()),
  REVIEW,
  then(REVIEW, 'mending', async (page) => {
    await page.getByRole('region', { name: 'Thông tin đọc được' }).getByRole('button', { name: /bài viết về việc tốt ≥/ }).click()
    await page.getByRole('article', { name: /^Mục đang xem/ }).getByRole('button', { name: /^Sửa/ }).click()
    await page.getByRole('textbox', { name: 'Chỉ tiêu' }).waitFor()
  }),
  then(REVIEW, 'with its keys open', async (page) => {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog').waitFor()
  }),
  at('comparison, nothing chosen', () => address.comparison),
  at('programme', () => address.programme),
  at('people', () => '/ho-so'),
  at('people, nobody found', () => '/ho-so?q=zzzz'),
  at('person', () => address.person),
  at('a new person', () => '/ho-so/them'),
  then(at('a new person', () => '/ho-so/them'), 'with errors', async (page) => {
    await page.getByRole('main').getByRole('button', { name: /Thêm người|Lưu/ }).first().click()
    await page.getByRole('alert').waitFor()
  }),
  at('bringing in people', () => '/ho-so/nhap'),
  at('settings', () => '/cai-dat'),
  at('units', () => '/cai-dat/don-vi'),
  at('guides', () => '/huong-dan'),
  at('a guide', () => '/huong-dan/duyet-va-dua-vao-chay'),
  at('the checks', () => '/huong-dan/ky-hieu-kiem-tra'),
  at('the glossary', () => '/huong-dan/thuat-ngu'),
  at('no such page', () => '/khong-co', /Không có trang này/),
  at('no such plan', () => '/ke-hoach/00000000-0000-4000-8000-000000000000', /Không có trang này/),
  at('the components', () => '/ui'),
]

/** The rooms of an administrator: accounts, organisation, trail, mail, the machine. */
const ROOMS = ['/tai-khoan', '/cai-dat', '/cai-dat/dang-nhap', '/cai-dat/tai-khoan', '/cai-dat/tai-khoan/loi-moi', '/cai-dat/tai-khoan/moi', '/cai-dat/tai-khoan/moi-danh-sach', '/cai-dat/nhom', '/cai-dat/uy-quyen', '/cai-dat/sao-luu', '/cai-dat/du-lieu-ca-nhan', '/nhat-ky', '/thong-bao', '/thu', '/cai-dat/may-chu-thu', '/cai-dat/viec-nen', '/cai-dat/ket-noi', '/cai-dat/mang-noi-bo', '/to-chuc', '/to-chuc/thay-doi', '/to-chuc/lich-su', '/to-chuc/khoi', '/to-chuc/doi-tac']
/** What hangs on one of them is reached by its first link. */
const INNER = [['/cai-dat/tai-khoan', 'table a'], ['/cai-dat/nhom', 'table a'], ['/to-chuc/khoi', 'table a'], ['/thu', 'table a']] as const
/** Before the door, for who is not signed in. */
const OUTSIDE = ['/quen-mat-khau', '/dat-lai?token=x', '/moi?token=x', '/khach/x']

describe.each(Object.entries(WINDOWS))('on %s', (_, viewport) => {
  let page: Page
  let faults: () => readonly string[]
  beforeAll(async () => {
    // a colour that is still fading is no colour to measure
    const desk = await house.desk({ viewport, reducedMotion: 'reduce' })
    page = desk.page
    faults = desk.faults
    await signIn(page, 'vanthu')
  })
  afterAll(async () => page.context().close())

  it.each(FACES)('$name is clean', async (face) => {
    await face.open(page)
    const found = [...(await violations(page)), ...(await sideways(page))]
    if (viewport.width > TWICE.width) {
      await page.setViewportSize(TWICE)
      found.push(...(await sideways(page)))
      await page.setViewportSize(viewport)
    }
    expect(found).toEqual([])
  })

  it('had no fault on the way', () => {
    expect(faults()).toEqual([])
  })
})

describe.each(Object.entries(WINDOWS))('the rooms of an administrator, on %s', (_, viewport) => {
  let page: Page
  let faults: () => readonly string[]
  beforeAll(async () => {
    const desk = await house.desk({ viewport, reducedMotion: 'reduce' })
    page = desk.page
    faults = desk.faults
    await signIn(page, 'quantri')
  })
  afterAll(async () => page.context().close())

  it.each(ROOMS)('%s is clean', async (path) => {
    await at(path, () => path).open(page)
    expect([...(await violations(page)), ...(await sideways(page))]).toEqual([])
  })

  it.each(INNER)('%s: what its first link opens is clean', async (path, link) => {
    await page.goto(path)
    const first = page.getByRole('main').locator(link).first()
    const href = (await first.getAttribute('href')) ?? ''
    expect(href).not.toBe('')
    await at(href, () => href).open(page)
    expect([...(await violations(page)), ...(await sideways(page))]).toEqual([])
  })

  it('had no fault on the way', () => {
    expect(faults()).toEqual([])
  })
})

describe.each(Object.entries(WINDOWS))('before the door, on %s', (_, viewport) => {
  it.each(OUTSIDE)('%s is clean', async (path) => {
    const { page, context, faults } = await house.desk({ viewport, reducedMotion: 'reduce' })
    await at(path, () => path).open(page)
    expect([...(await violations(page)), ...(await sideways(page)), ...faults()]).toEqual([])
    await context.close()
  })
})

describe('an empty office', () => {
  let empty: House
  beforeAll(async () => {
    empty = await openHouse()
  })
  afterAll(async () => empty?.close())

  it.each([WINDOWS['a desk'], WINDOWS['a phone']])('is clean from the first link to the empty home at $width px', async (viewport) => {
    const { page, context } = await empty.desk({ viewport, reducedMotion: 'reduce' })
    const clean = async (where: string): Promise<void> => expect({ where, found: [...(await violations(page)), ...(await sideways(page))] }).toEqual({ where, found: [] })
    const pressed = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
    if (viewport.width > 1000) {
      await page.goto(empty.office.firstLink ?? '')
      await pressed('Tạo tài khoản')
      await page.getByRole('alert').waitFor()
      await clean('first account with errors')
      await page.getByLabel('Họ và tên').fill('Trần Văn Bình')
      await page.getByLabel('Tên đăng nhập').fill('binh')
      await page.getByLabel('Mật khẩu').fill('mot cau dai de nho')
      await pressed('Tạo tài khoản')
      await page.getByRole('heading', { name: 'Thiết lập lần đầu' }).waitFor()
      await clean('step 1')
      await page.getByLabel(/^Tên (đơn vị|cơ quan)/).fill('Sở Ngoại vụ tỉnh An Lạc')
      await page.getByLabel('Chữ viết tắt trong ký hiệu').fill('SNgV')
      await pressed('Tiếp theo')
      await page.getByLabel('Tên đơn vị thứ 1').waitFor()
      await clean('step 2')
      await pressed('Để sau')
      await page.getByLabel('Hoặc dán các dòng từ bảng').fill('Họ và tên\tChức vụ\nLê Thị Bích Thảo\tChuyên viên\nKhải2\t')
      await clean('step 3')
      await pressed('Xem trước')
      await page.getByLabel('Họ và tên, Dòng 3').waitFor()
      await clean('step 3, preview')
      await pressed('Chọn bảng khác')
      await pressed('Để sau')
      await page.getByText('Thả tệp kế hoạch vào đây').waitFor()
      await clean('step 4')
      await pressed('Để sau')
    } else {
      await page.goto('/dang-nhap')
      await page.getByLabel('Tên đăng nhập').fill('binh')
      await page.getByLabel('Mật khẩu').fill('mot cau dai de nho')
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    }
    await page.getByText(/chưa có kế hoạch nào đang chạy/).waitFor()
    await clean('empty home')
    await page.getByRole('link', { name: 'Kế hoạch' }).click()
    await page.getByText('Chưa có kế hoạch nào', { exact: true }).waitFor()
    await clean('no plans')
    await page.getByRole('link', { name: 'Hồ sơ' }).click()
    await page.getByText('Chưa có ai trong danh sách').waitFor()
    await clean('nobody')
    await context.close()
  })
})

describe('the first paint', () => {
  it.each([HOME, at('plans', () => '/ke-hoach'), REVIEW])('of $name does not shift', async (face) => {
    const { page, context } = await house.desk()
    await signIn(page, 'vanthu')
    await watchShifts(page)
    await face.open(page)
    await settled(page)
    const { sum, of } = await shiftsOf(page)
    console.log(`layout shift of ${face.name}: ${sum.toFixed(4)}`, of)
    expect(sum, of.join('\n')).toBeLessThan(SHIFT_LIMIT)
    await context.close()
  })

  it('of the review needs little script', async () => {
    const { page, context } = await house.desk()
    await signIn(page, 'vanthu')
    const fresh = await context.newPage()
    const scripts = new Map<string, Promise<Buffer>>()
    fresh.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), response.body())
    })
    await fresh.goto(address.review)
    await fresh.getByRole('region', { name: 'Văn bản gốc' }).waitFor()
    await settled(fresh)
    let sum = 0
    for (const body of scripts.values()) sum += gzipSync(await body).length
    console.log(`script of the review: ${scripts.size} files, ${sum} bytes compressed`)
    expect(scripts.size).toBeGreaterThan(1)
    expect(sum).toBeLessThan(SCRIPT_LIMIT)
    await context.close()
  })
})
