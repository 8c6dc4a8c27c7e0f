import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'

const documentOf = (text: string) => contextOfText(text).document
const BODY =
  '\n\nI. MỤC ĐÍCH\n\nLàm tốt hơn.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLý Thị Sao\n'

describe('the head of a plan', () => {
  it('reads a head that runs down the page', () => {
    const d = documentOf(
      `UBND TỈNH AN LẠC\nSỞ NGOẠI GIAO ĐÔ\n------\nSố: 14/KH-SNGĐ\n\nAn Lạc, ngày 05 tháng 3 năm 2027\n\nKẾ HOẠCH\nThi đua bảo vệ rừng năm 2027${BODY}`,
    )
    expect(d).toMatchObject({
      kind: 'Kế hoạch',
      number: '14/KH-SNGĐ',
      place: 'An Lạc',
      date: '2027-03-05',
      title: 'Thi đua bảo vệ rừng năm 2027',
      issuer: 'Sở Ngoại Giao Đô tỉnh An Lạc',
    })
    expect(d.period).toEqual({ from: '2027-01-01', to: '2027-12-31', precision: 'year' })
    expect(d.signer).toEqual({ role: 'GIÁM ĐỐC', name: 'Lý Thị Sao' })
  })

  it('reads two columns kept apart by spaces', () => {
    const d = documentOf(
      `ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ SUỐI VÀNG                  Độc lập - Tự do - Hạnh phúc\nSố: 03/CT-UBND               Suối Vàng, ngày 9 tháng 01 năm 2027\n\nCHỈ THỊ\nVề việc giữ sạch đường làng\n\n1. Các thôn quét dọn mỗi tuần.\n`,
    )
    expect(d).toMatchObject({
      kind: 'Chỉ thị',
      number: '03/CT-UBND',
      place: 'Suối Vàng',
      date: '2027-01-09',
      issuer: 'Ủy ban nhân dân xã suối vàng'.replace('xã suối vàng', 'xã Suối Vàng'),
    })
  })

  it('reads a head flattened with bars and a number left open', () => {
    const d = documentOf(
      `| LIÊN ĐOÀN LAO ĐỘNG HUYỆN NÚI CAO | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- |\n| Số:    /HD-LĐLĐ | Núi Cao, ngày   tháng 4 năm 2027 |\n\n**HƯỚNG DẪN**\n**bình xét thi đua năm học 2026 - 2027**${BODY}`,
    )
    expect(d).toMatchObject({
      kind: 'Hướng dẫn',
      number: null,
      place: 'Núi Cao',
      date: null,
      title: 'bình xét thi đua năm học 2026 - 2027',
    })
    expect(d.period).toMatchObject({ from: '2026-09', to: '2027-05' })
  })

  it('knows a letter by whom it addresses', () => {
    const d = documentOf(
      'SỞ Y TẾ AN LẠC\nSố: 88/SYT-TCCB\nV/v đăng ký thi đua năm 2027\nAn Lạc, ngày 3 tháng 2 năm 2027\n\nKính gửi: Các bệnh viện.\n\n1. Các bệnh viện gửi bản đăng ký trước ngày 01/3/2027.\n',
    )
    expect(d).toMatchObject({
      kind: 'Công văn',
      number: '88/SYT-TCCB',
      title: 'đăng ký thi đua năm 2027',
      date: '2027-02-03',
    })
  })

  it('takes the announcing sentence for the issuer when there is no head', () => {
    const d = documentOf(
      'KẾ HOẠCH\nHọc tập gương sáng giai đoạn 2027 - 2030\n\nCăn cứ Luật Giáo dục ngày 14/6/2019,\n\nTrường THCS Đồi Chè xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nNêu gương.\n',
    )
    expect(d).toMatchObject({
      number: null,
      date: null,
      place: null,
      issuer: 'Trường THCS Đồi Chè',
      signer: null,
      period: { from: '2027', to: '2030' },
    })
  })

  it.each([
    ['TM. HỘI ĐỒNG\nCHỦ TỊCH\n\n(Đã ký)\n\nTS. Hoàng Kim Ngân', 'Hoàng Kim Ngân', 'TM. HỘI ĐỒNG'],
    ['KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNGUYỄN VĂN LÀNH', 'NGUYỄN VĂN LÀNH', 'KT. GIÁM ĐỐC'],
    [
      '| Nơi nhận: - Như trên; - Lưu: VT. | T/M BAN THƯỜNG VỤ BÍ THƯ Bế Văn Đàm |\n| --- | --- |',
      'Bế Văn Đàm',
      'T/M BAN THƯỜNG VỤ',
    ],
  ])('reads the signature %j', (signature, name, onBehalf) => {
    const list = signature.startsWith('|') ? '' : 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n'
    expect(
      documentOf(`KẾ HOẠCH\nA năm 2027\n\nI. VIỆC\n\nLàm.\n\n${list}${signature}\n`).signer,
    ).toMatchObject({ name, onBehalf })
  })

  it('gives null for what a text does not print', () => {
    expect(documentOf('Hôm nay trời nắng.')).toMatchObject({
      kind: null,
      number: null,
      date: null,
      title: null,
      signer: null,
      period: null,
    })
  })
})
