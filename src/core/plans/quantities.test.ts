import { describe, expect, test } from 'vitest'
import { viewOfText } from '../../../test/support/plans/contextOf.ts'
import { quantitiesOf } from './quantities.ts'

const read = (text: string) =>
  quantitiesOf(viewOfText(text), { start: 0, end: text.length }).map((q) => [
    q.comparator,
    q.value,
    q.value2,
    q.unit,
  ])

describe('quantities of a sentence', () => {
  test.each([
    ['trồng ít nhất 1.500 cây', ['>=', 1500, null, 'cây']],
    ['không quá 2,5% hồ sơ', ['<=', 2.5, null, '%']],
    ['từ 12 đến 15 bài', ['between', 12, 15, 'bài']],
    ['từ 70 - 80% hộ', ['between', 70, 80, '%']],
    ['họp từ 02 lần trở lên', ['>=', 2, null, 'lần']],
    ['trên 60% đoàn viên', ['>', 60, null, '%']],
    ['dưới 3% ca trực', ['<', 3, null, '%']],
    ['ít nhất một mô hình', ['>=', 1, null, 'mô hình']],
    ['tặng 04 tập thể', ['=', 4, null, 'tập thể']],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]))

  test.each([
    'ngày 12/5/2031',
    'tháng 3 năm 2031',
    'giai đoạn 2031 - 2035',
    'Nghị định số 15',
    'năm 2031',
    'quý 3',
    'khối 7',
    'lớp 9',
  ])('%s holds no quantity', (text) => expect(read(text)).toEqual([]))

  test('“trở lên” of another word does not bound a share', () => {
    expect(read('100% tổ không có người bị nhắc nhở từ hai lần trở lên')).toEqual([['=', 100, null, '%']])
  })
})
