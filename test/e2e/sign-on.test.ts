import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sideways, violations } from '../support/careful.ts'
import { openHouse, type House } from '../support/desk.ts'
import { CLIENT, openProvider, type TestProvider } from '../support/provider.ts'

const PASSWORD = 'mot cau dai de nho'
let house: House
let provider: TestProvider
beforeAll(async () => {
  house = await openHouse()
  provider = await openProvider(`${house.office.url}/dang-nhap/mot-lan`)
  provider.person = { sub: 'cb-01', email: 'binh@an-lac.example', verified: true }
})
afterAll(async () => {
  await house.close()
  await provider.stop()
})

const arrived = (page: Page): Promise<void> => page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()

async function found(page: Page): Promise<void> {
  await page.goto(new URL(house.office.firstLink ?? '').pathname + new URL(house.office.firstLink ?? '').search)
  await page.getByLabel('Họ và tên').fill('Lê Văn Bình')
  await page.getByLabel('Tên đăng nhập').fill('binh')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await page.getByRole('heading', { name: 'Thiết lập lần đầu' }).waitFor()
  await page.getByLabel(/^Tên (đơn vị|cơ quan)/).fill('Sở Ngoại vụ tỉnh An Lạc')
  await page.getByLabel('Chữ viết tắt trong ký hiệu').fill('SNgV')
  await page.getByRole('button', { name: 'Tiếp theo' }).click()
  await page.getByLabel('Tên đơn vị thứ 1').waitFor()
}

describe('single sign-on', () => {
  it('is set up on its page, linked by an account, and opens the door from then on', async () => {
    const { page, context, faults } = await house.desk()
    await found(page)
    await page.goto('/cai-dat/dang-nhap')
    await page.getByLabel('Cho đăng nhập qua một nhà cung cấp (OpenID Connect)').check()
    await page.getByRole('button', { name: 'Lưu cách đăng nhập' }).click()
    await page.getByText('Chưa gửi được, còn 4 ô cần sửa').waitFor()
    await page.getByLabel('Tên nhà cung cấp').fill('Cổng cán bộ An Lạc')
    await page.getByLabel('Địa chỉ nhà cung cấp (issuer)').fill(provider.issuer)
    await page.getByLabel('Mã ứng dụng (client ID)').fill(CLIENT.id)
    await page.getByLabel('Khóa bí mật của ứng dụng (client secret)').fill(CLIENT.secret)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Lưu cách đăng nhập' }).click()
    await page.getByText('Đã có; để trống thì giữ khóa cũ.').waitFor()
    await page.getByText('Đã lưu.', { exact: true }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await sideways(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto('/tai-khoan')
    await page.getByRole('button', { name: 'Gắn với Cổng cán bộ An Lạc…' }).click()
    await page.getByRole('dialog').getByLabel('Mật khẩu đang dùng').fill(PASSWORD)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText(`${provider.issuer}, gắn`).waitFor()
    expect(new URL(page.url()).pathname).toBe('/tai-khoan')
    await context.clearCookies()
    await page.goto('/dang-nhap')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Đăng nhập bằng Cổng cán bộ An Lạc' }).click()
    await arrived(page)
    provider.person = { sub: 'nguoi-la', email: 'la@noi-khac.example', verified: true }
    const stranger = await house.desk()
    await stranger.page.goto('/dang-nhap')
    await stranger.page.getByRole('button', { name: 'Đăng nhập bằng Cổng cán bộ An Lạc' }).click()
    await stranger.page.getByText('chưa có tài khoản gắn với nhà cung cấp').waitFor()
    expect([...faults(), ...stranger.faults()]).toEqual([])
  })
})
