import { generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { enrolment, hashRecoveryCode, newRecoveryCode, newSecret, stepOf } from './oneTimeCodes.ts'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (second: number): string => new Date(second * 1000).toISOString()

describe('codes of an authenticator app', () => {
  // RFC 6238, appendix B (SHA-1), the last six figures
  it.each([[59, '287082'], [1111111109, '081804'], [1234567890, '005924'], [2000000000, '279037']])('at second %i the code is %s', async (second, code) => {
    expect(await stepOf(SECRET, code, { now: at(second), after: -1 })).toBe(Math.floor(second / 30))
  })
  it('may be one step early or late, and no more', async () => {
    const now = 1_800_000_000
    for (const [drift, step] of [[-60, null], [-30, now / 30 - 1], [0, now / 30], [30, now / 30 + 1], [60, null]] as const) {
      const code = await generate({ secret: SECRET, epoch: now + drift })
      expect([drift, await stepOf(SECRET, code, { now: at(now), after: -1 })]).toEqual([drift, step])
    }
  })
  it('are over once their step was used, and so are those before it', async () => {
    const code = await generate({ secret: SECRET, epoch: 1_800_000_000 })
    expect(await stepOf(SECRET, code, { now: at(1_800_000_000), after: 60_000_000 })).toBeNull()
  })
  it.each(['', '12345', '1234567', 'abcdef', '٠٠٥٩٢٤'])('are not %s', async (code) => {
    expect(await stepOf(SECRET, code, { now: at(1234567890), after: -1 })).toBeNull()
  })
  it('are enrolled by a picture that holds the secret', async () => {
    const secret = newSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const made = await enrolment(secret, 'thuha')
    expect(decodeURIComponent(made.uri)).toBe(`otpauth://totp/Bảng Vàng:thuha?secret=${secret}&issuer=Bảng Vàng`)
    expect(Buffer.from(made.picture.split(',')[1] ?? '', 'base64').toString()).toMatch(/^<svg /)
  })
})

describe('recovery codes', () => {
  it('differ, and are read with or without their dash', () => {
    const codes = Array.from({ length: 100 }, newRecoveryCode)
    expect(new Set(codes).size).toBe(100)
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
    expect(hashRecoveryCode('ABCDE fghjk')).toBe(hashRecoveryCode('abcde-fghjk'))
  })
})
