import { firstDay } from '../../kernel/dates.ts'
import type { LegalBase } from '../programme.ts'
import { headOf, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

interface Repeal {
  readonly names: RegExp
  /** first day on which it no longer applies */
  readonly since: string
  readonly by: string
}
/** Repealed norms of this field with the day and the norm that replaced them. */
const REPEALED: readonly Repeal[] = [
  {
    names:
      /luật thi đua,? khen thưởng[^;]*?(?:26\/11\/2003|26 tháng 11 năm 2003|năm 2003)|15\/2003\/qh11|39\/2013\/qh13/u,
    since: '2024-01-01',
    by: 'Luật Thi đua, khen thưởng ngày 15/6/2022',
  },
  {
    names: /91\/2017\/nđ-cp/u,
    since: '2024-01-01',
    by: 'Nghị định 98/2023/NĐ-CP, từ 01/7/2025 là Nghị định 152/2025/NĐ-CP',
  },
  { names: /98\/2023\/nđ-cp/u, since: '2025-07-01', by: 'Nghị định 152/2025/NĐ-CP' },
  { names: /01\/2024\/tt-bnv/u, since: '2025-08-05', by: 'Thông tư 15/2025/TT-BNV' },
]
const STATUTE = /^(?:hiến pháp|bộ luật|luật|pháp lệnh)/u
const NUMBERED =
  /^(?:nghị định|nghị quyết|quyết định|chỉ thị|thông tư|kế hoạch|hướng dẫn|công văn|chương trình|kết luận|quy định)/u
const LAYOUT = 'Nghị định 30/2020/NĐ-CP, Phụ lục I'

function repealed(base: LegalBase, issued: string | null): Finding | null {
  if (issued === null || base.role === 'tham chiếu') return null
  const repeal = REPEALED.find(
    (r) => r.names.test(base.quote.toLowerCase().replace(/\s+/g, ' ')) && firstDay(issued) >= r.since,
  )
  if (!repeal) return null
  return {
    at: base,
    items: [base.id],
    severity: 'must',
    message: `Căn cứ này đã hết hiệu lực trước ngày ban hành văn bản.`,
    mend: `Thay bằng ${repeal.by}.`,
  }
}

function incomplete(base: LegalBase): Finding | null {
  // a congress or a staff conference numbers nothing
  if (base.role === 'tham chiếu' || /đại hội|hội nghị/u.test(base.quote.toLowerCase())) return null
  const kind = base.kind.toLowerCase()
  const lacks = [
    ...(base.number === null ? ['số, ký hiệu'] : []),
    ...(base.date === null ? ['ngày ban hành'] : []),
  ]
  // a statute is cited by name and day, other documents by number and day as well
  const missing = STATUTE.test(kind)
    ? lacks.filter((l) => l === 'ngày ban hành' && base.number === null)
    : NUMBERED.test(kind)
      ? lacks
      : []
  if (missing.length === 0) return null
  return {
    at: base,
    items: [base.id],
    severity: 'note',
    message: `Căn cứ thiếu ${missing.join(' và ')}.`,
    mend: `Ghi đủ ${missing.join(', ')} của văn bản được viện dẫn.`,
    basis: LAYOUT,
  }
}

function find(input: CheckInput): Finding[] {
  const { programme } = input
  const issued = programme.document.date
  const own = programme.legalBases.filter((b) => b.role !== 'tham chiếu')
  const none: Finding[] = own.length
    ? []
    : [
        {
          at: headOf(input),
          message: 'Văn bản không nêu căn cứ nào.',
          mend: 'Thêm luật, nghị định và văn bản của cấp trên mà kế hoạch này thực hiện.',
        },
      ]
  return [...none, ...own.flatMap((b) => repealed(b, issued) ?? incomplete(b) ?? [])]
}

/** L16: a plan names its bases, in force and in full (NĐ30, PL I, cites a statute without a number, every other document with one). */
export const bases: CheckDefinition = {
  code: 'L16',
  severity: 'should',
  title: 'Căn cứ thiếu, hết hiệu lực hoặc không đủ',
  meaning: 'Văn bản không có căn cứ, dẫn văn bản đã hết hiệu lực, hoặc dẫn mà thiếu số, ký hiệu, ngày.',
  basis: null,
  find,
}
