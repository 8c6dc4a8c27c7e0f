import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sideways, violations } from '../support/careful.ts'
import { openHouse, signIn, type House } from '../support/desk.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ demo: true })
})
afterAll(() => house.close())

const codeNow = (secret: string): Promise<string> => generate({ secret })
const fillDoor = async (page: Page, login: string, password: string): Promise<void> => {
  await page.goto('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

describe('my account', () => {
  it('is reached from the menu of the top bar, reads well and fits a phone', async () => {
    const { page, faults } = await house.desk()
    await signIn(page, 'vanthu')
    await page.locator('.me summary').click()
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).click()
    await page.getByRole('heading', { name: 'Nơi đang đăng nhập' }).waitFor()
    await page.getByText('Máy này').waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sideways(page)).toEqual([])
    expect(faults()).toEqual([])
  })

  it('takes a second step: the app is scanned, confirmed, asked for, and its recovery codes let in', async () => {
    const { page, faults } = await house.desk()
    await signIn(page, 'giamdoc')
    await page.goto('/tai-khoan')
    await page.getByRole('button', { name: 'Cài ứng dụng xác thực…' }).click()
    await page.getByRole('dialog').getByLabel('Mật khẩu đang dùng').fill('giamdoc-anlac')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    const picture = page.getByAltText('Mã để quét bằng ứng dụng xác thực')
    await picture.waitFor()
    expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true)
    const secret = ((await page.locator('.secret-key').textContent()) ?? '').replace(/\s/g, '')
    await page.getByLabel('Mã xác nhận').fill(await codeNow(secret))
    await page.getByRole('button', { name: 'Xác nhận mã' }).click()
    const codes = page.locator('.secret-codes code')
    await codes.first().waitFor()
    expect(await codes.count()).toBe(10)
    const recovery = (await codes.first().textContent()) ?? ''
    const other = await house.desk()
    await fillDoor(other.page, 'giamdoc', 'giamdoc-anlac')
    await other.page.getByRole('heading', { name: 'Bước thứ hai' }).waitFor()
    expect(await violations(other.page)).toEqual([])
    await other.page.getByLabel('Mã xác nhận').fill('000000')
    await other.page.getByRole('button', { name: 'Vào', exact: true }).click()
    await other.page.getByText('Mã xác nhận không đúng hoặc đã dùng').waitFor()
    await other.page.getByLabel('Mã xác nhận').fill(recovery)
    await other.page.getByRole('button', { name: 'Vào', exact: true }).click()
    await other.page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
    await other.page.goto('/tai-khoan')
    await other.page.getByText('Còn 9 mã dự phòng chưa dùng').waitFor()
    await other.page.getByRole('button', { name: 'Đăng xuất mọi nơi khác' }).click()
    await other.page.getByText('Đã đăng xuất 1 nơi khác.').waitFor()
    expect([...faults(), ...other.faults()]).toEqual([])
  })

  it('takes a passkey, and the passkey opens the door', async () => {
    const { page, context, faults } = await house.desk()
    const debug = await context.newCDPSession(page)
    await debug.send('WebAuthn.enable')
    await debug.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
    await signIn(page, 'chuyenvien')
    await page.goto('/tai-khoan')
    await page.getByRole('button', { name: 'Thêm khóa đăng nhập…' }).click()
    await page.getByLabel('Tên của khóa').fill('Máy ở bàn làm việc')
    await page.getByRole('dialog').getByLabel('Mật khẩu đang dùng').fill('chuyenvien-anlac')
    await page.getByRole('button', { name: 'Tạo khóa trên thiết bị này' }).click()
    await page.getByText('Máy ở bàn làm việc').waitFor()
    await page.getByText('chưa dùng lần nào').waitFor()
    await context.clearCookies()
    await page.goto('/dang-nhap')
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa đăng nhập' }).click()
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
    await page.goto('/tai-khoan')
    await page.getByRole('cell', { name: 'Khóa đăng nhập' }).first().waitFor()
    expect(faults()).toEqual([])
  })

  it('changes its password in one place, and says where it went', async () => {
    const { page, faults } = await house.desk()
    await signIn(page, 'congdoan')
    await page.goto('/cai-dat')
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).first().click()
    await page.getByLabel('Mật khẩu đang dùng').fill('congdoan-anlac')
    await page.getByLabel('Mật khẩu mới').fill('mot cau dai de nho')
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
    await page.getByText('Đã đổi mật khẩu').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor()
    const other = await house.desk()
    await fillDoor(other.page, 'congdoan', 'congdoan-anlac')
    await other.page.getByText('Sai tên đăng nhập hoặc mật khẩu').waitFor()
    await fillDoor(other.page, 'congdoan', 'mot cau dai de nho')
    await other.page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
    expect(faults()).toEqual([])
  })
})
