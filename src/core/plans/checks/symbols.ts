import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

/** Types that NĐ30 abbreviates (PL III); a congvan has none and starts with the body. */
const TYPES = 'NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB|KL'
const SYMBOL =
  /(?<![\p{L}\d/-])(\d{1,5}(?:\/\d{4})?)(\s*[/-]\s*)(\p{L}{1,6}\d?)(\s*[-/]\s*)([\p{L}][\p{L}\d]*(?:-[\p{L}\d]+)*)/gu
const ADMIN = new RegExp(`^(?:${TYPES})$`, 'i')
const PARTY = /^(?:CT|NQ|QĐ|KL|HD|TB|BC|KH|QC|CTr|ĐA|TTr|QyĐ|CV)$/i

/** What is wrong with a number and symbol, and the right spelling where it is certain. */
function wrongIn(
  number: string,
  first: string,
  type: string,
  second: string,
  body: string,
): { readonly message: string; readonly right: string | null } | null {
  const [a, b] = [first.trim(), second.trim()]
  const joined = `${number}${a}${type}${b}${body}`
  if (!ADMIN.test(type) && !PARTY.test(type)) return null
  if (a === '-' && b === '-')
    return { message: 'Ký hiệu văn bản dùng hai dấu nối, không có dấu “/”.', right: null }
  if (a === '/' && b === '/') return { message: 'Ký hiệu văn bản dùng hai dấu “/”.', right: null }
  if (a === '-' && b === '/' && body.length < 2)
    return { message: `Ký hiệu “${joined}” thiếu chữ ở phần cơ quan ban hành.`, right: null }
  if (first !== a || second !== b)
    return { message: 'Trong ký hiệu văn bản có dấu cách thừa.', right: joined }
  return null
}

function find({ context, programme }: CheckInput): Finding[] {
  const passages = programme.document.passages
  return [...matchesIn(context, SYMBOL)].flatMap((m) => {
    const printed = [...context.view.plain.slice(m.start, m.end).matchAll(SYMBOL)][0]
    const [, number = '', first = '', type = '', second = '', body = ''] = printed ?? []
    const wrong =
      printed &&
      !/^\d+\s*[-/]\s*\d/.test(printed[0]) &&
      body === body.toUpperCase().slice(0, 1) + body.slice(1)
        ? wrongIn(number, first, type, second, body)
        : null
    if (!wrong) return []
    const own = passages['number']
    const fix =
      wrong.right !== null && own && m.start < own.end && own.start < m.end
        ? {
            fix: { item: 'document', field: 'number', value: wrong.right, label: `Sửa thành ${wrong.right}` },
          }
        : {}
    return [
      {
        at: m,
        message: wrong.message,
        mend:
          wrong.right === null
            ? 'Viết lại theo mẫu “số/loại-cơ quan”, văn bản của Đảng theo mẫu “số-loại/cơ quan”.'
            : `Viết liền: ${wrong.right}.`,
        ...fix,
      },
    ]
  })
}

/** L17: numbers and symbols are written as NĐ30 writes them ("198/KH-SNgV"), those of the Party "34-CT/TW". */
export const symbols: CheckDefinition = {
  code: 'L17',
  severity: 'note',
  title: 'Ký hiệu văn bản viết sai',
  meaning: 'Số, ký hiệu văn bản có dấu cách thừa, sai dấu “/” và “-”, hoặc thiếu chữ.',
  basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
  find,
}
