import type { z } from 'zod'
import type { FieldProblem } from '../../core/kernel/refusal.ts'

const LENGTHS: Readonly<Record<string, string>> = { string: 'ký tự', array: 'mục', number: '' }

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Còn thiếu' : 'Sai kiểu giá trị'
    case 'too_small':
      return `Cần ít nhất ${issue.minimum} ${LENGTHS[issue.origin] ?? ''}`.trim()
    case 'too_big':
      return `Được nhiều nhất ${issue.maximum} ${LENGTHS[issue.origin] ?? ''}`.trim()
    case 'invalid_format':
      return 'Sai dạng'
    case 'invalid_value':
      return `Chỉ nhận một trong các giá trị: ${issue.values.map(String).join(', ')}`
    default:
      return 'Giá trị không dùng được'
  }
}

/** What the schema did not accept, in Vietnamese, by the path of each field. */
export const problemsOf = (error: z.ZodError): FieldProblem[] => error.issues.map((issue) => ({ at: issue.path.join('.'), problem: wordsOf(issue) }))
