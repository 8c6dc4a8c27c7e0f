import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readLegalBases } from './bases.ts'

const read = (text: string) => contextOfText(text).document

describe('heads in other habits', () => {
  it('finds the issuer of a call in the sentence that announces it', () => {
    expect(
      read(
        'LỜI KÊU GỌI\nGiữ rừng năm 2027\n\nThưa bà con!\n\nThực hiện Kế hoạch số 4/KH-HL ngày 05/01/2027 của Hạt, Ban Chấp hành Hội Chủ rừng huyện Nà Pán phát động phong trào giữ rừng.\n\nNà Pán, ngày 06 tháng 01 năm 2027\nCHỦ TỊCH\nLò Văn Ư\n',
      ).issuer,
    ).toBe('Ban Chấp hành Hội Chủ rừng huyện Nà Pán')
  })
  it('keeps what a letter is about out of its issuer', () => {
    const d = read(
      'UBND TỈNH NÀ PÁN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ LÂM NGHIỆP             Độc lập - Tự do - Hạnh phúc\nSố: 12/SLN-VP             Nà Pán, ngày 06 tháng 01 năm 2027\nV/v nộp hồ sơ\nnăm 2027\n\nKính gửi: Các trạm.\n\nSở đề nghị các trạm nộp hồ sơ.\n',
    )
    expect([d.issuer, d.title]).toEqual(['Sở Lâm nghiệp tỉnh Nà Pán', 'nộp hồ sơ năm 2027'])
  })
  it('finds what a letter is about behind its number in one cell', () => {
    const d = read(
      '| SỞ LÂM NGHIỆP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 12/SLN-VP<br>V/v nộp hồ sơ năm 2027 | Nà Pán, ngày 06 tháng 01 năm 2027 |\n\nKính gửi: Các trạm.\n\nSở đề nghị các trạm nộp hồ sơ.\n',
    )
    expect([d.number, d.title]).toEqual(['12/SLN-VP', 'nộp hồ sơ năm 2027'])
  })
  it('reads a day in figures and a name with a syllable of one letter', () => {
    const d = read(
      'CÔNG TY CỔ PHẦN GỖ SUỐI NÀ\nSố 4/KH-SN     Suối Nà, ngày 02/01/2027\n\nKẾ HOẠCH\nThi đua năm 2027\n\n1. Các tổ trồng cây.\n\nGIÁM ĐỐC\n\nVừ A Páo\n',
    )
    expect([d.date, d.place, d.signer?.name]).toEqual(['2027-01-02', 'Suối Nà', 'Vừ A Páo'])
  })
  it('does not take a memory in the title for the time of the plan', () => {
    expect(
      read(
        'KẾ HOẠCH\nThi đua chào mừng 80 năm Ngày thành lập (19/8/1947 - 19/8/2027)\n\n1. Các tổ trồng cây.\n',
      ).period,
    ).toBeNull()
  })
  it('cites minutes by their day, and only then', () => {
    const bases = (line: string) =>
      readLegalBases(contextOfText(`KẾ HOẠCH\nThi đua năm 2027\n\n1. ${line}\n`)).map((b) => b.quote)
    expect(bases('Kế hoạch này theo Biên bản Hội nghị ngày 18/01/2027.')).toEqual([
      'Biên bản Hội nghị ngày 18/01/2027',
    ])
    expect(bases('Hồ sơ gồm Tờ trình; Biên bản Hội nghị xét khen.')).toEqual([])
  })
})
