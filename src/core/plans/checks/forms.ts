import { matchesIn, type CheckDefinition } from './check.ts'
import { under2022 } from './regime.ts'

const GIFTS =
  /(?:(?:tặng|trao|thưởng)[^.;]{0,30}?)?(bức trướng|cờ lưu niệm|bằng tuyên dương|bằng biểu dương|bảng vàng danh dự|giấy tuyên dương)(?!\p{L})/gu

/** L06: forms that the closed list of the law does not know (L2022 Điều 9; Điều 81 lets bodies encourage in other ways). */
export const forms: CheckDefinition = {
  code: 'L06',
  severity: 'should',
  title: 'Hình thức khen thưởng ngoài danh mục',
  meaning:
    'Bức trướng, cờ lưu niệm, bằng tuyên dương không thuộc các hình thức khen thưởng của Luật; là quà tặng động viên, không tính là thành tích khi xét khen.',
  basis: 'Luật Thi đua, khen thưởng 2022, Điều 9',
  find: ({ context, programme }) =>
    [...matchesIn(context, GIFTS)].map(({ start, end, groups }) => ({
      at: { start: end - (groups[0]?.length ?? end - start), end },
      message: `“${groups[0] ?? ''}” không phải là hình thức khen thưởng trong danh mục của Luật.`,
      mend: 'Thay bằng Bằng khen, Giấy khen hoặc hình thức khác trong danh mục; nếu chỉ là quà động viên thì ghi riêng ra khỏi phần khen thưởng.',
      basis: under2022(programme.document, 'Điều 9'),
    })),
}
