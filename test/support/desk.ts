import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { openOffice, type Office } from './office.ts'

/** What a page did that no page should: thrown errors, complaints on the console, answers of 500 and more. */
export type Faults = readonly string[]

export interface Desk {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: () => Faults
}

export interface House {
  readonly office: Office
  readonly browser: Browser
  /** a fresh browser profile with one page */
  readonly desk: (options?: BrowserContextOptions) => Promise<Desk>
  readonly close: () => Promise<void>
}

const WIDE = { width: 1440, height: 900 }

/** One server and one browser for a file of journeys. */
export async function openHouse(options: { readonly demo?: boolean } = {}): Promise<House> {
  const [office, browser] = await Promise.all([openOffice(options), openBrowser()])
  return {
    office,
    browser,
    desk: (given) => openDesk(browser, office.url, given),
    close: async () => {
      await browser.close()
      await office.stop()
    },
  }
}

async function openDesk(browser: Browser, baseURL: string, given: BrowserContextOptions = {}): Promise<Desk> {
  const context = await browser.newContext({ baseURL, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: WIDE, acceptDownloads: true, ...given })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    // a refusal is an answer, and Chromium writes every 4xx answer on the console
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return { page, context, faults: () => faults }
}

/** Signs in at the door as an account of the demo would; the password is the one that the server prints. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu').fill(`${login}-anlac`)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
}

/** Presses Tab until the wanted thing has the focus; a thing that no Tab reaches is a fault of the page. */
export async function tabTo(page: Page, wanted: { readonly role: string; readonly name: string | RegExp }, most = 80): Promise<void> {
  const target = page.getByRole(wanted.role as 'button', { name: wanted.name, exact: typeof wanted.name === 'string' }).first()
  await target.waitFor()
  for (let pressed = 0; pressed < most; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} times Tab do not reach ${wanted.role} “${String(wanted.name)}”`)
}

/** What has the focus, in words: its label, or what it says; "" when the page itself has it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ') : ''
    return (element.getAttribute('aria-label') ?? (labels || element.textContent || element.tagName)).trim()
  })
