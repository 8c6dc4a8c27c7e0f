import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import type { Cleaned } from './stripped.ts'
import { cleanWebp } from './webp.ts'

export type PictureFormat = 'jpeg' | 'png' | 'webp'

/** Takes out of a picture what it says beside the picture, without loss. Null: the file is damaged. */
export function cleanPicture(format: PictureFormat, bytes: Uint8Array): Cleaned | null {
  if (format === 'jpeg') return cleanJpeg(bytes)
  return format === 'png' ? cleanPng(bytes) : cleanWebp(bytes)
}
