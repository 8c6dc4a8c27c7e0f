import { expect, it } from 'vitest'
import { cleaned, unmarked } from './cleaned.ts'

it('takes the markup out of quoted words and keeps the words', () => {
  expect(cleaned('## **1. Phong trào “Một cửa”**\na) Nội dung * 5% ______')).toBe(
    '1. Phong trào “Một cửa” a) Nội dung 5%',
  )
  expect(unmarked('**Điều 1**\nsố 08/KH-SNgV_2')).toBe('Điều 1\nsố 08/KH-SNgV_2')
})
