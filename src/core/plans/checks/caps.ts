import { foldRule } from '../../rules/awards.ts'
import type { Target } from '../programme.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

/** NĐ91 Điều 9.3: at most 15% of those who hold LĐTT, from 01/10/2017 to 31/12/2023. */
const CAP = 15
const FROM = '2017-10-01'
const TO = '2023-12-31'

function overCap(target: Target, headcount: number | undefined): Finding | null {
  const words = foldRule(`${target.metric} ${target.quote}`)
  if (
    target.unit !== '%' ||
    typeof target.value !== 'number' ||
    !/chiến sĩ thi đua (?:cấp )?cơ sở|cstđcs/u.test(words)
  )
    return null
  const ofLeaders = /lao động tiên tiến|lđtt/u.test(foldRule(target.population ?? target.quote))
  const upward = target.comparator === '>=' || target.comparator === '>' || target.comparator === null
  const strict = target.comparator === '>' ? target.value >= CAP : target.value > CAP
  if (ofLeaders || !upward || target.value < CAP) return null
  const [want, most] =
    headcount === undefined
      ? [null, null]
      : [Math.ceil((target.value * headcount) / 100), Math.floor((CAP * headcount) / 100)]
  const impossible = strict || (want !== null && most !== null && want > most)
  const figures =
    want !== null && most !== null
      ? ` Với ${headcount} người: chỉ tiêu cần ${want}, mức trần cao nhất là ${most}.`
      : ''
  return {
    at: target,
    items: [target.id],
    severity: impossible ? 'must' : 'should',
    message: `Chỉ tiêu ${String(target.value).replace('.', ',')}% tính trên tổng số người, còn mức trần ${CAP}% tính trên số người đạt Lao động tiên tiến.${figures}`,
    mend: 'Đặt chỉ tiêu theo số người đạt Lao động tiên tiến và không quá mức trần.',
  }
}

function find({ programme, body }: CheckInput): Finding[] {
  const date = programme.document.date
  if (date === null || date < FROM || date.slice(0, 10) > TO) return []
  return programme.targets.flatMap((t) => overCap(t, body?.headcount) ?? [])
}

/** L10: a target and the cap over it are counted on the same people. */
export const caps: CheckDefinition = {
  code: 'L10',
  severity: 'should',
  title: 'Chỉ tiêu và mức trần khác gốc tính',
  meaning:
    'Chỉ tiêu Chiến sĩ thi đua cơ sở tính trên tổng số người, trong khi mức trần đang có hiệu lực tính trên số người đạt Lao động tiên tiến.',
  basis: 'Nghị định 91/2017/NĐ-CP, khoản 3 Điều 9',
  find,
}
