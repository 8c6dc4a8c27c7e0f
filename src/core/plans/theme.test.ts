import { expect, test } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readCommemorations } from './commemorations.ts'
import { readObjectives } from './objectives.ts'
import { readTasks } from './tasks.ts'
import { readTheme } from './theme.ts'

const TEXT = `KẾ HOẠCH
Phát động phong trào thi đua năm 2031

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Chào mừng 60 năm Ngày thành lập xã Suối Mơ (12/4/1971 - 12/4/2031).

2. Yêu cầu

Làm gọn, làm thật.

II. CHỦ ĐỀ THI ĐUA

“Gần dân, rõ việc”

III. NHIỆM VỤ

1. Dọn kênh mương trước mùa mưa.

2. Sửa 03 km đường thôn.
`

test('theme, objectives, tasks and anniversaries stand where the plan puts them', () => {
  const context = contextOfText(TEXT)
  expect(readTheme(context)?.quote).toBe('“Gần dân, rõ việc”')
  expect(readObjectives(context).map((o) => o.quote)).toEqual([
    'Chào mừng 60 năm Ngày thành lập xã Suối Mơ (12/4/1971 - 12/4/2031).',
  ])
  expect(readTasks(context).map((t) => t.quote)).toEqual([
    'Dọn kênh mương trước mùa mưa.',
    'Sửa 03 km đường thôn.',
  ])
  expect(readCommemorations(context).map((c) => [c.years, c.name, c.founded, c.on])).toEqual([
    [60, 'Ngày thành lập xã Suối Mơ', '1971-04-12', '2031-04-12'],
  ])
})

test('a theme named in running words is cut with its quotes', () => {
  const context = contextOfText(
    'CHỈ THỊ\nVề phong trào thi đua năm 2031\n\nỦy ban nhân dân xã phát động thi đua với chủ đề “Đi trước về sớm” gồm:\n\n1. Cấy đúng vụ.\n',
  )
  expect(readTheme(context)?.quote).toBe('“Đi trước về sớm”')
})

test('the same day named twice is one, the dated mention stays', () => {
  const context = contextOfText(
    'Chào mừng 20 năm ngày thành lập Trường Hoa Ban.\n\nKỷ niệm 20 năm ngày thành lập Trường Hoa Ban (05/9/2011 - 05/9/2031).\n',
  )
  expect(readCommemorations(context).map((c) => [c.founded, c.on])).toEqual([['2011-09-05', '2031-09-05']])
})
