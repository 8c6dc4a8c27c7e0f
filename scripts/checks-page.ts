// Writes the guide's page of checks from their definitions: npx tsx scripts/checks-page.ts
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { checkMeanings, type CheckMeaning } from '../src/core/plans/checks/index.ts'

export const CHECKS_PAGE = new URL('../docs/guide/ky-hieu-kiem-tra.md', import.meta.url)

const GROUPS: readonly (readonly [CheckMeaning['severity'], string, string])[] = [
  ['must', 'Phải sửa', 'Kế hoạch chưa đưa vào chạy được khi còn một điều loại này: sửa theo đề nghị, nhập giá trị khác, bỏ mục, hoặc giữ nguyên và ghi lý do.'],
  ['should', 'Nên xem', 'Kế hoạch vẫn đưa vào chạy được. Nên xem lại vì khi thực hiện dễ vướng.'],
  ['note', 'Cần hỏi', 'Văn bản để ngỏ một điều. Trả lời thì chương trình theo dõi được chính xác hơn.'],
]

const entry = (check: CheckMeaning): string => [`### ${check.code} · ${check.title}`, check.meaning, ...(check.basis === null ? [] : [`Căn cứ: ${check.basis}.`])].join('\n\n')

/** The page as it should stand: every check by weight, then by code. */
export function checksPage(): string {
  const parts = GROUPS.flatMap(([severity, title, lead]) => {
    const checks = checkMeanings.filter((check) => check.severity === severity).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    return checks.length === 0 ? [] : [`## ${title}`, lead, ...checks.map(entry)]
  })
  return `${[
    '# Các điều kiểm tra',
    'Khi đọc xong, chương trình so các mục của kế hoạch với nhau và với luật. Mỗi điều kiểm tra có một mã. Trang này nói từng mã tìm gì. Một kế hoạch tốt không vướng điều nào. Mức ghi ở đây là mức thường gặp; trong từng trường hợp có thể nhẹ hoặc nặng hơn.',
    'Cách xử lý khi duyệt: [Duyệt và đưa vào chạy](duyet-va-dua-vao-chay).',
    ...parts,
  ].join('\n\n')}\n`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(CHECKS_PAGE, checksPage())
