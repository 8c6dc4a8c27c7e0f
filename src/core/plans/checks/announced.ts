import { matchesIn, type CheckDefinition, type CheckInput, type Finding } from './check.ts'

const ANNOUNCED =
  /(\d{1,2}) (?:phong trào|cuộc vận động|chuyên đề|đợt)(?: thi đua)?([^.:\n]{0,80}?)(?:gồm|sau đây|như sau|sau)?\s*:?\s*((?:(?:phong trào|cuộc vận động|chuyên đề|đợt)[^“”"\n]{0,60})?[“"][^\n]*)/gu

function find({ context }: CheckInput): Finding[] {
  return [...matchesIn(context, ANNOUNCED)].flatMap((m) => {
    const [count = '0', link = '', list = ''] = m.groups
    if (!/gồm|:|sau/u.test(context.view.lower.slice(m.start, m.start + count.length + 40 + link.length)))
      return []
    const sentence = list.split(/\.(?=\s+\p{L})/u)[0] ?? ''
    const named = (sentence.match(/“/g) ?? []).length || Math.floor((sentence.match(/"/g) ?? []).length / 2)
    if (named < 2 || named === Number(count)) return []
    return [
      {
        at: { start: m.start, end: m.end - list.length + sentence.length },
        message: `Văn bản nói có ${Number(count)} nhưng kể tên ${named}.`,
        mend: 'Sửa con số, hoặc bổ sung tên còn thiếu.',
      },
    ]
  })
}

/** L33: as many are named as were announced. */
export const announced: CheckDefinition = {
  code: 'L33',
  severity: 'should',
  title: 'Số đã nêu khác số được kể',
  meaning: 'Câu nói có bao nhiêu phong trào rồi kể tên, mà số tên kể ra khác con số đã nêu.',
  basis: null,
  find,
}
