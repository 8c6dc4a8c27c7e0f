import { foldRule } from '../../rules/awards.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

const key = (name: string): string =>
  foldRule(name)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/^(?:phong trào |thi đua |cuộc vận động |hưởng ứng )+/u, '')
    .trim()

function find({ programme }: CheckInput): Finding[] {
  const first = new Map<string, number>()
  return programme.campaigns.flatMap((c) => {
    if (c.relation === 'wave' || c.relation === 'mentioned' || key(c.name) === '') return []
    const at = first.get(key(c.name))
    if (at === undefined) {
      first.set(key(c.name), c.start)
      return []
    }
    return [
      {
        at: c.nameQuote,
        items: [c.id],
        message: `Phong trào “${c.name}” đã nêu ở trên.`,
        mend: 'Gộp hai chỗ làm một, hoặc ghi rõ đây là đợt khác.',
      },
    ]
  })
}

/** L29: a campaign stands in a plan once. */
export const duplicates: CheckDefinition = {
  code: 'L29',
  severity: 'note',
  title: 'Một phong trào nêu hai lần',
  meaning: 'Cùng một tên phong trào được phát động hoặc hưởng ứng ở hai chỗ trong một kế hoạch.',
  basis: null,
  find,
}
