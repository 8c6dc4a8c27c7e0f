import { headOf, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

function find(input: CheckInput): Finding[] {
  const { number, date } = input.programme.document
  const missing = [...(number === null ? ['số'] : []), ...(date === null ? ['ngày ban hành'] : [])]
  if (missing.length === 0) return []
  return [
    {
      at: headOf(input),
      message: `Văn bản chưa có ${missing.join(' và ')}.`,
      mend: `Điền ${missing.join(' và ')} khi văn bản được ký.`,
    },
  ]
}

/** L18: an issued document has its number and day. */
export const numbering: CheckDefinition = {
  code: 'L18',
  severity: 'should',
  title: 'Thiếu số hoặc ngày ban hành',
  meaning: 'Văn bản chưa có số hoặc chưa có ngày, nên không dẫn được và không tính được hạn.',
  basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
  find,
}
