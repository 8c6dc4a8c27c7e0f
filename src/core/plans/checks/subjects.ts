import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'
import { under2022 } from './regime.ts'

const OPEN = String.raw`(?:được (?:[^.;,]{0,40}?)(?:tặng|công nhận)|đạt)(?: danh hiệu)? ?[“"]?`
/** a unit given a title for people */
const UNIT = new RegExp(
  String.raw`(?<!\p{L})(?:phòng|đơn vị|tổ|khoa|tập thể|chi cục|trung tâm)(?:,? (?:và )?(?:đơn vị|phòng|ban|\([^)]*\)|trực thuộc|chuyên môn)){0,3} ${OPEN}(lao động tiên tiến|chiến s[iĩỹ] thi đua[^.;,]{0,14})`,
  'gu',
)
/** a person given a title for units */
const PERSON = new RegExp(
  String.raw`(?<!\p{L})(?:cá nhân|người|công chức|viên chức|cbccvc|cán bộ|giáo viên)(?:,? (?:và )?(?:công chức|viên chức|người lao động)){0,3} ${OPEN}(tập thể lao động (?:tiên tiến|xuất sắc)|cờ thi đua)`,
  'gu',
)

const finding = (
  at: { start: number; end: number },
  message: string,
  mend: string,
  basis: string | null,
): Finding => ({ at, message, mend, basis })

function find({ context, programme }: CheckInput): Finding[] {
  const basis = under2022(programme.document, 'Điều 19 và Điều 20')
  const units = [...matchesIn(context, UNIT)].map((m) =>
    finding(
      m,
      `“${title(m.groups[0])}” là danh hiệu của cá nhân, ở đây lại giao cho tập thể.`,
      'Ghi danh hiệu của tập thể, ví dụ “Tập thể lao động tiên tiến”.',
      basis,
    ),
  )
  const people = [...matchesIn(context, PERSON)].map((m) =>
    finding(
      m,
      `“${title(m.groups[0])}” là danh hiệu của tập thể, ở đây lại giao cho cá nhân.`,
      'Ghi danh hiệu của cá nhân, ví dụ “Lao động tiên tiến”.',
      basis,
    ),
  )
  return [...units, ...people]
}
const title = (words = ''): string => words.trim().charAt(0).toUpperCase() + words.trim().slice(1)

/** L11: titles of people go to people, titles of collectives to collectives (L2022 Điều 19, 20). */
export const subjects: CheckDefinition = {
  code: 'L11',
  severity: 'should',
  title: 'Danh hiệu giao sai đối tượng',
  meaning:
    'Danh hiệu của cá nhân (Lao động tiên tiến, Chiến sĩ thi đua) giao cho tập thể, hoặc danh hiệu của tập thể giao cho cá nhân.',
  basis: 'Luật Thi đua, khen thưởng 2022, Điều 19 và Điều 20',
  find,
}
