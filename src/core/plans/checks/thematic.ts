import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'
import { regimeOfPlan } from './regime.ts'

const USED =
  /(?:kết quả|thành tích|giấy khen|bằng khen)[^.;\n]{0,40}?(?:chuyên đề|đột xuất|đợt thi đua)[^.;\n]{0,80}?(?:làm|là) (?:căn cứ|cơ sở|điều kiện|tiêu chuẩn)[^.;\n]{0,60}?(?:cuối năm|công trạng|danh hiệu thi đua|cấp trên|bằng khen|cờ thi đua|hằng năm|hàng năm)/gu

function find({ context, programme }: CheckInput): Finding[] {
  const regime = regimeOfPlan(programme.document)
  const decree =
    regime === '2022/98'
      ? 'Nghị định 98/2023/NĐ-CP, khoản 3 Điều 4'
      : regime === '2022/152'
        ? 'Nghị định 152/2025/NĐ-CP, khoản 3 Điều 4'
        : null
  return [...matchesIn(context, USED)].flatMap((m) =>
    /không (?:được )?(?:lấy|dùng|sử dụng|làm|là)/u.test(context.view.lower.slice(m.start, m.end))
      ? []
      : [
          {
            at: m,
            message: 'Kết quả khen chuyên đề, đột xuất được dùng làm căn cứ đề nghị khen công trạng.',
            mend: 'Bỏ căn cứ này; khen công trạng dựa vào thành tích cả năm.',
            basis: decree,
          },
        ],
  )
}

/** L22: thematic and sudden awards are no ground for a higher award by merit (NĐ98 = NĐ152 Điều 4.3). */
export const thematic: CheckDefinition = {
  code: 'L22',
  severity: 'should',
  title: 'Lấy khen chuyên đề làm căn cứ khen công trạng',
  meaning:
    'Kết quả khen thưởng chuyên đề hoặc đột xuất không được dùng làm căn cứ đề nghị khen công trạng lên cấp trên.',
  basis: 'Nghị định 152/2025/NĐ-CP, khoản 3 Điều 4',
  find,
}
