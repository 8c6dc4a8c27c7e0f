import type { Layout, Look } from '../../src/core/papers/layout.ts'

const upright = (size: number): Look => ({ size, bold: false, italic: false })
const bold = (size: number): Look => ({ size, bold: true, italic: false })
const italic = (size: number): Look => ({ size, bold: false, italic: true })

/**
 * Administrative papers by Decree 30/2020/NĐ-CP, annex I: page I.1–I.4 and I.7, motto II.1, issuer II.2, number II.3,
 * place and date II.4, kind and subject II.5, contents II.6, signer II.7, recipients II.9.
 * Where the decree gives a span (12–13, 20–25 mm), one value of it is chosen and kept through the paper.
 */
export const ADMINISTRATIVE: Layout = {
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 },
  font: 'Times New Roman',
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  looks: {
    nation: bold(12),
    motto: bold(13),
    superior: upright(12),
    issuer: bold(12),
    number: upright(13),
    dated: italic(13),
    about: upright(12),
    kind: bold(14),
    subject: bold(14),
    basis: italic(14),
    body: upright(14),
    chapter: bold(14),
    section: bold(14),
    point: upright(14),
    cell: upright(13),
    cellHead: bold(13),
    recipientsWord: { size: 12, bold: true, italic: true },
    recipients: upright(11),
    authority: bold(14),
    signer: bold(14),
    pageNumber: upright(14),
  },
  head: { left: 70, right: 95 },
  end: { left: 82, right: 83 },
  rules: { motto: 1, issuer: 0.4, subject: 0.4 },
  firstLine: 12.7,
  gap: 6,
  leading: 1.15,
  numberColumn: 12,
  signature: 70,
}
