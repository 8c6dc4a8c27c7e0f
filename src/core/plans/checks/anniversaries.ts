import { partsOf } from '../../kernel/dates.ts'
import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

const PAIR =
  /(?<![\d/])(\d{1,3}) năm ([^();\n]{2,140}?)\(\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*-\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*\)/gu

function wrongIn(
  groups: readonly (string | undefined)[],
  years: readonly [number, number] | null,
): { message: string; mend: string } | null {
  const [count, , d1, m1, y1, d2, m2, y2] = groups.map((g) => Number(g)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (d1 !== d2 || m1 !== m2)
    return {
      message: `Hai ngày trong ngoặc khác nhau về ngày, tháng (${d1}/${m1} và ${d2}/${m2}).`,
      mend: 'Sửa để hai ngày cùng ngày, cùng tháng.',
    }
  if (y2 - y1 !== count)
    return {
      message: `Từ ${y1} đến ${y2} là ${y2 - y1} năm, văn bản ghi ${count} năm.`,
      mend: `Sửa thành ${y2 - y1} năm, hoặc sửa lại năm trong ngoặc.`,
    }
  if (years && (y2 < years[0] || y2 > years[1]))
    return {
      message: `Ngày kỷ niệm rơi vào năm ${y2}, ngoài thời gian của kế hoạch.`,
      mend: 'Sửa năm kỷ niệm cho khớp với năm của kế hoạch.',
    }
  return null
}

function find({ context, programme }: CheckInput): Finding[] {
  const { period, date } = programme.document
  const years: readonly [number, number] | null = period
    ? [Math.min(partsOf(period.from).year, date ? partsOf(date).year : 9999), partsOf(period.to).year]
    : null
  return [...matchesIn(context, PAIR)].flatMap((m) => {
    const wrong = wrongIn(m.groups, years)
    // the nearest count counts: "75 năm … và 15 năm thành lập … (…)"
    const inner = (m.groups[1] ?? '').search(/\d{1,3} năm (?!\d)/u)
    return wrong && inner < 0 ? [{ at: m, ...wrong }] : []
  })
}

/** L23: an anniversary's count fits its two dates and the plan's own year. */
export const anniversaries: CheckDefinition = {
  code: 'L23',
  severity: 'should',
  title: 'Số năm kỷ niệm không khớp',
  meaning:
    'Số năm kỷ niệm không bằng hiệu của hai năm trong ngoặc, hoặc năm kỷ niệm nằm ngoài năm của kế hoạch.',
  basis: null,
  find,
}
