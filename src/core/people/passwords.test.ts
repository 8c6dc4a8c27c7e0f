import { describe, expect, it } from 'vitest'
import { isWeakPassword } from './passwords.ts'

const KNOWN = ['thuha', 'Nguyễn Thu Hà', 'Sở Ngoại vụ tỉnh An Lạc', 'SNgV']

describe('a password', () => {
  it.each(['ngan', '1234567', 'password', 'Password123', 'matkhau123', 'mật khẩu 2026', 'qwertyuiop', 'abcdefgh1', '01/01/1990', '20262026', 'aaaaaaaaa', 'abcabcabc', 'zyxwvuts', 'nguyenthuha1', 'Nguyễn Thu Hà', 'thuha2026', 'SoNgoaiVuTinhAnLac', 'sngv123456', 'Admin@2026', 'anhyeuem'])('%s is too easy', (password) => {
    expect(isWeakPassword(password, KNOWN)).toBe(true)
  })
  it.each(['mot cau dai de nho', 'mat-khau-dai', 'Mưa rơi trên mái ngói', 'thuha-di-cho-sang', 'x7#Kq!m2', '••••••••x', '739104826153'])('%s is taken', (password) => {
    expect(isWeakPassword(password, KNOWN)).toBe(false)
  })
  it('is counted in letters, however they are composed', () => {
    expect(isWeakPassword('ếếếễ ộ'.normalize('NFD'), [])).toBe(true)
  })
})
