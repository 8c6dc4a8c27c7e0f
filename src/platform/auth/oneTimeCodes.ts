import { createHash, randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import QRCode from 'qrcode'

const ISSUER = 'Bảng Vàng'
const PERIOD = 30

export const newSecret = (): string => generateSecret({ length: 20 })

/** What an authenticator app reads, as an address and as a picture in a data URL. */
export async function enrolment(secret: string, login: string): Promise<{ readonly uri: string; readonly picture: string }> {
  const uri = generateURI({ issuer: ISSUER, label: login, secret })
  const svg = await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { uri, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

/**
 * The time-step of a code that is right now, or was one step ago, or will be one step on (clocks drift), and is later than
 * `after`: a step that was used once is over. Null: no such code.
 */
export async function stepOf(secret: string, code: string, at: { readonly now: string; readonly after: number }): Promise<number | null> {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(Date.parse(at.now) / 1000)
  for (const drift of [0, -1, 1]) {
    const found = await verify({ secret, token, epoch: epoch + drift * PERIOD, epochTolerance: 0 })
    const step = Math.floor(epoch / PERIOD) + drift
    if (found.valid && step > at.after) return step
  }
  return null
}

// without 0, 1, i, l and o, which are read for one another
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code for the day when the phone is lost: ten letters, 49 random bits. */
export const newRecoveryCode = (): string => Array.from({ length: 10 }, (_, i) => (i === 5 ? '-' : '') + LETTERS[randomInt(LETTERS.length)]).join('')

export const hashRecoveryCode = (code: string): string => createHash('sha256').update('recovery\n').update(code.toLowerCase().replace(/[^a-z0-9]/g, '')).digest('hex')
