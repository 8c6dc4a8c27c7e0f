import { describe, expect, it } from 'vitest'
import { contextOfText } from '../../../test/support/plans/contextOf.ts'
import { readLegalBases } from './bases.ts'
import { readLinkedDocuments } from './linked.ts'

const PLAN = (preamble: string, body: string) =>
  `Số: 5/KH-VP\n\nKẾ HOẠCH\nThi đua năm 2027\n\n${preamble}\n\nI. NỘI DUNG\n\n${body}\n`
const bases = (preamble: string, body = '1. Làm tốt.') =>
  readLegalBases(contextOfText(PLAN(preamble, body))).map((b) => [b.role, b.kind, b.number, b.date, b.issuer])

describe('legal bases', () => {
  it('splits a paragraph at semicolons and at the next law', () => {
    expect(
      bases(
        'Căn cứ Luật Đa dạng sinh học ngày 13/11/2008 và Luật Lâm nghiệp năm 2017; Nghị định số 44/2026/NĐ-CP ngày 02 tháng 3 năm 2026 của Chính phủ quy định chi tiết một số điều của Luật Lâm nghiệp;',
      ),
    ).toEqual([
      ['căn cứ', 'Luật', null, '2008-11-13', null],
      ['căn cứ', 'Luật', null, '2017', null],
      ['căn cứ', 'Nghị định', '44/2026/NĐ-CP', '2026-03-02', 'Chính phủ'],
    ])
  })

  it('ends a base before the body that announces the plan', () => {
    const context = contextOfText(
      PLAN(
        'Thực hiện Chỉ thị số 07-CT/TU ngày 04/5/2026 của Tỉnh ủy về trồng cây, gây rừng, Sở Lâm nghiệp lập kế hoạch như sau:',
        '1. Làm.',
      ),
    )
    expect(readLegalBases(context).map((b) => [b.role, b.quote])).toEqual([
      ['thực hiện', 'Chỉ thị số 07-CT/TU ngày 04/5/2026 của Tỉnh ủy về trồng cây, gây rừng'],
    ])
  })

  it('finds papers in the body, congresses without a number, and each paper once', () => {
    const body =
      '1. Làm theo Kết luận số 21-KL/TU ngày 02/02/2026 của Tỉnh ủy; thực hiện Nghị quyết Đại hội Đảng bộ xã lần thứ V. Bám sát Kết luận số 21-KL/TU nói trên.'
    expect(bases('', body)).toEqual([
      ['tham chiếu', 'Kết luận', '21-KL/TU', '2026-02-02', 'Tỉnh ủy'],
      ['tham chiếu', 'Nghị quyết', null, null, 'Đại hội Đảng bộ xã lần thứ V'],
    ])
  })

  it('joins bare numbers of one issuer', () => {
    expect(bases('', '1. Chấp hành Chỉ thị 12, Kết luận 09 của Huyện ủy.')).toEqual([
      ['tham chiếu', 'Chỉ thị; Kết luận', '12; 09', null, 'Huyện ủy'],
    ])
  })

  it('does not take the plan itself, "Kế hoạch này" or the word "pháp luật" for a base', () => {
    expect(
      bases('', '1. Chấp hành pháp luật; thực hiện Kế hoạch này. (Kèm theo Kế hoạch số 5/KH-VP)'),
    ).toEqual([])
  })

  it('lists annexes and papers without a number as linked', () => {
    const context = contextOfText(
      `${PLAN('', '1. Chấm điểm theo hướng dẫn của Ban Thi đua tỉnh.')}\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC 2\n\nBảng điểm.\n`,
    )
    expect(readLinkedDocuments(context).map((l) => [l.kind, l.number])).toEqual([
      ['Hướng dẫn', null],
      ['Phụ lục', '2'],
    ])
  })
})
