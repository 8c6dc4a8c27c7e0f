import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'
import { under2022 } from './regime.ts'

const BOTH =
  /(?:tham gia|hoạt động|thành viên)[^.;\n]{0,120}?(?:cụm thi đua[^.;\n]{0,80}khối thi đua|khối thi đua[^.;\n]{0,80}cụm thi đua)/gu

function find({ context, programme }: CheckInput): Finding[] {
  const basis = under2022(programme.document, 'điểm c khoản 2 Điều 5')
  return [...matchesIn(context, BOTH)].map((m) => ({
    at: m,
    message: 'Cơ quan vừa ở cụm thi đua vừa ở khối thi đua: một thành tích có thể được đề nghị khen hai lần.',
    mend: 'Ghi rõ thành tích nào tính ở cụm, thành tích nào tính ở khối.',
    basis,
  }))
}

/** L21: one achievement is rewarded once, whatever blocs the body is in (L2022 Điều 5.2.c). */
export const membership: CheckDefinition = {
  code: 'L21',
  severity: 'note',
  title: 'Cùng ở hai cụm, khối thi đua',
  meaning: 'Cơ quan là thành viên của cả cụm và khối; không khen nhiều lần cho một thành tích.',
  basis: 'Luật Thi đua, khen thưởng 2022, điểm c khoản 2 Điều 5',
  find,
}
