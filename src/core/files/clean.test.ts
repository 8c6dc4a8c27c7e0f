import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainJpeg, png, telltaleJpeg, webp } from '../../../test/support/files/pictures.ts'
import { cleanPicture, type PictureFormat } from './clean.ts'
import { exifFacts } from './exif.ts'

const PICTURES: readonly (readonly [PictureFormat, () => Buffer])[] = [['jpeg', telltaleJpeg], ['png', () => png(true)], ['webp', () => webp(6)]]
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const TELLTALE = /AN LAC|10\.77N|THUMBNAIL|xmpmeta|Photoshop|riêng|MotionPhoto|Author|Kín/

describe('a picture that is kept as evidence', () => {
  it.each(PICTURES)('%s: says nothing of the camera, the place and the people', (format, picture) => {
    expect(text(picture())).toMatch(TELLTALE)
    const clean = cleanPicture(format, picture())
    expect(clean?.removed).toContain('gps')
    expect(clean?.removed).toContain('camera')
    expect(text(clean?.bytes ?? new Uint8Array())).not.toMatch(TELLTALE)
  })
  it('tells what was taken out of a photograph', () => {
    expect([...(cleanPicture('jpeg', telltaleJpeg())?.removed ?? [])].sort()).toEqual(['camera', 'comment', 'gps', 'iptc', 'tail', 'thumbnail', 'xmp'])
  })
  it('keeps the coded picture byte for byte', () => {
    const plain = plainJpeg()
    const clean = cleanPicture('jpeg', telltaleJpeg(1))
    // the photograph's own head may carry a thumbnail or a comment: what follows the first table is the picture
    const tables = (bytes: Uint8Array): string => text(bytes).slice(text(bytes).indexOf('\u00ff\u00db'))
    expect(tables(clean?.bytes ?? new Uint8Array())).toBe(tables(cleanPicture('jpeg', plain)?.bytes ?? plain))
    expect(tables(plain)).toContain(tables(clean?.bytes ?? plain).slice(0, -2))
    expect(cleanPicture('png', png(false))).toEqual({ bytes: png(false), removed: [] })
  })
  it.each([2, 3, 5, 6, 8])('turned as it was (%i)', (orientation) => {
    const jpeg = Buffer.from(cleanPicture('jpeg', telltaleJpeg(orientation))?.bytes ?? [])
    const at = jpeg.indexOf('Exif\0\0')
    expect(exifFacts(jpeg.subarray(at + 6, at + 32)).orientation).toBe(orientation)
    const web = Buffer.from(cleanPicture('webp', webp(orientation))?.bytes ?? [])
    expect(exifFacts(web.subarray(web.indexOf('EXIF') + 8)).orientation).toBe(orientation)
  })
  it('leaves an upright picture without any Exif', () => {
    expect(text(cleanPicture('jpeg', telltaleJpeg(1))?.bytes ?? new Uint8Array())).not.toContain('Exif')
    expect(text(cleanPicture('webp', webp(1))?.bytes ?? new Uint8Array())).not.toContain('EXIF')
  })
  it.each(PICTURES)('%s: finds nothing more in what it has cleaned', (format, picture) => {
    const clean = cleanPicture(format, picture())
    expect(clean && cleanPicture(format, clean.bytes)).toEqual({ bytes: clean?.bytes, removed: [] })
  })
})

describe('a picture that is damaged', () => {
  it.each(PICTURES)('%s: cut anywhere, it is refused or whole', (format, picture) => {
    const whole = picture()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        const clean = cleanPicture(format, whole.subarray(0, length))
        // what is taken in spite of the cut lost only what hung on behind the picture
        if (clean) expect(text(clean.bytes)).toBe(text(cleanPicture(format, whole)?.bytes ?? new Uint8Array()))
      }),
      { seed: 7, numRuns: 400 },
    )
  })
  it.each(PICTURES)('%s: garbled anywhere, it never fails, and what is kept is stable and no longer', (format, picture) => {
    const whole = picture()
    const spot = fc.record({ at: fc.integer({ min: 0, max: whole.length - 1 }), value: fc.integer({ min: 0, max: 255 }) })
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), (spots) => {
        const bytes = Buffer.from(whole)
        for (const { at, value } of spots) bytes[at] = value
        const clean = cleanPicture(format, bytes)
        if (!clean) return
        expect(clean.bytes.length).toBeLessThanOrEqual(bytes.length + 40)
        expect(cleanPicture(format, clean.bytes)?.removed).toEqual([])
      }),
      { seed: 8, numRuns: 1500 },
    )
  })
  it('nothing of a picture that claims a length beyond its end', () => {
    expect(cleanPicture('jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2]))).toBe(null)
    expect(cleanPicture('jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).toBe(null)
    expect(cleanPicture('png', Buffer.concat([png(false).subarray(0, 8), Buffer.from([255, 255, 255, 255]), png(false).subarray(12)]))).toBe(null)
    expect(cleanPicture('webp', Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 \0\0\0\0', 'latin1'))).toBe(null)
  })
})
