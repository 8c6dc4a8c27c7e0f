import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'
import { under2022 } from './regime.ts'

const HEAD = String.raw`(?:giám đốc sở|giám đốc (?:trung tâm|bệnh viện)|hiệu trưởng|chi cục trưởng|chánh văn phòng|thủ trưởng (?:cơ quan|đơn vị)|chủ tịch (?:ubnd|ủy ban nhân dân) (?:xã|phường|đặc khu|huyện))`
const ABOVE = String.raw`bằng khen|cờ thi đua|tập thể lao động xuất sắc|chiến sĩ thi đua (?:cấp )?(?:tỉnh|thành phố|toàn quốc|bộ)|kỷ niệm chương|huân chương|huy chương`
/** "Giám đốc Sở tặng Bằng khen" */
const GIVES = new RegExp(
  `(?<!đề nghị |trình |tham mưu )(${HEAD})(?!\\p{L})([^.;:]{0,40}?)(?:quyết định )?(?:tặng thưởng|tặng|trao tặng|công nhận)(?: danh hiệu)? (?:cho )?(?:“|")?(?:\\d+ )?(${ABOVE})`,
  'gu',
)
/** "Bằng khen của Giám đốc Sở" */
const OF = new RegExp(`(${ABOVE})(?:”|")? (?:của|do) (${HEAD})(?!\\p{L})`, 'gu')
const PROPOSES = /đề nghị|trình|xem xét|giới thiệu|được/u

function finding(
  at: { start: number; end: number },
  body: string,
  form: string,
  basis: string | null,
): Finding {
  return {
    at,
    message: `${capital(body)} không có thẩm quyền tặng ${capital(form)}.`,
    mend: `Ghi là đề nghị cấp có thẩm quyền tặng, hoặc chọn hình thức ${body.includes('giám đốc') || body.includes('hiệu trưởng') ? 'Giấy khen' : 'trong thẩm quyền, như Giấy khen'}.`,
    basis,
  }
}
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function find({ context, programme }: CheckInput): Finding[] {
  const basis = under2022(programme.document, 'Điều 79 và Điều 80')
  const gives = [...matchesIn(context, GIVES)].flatMap((m) => {
    const [body = '', link = '', form = ''] = m.groups
    return PROPOSES.test(link) ? [] : [finding(m, body, form, basis)]
  })
  const of = [...matchesIn(context, OF)].map((m) => finding(m, m.groups[1] ?? '', m.groups[0] ?? '', basis))
  return [...gives, ...of]
}

/** L05: a head confers only what the law lets that head confer (L2022 Điều 79, 80). */
export const authority: CheckDefinition = {
  code: 'L05',
  severity: 'must',
  title: 'Khen thưởng vượt thẩm quyền',
  meaning:
    'Thủ trưởng sở, đơn vị, Chủ tịch UBND xã tặng Lao động tiên tiến, Chiến sĩ thi đua cơ sở, Tập thể lao động tiên tiến và Giấy khen; danh hiệu và hình thức cao hơn chỉ được đề nghị.',
  basis: 'Luật Thi đua, khen thưởng 2022, Điều 79 và Điều 80',
  find,
}
