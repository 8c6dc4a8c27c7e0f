import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readRecipients } from './recipients.ts'

const recipients = (tail: string, head = 'KẾ HOẠCH\nThi đua năm 2027\n') =>
  readRecipients(contextOfText(`${head}\nI. VIỆC\n\nLàm tốt.\n\n${tail}\n`)).map((r) => [
    r.name,
    r.quote,
    r.purpose ?? null,
  ])

describe('recipients', () => {
  it('reads one a line, without the purpose in brackets, and the archive', () => {
    expect(
      recipients(
        'Nơi nhận:\n- UBND tỉnh (b/c);\n- Các tổ, đội;\n- Lưu: VT, TH (04 bản).\n\nGIÁM ĐỐC\n\nLê Hạ',
      ),
    ).toEqual([
      ['UBND tỉnh', 'UBND tỉnh (b/c)', null],
      ['Các tổ, đội', 'Các tổ, đội', null],
      ['VT, TH', 'Lưu: VT, TH (04 bản).', 'lưu'],
    ])
  })
  it('reads a list flattened into a cell beside the signature', () => {
    expect(
      recipients('| Nơi nhận: - Sở Nội vụ; - Các lớp; - Lưu: VT. | HIỆU TRƯỞNG Đỗ Mùa |\n| --- | --- |').map(
        ([name]) => name,
      ),
    ).toEqual(['Sở Nội vụ', 'Các lớp', 'VT'])
  })
  it('reads the left column only', () => {
    expect(
      recipients(
        'Nơi nhận:                 CHỦ TỊCH\n- Như trên;\n- TT Đảng ủy;           (Đã ký)\n- Lưu: VT.           Tô Xuân Hòa',
      ).map(([name]) => name),
    ).toEqual(['Như trên', 'TT Đảng ủy', 'VT'])
  })
  it('joins an entry that the line has cut', () => {
    expect(
      recipients('Nơi nhận:\n- Các đơn vị thuộc và\ntrực thuộc;\n- Lưu: VT.').map(([name]) => name),
    ).toEqual(['Các đơn vị thuộc và trực thuộc', 'VT'])
  })
  it('counts those whom a letter addresses, once', () => {
    expect(
      recipients(
        'Nơi nhận:\n- Như trên;\n- Lưu: VT.',
        'Số: 4/CV-VP\n\nKính gửi:\n- Phòng Một;\n- Phòng Hai.\n',
      ).map(([name]) => name),
    ).toEqual(['Như trên', 'VT'])
    expect(
      recipients('Nơi nhận:\n- Lưu: VT.', 'Số: 4/CV-VP\n\nKính gửi:\n- Phòng Một;\n- Phòng Hai.\n').map(
        ([name]) => name,
      ),
    ).toEqual(['Phòng Một', 'Phòng Hai', 'VT'])
  })
  it('finds none where there is no list', () => expect(recipients('Hết.')).toEqual([]))
})
