import { findAward, foldRule } from '../../rules/awards.ts'
import type { HeldLeaf, Rule } from '../../rules/rule.ts'
import type { Award, Campaign, Criterion } from '../programme.ts'
import type { CheckDefinition, Finding } from './check.ts'

/** Every condition "has been given …" that must hold; one of several ways is no circle. */
function heldIn(rule: Rule): readonly HeldLeaf[] {
  const found: HeldLeaf[] = []
  const todo: Rule[] = [rule]
  for (let next = todo.pop(); next; next = todo.pop()) {
    if ('held' in next) found.push(next)
    else if ('all' in next) todo.push(...next.all)
  }
  return found
}

const key = (words: string | null | undefined): string =>
  foldRule(words ?? '')
    .replace(/ủy ban nhân dân/g, 'ubnd')
    .replace(/^(?:của|chủ tịch|giám đốc) /u, '')
    .trim()
const kindOf = (words: string): string =>
  /tập thể|đơn vị|phòng/u.test(words.toLowerCase())
    ? 'tập thể'
    : /cá nhân|người|cán bộ|công chức/u.test(words.toLowerCase())
      ? 'cá nhân'
      : ''

interface Conferred {
  readonly award: Award
  readonly code: string
  readonly to: string
  readonly by: string
}

const conferredBy = (campaign: Campaign): readonly Conferred[] =>
  campaign.awards.flatMap((award) => {
    const code = findAward(foldRule(award.form))?.award.code
    return code === undefined
      ? []
      : [{ award, code, to: kindOf(award.recipientKind ?? ''), by: key(award.conferringBody) }]
  })

function asksForItself(
  criterion: Criterion,
  held: readonly HeldLeaf[],
  { code, to, by }: Conferred,
): boolean {
  const of = kindOf(criterion.appliesTo)
  if (of !== '' && to !== '' && of !== to) return false
  return held.some((h) => h.held.what === code && key(h.held.by) === by)
}

function circles(campaign: Campaign): Finding[] {
  let conferred: readonly Conferred[] | null = null
  return campaign.criteria.flatMap((criterion) => {
    const held = heldIn(criterion.rule).filter(
      (h) => !('window' in h) && h.held.atLeast === 1 && h.held.by !== undefined,
    )
    if (held.length === 0) return []
    conferred ??= conferredBy(campaign)
    const award = conferred.find((c) => asksForItself(criterion, held, c))?.award
    if (!award) return []
    return [
      {
        at: criterion,
        items: [criterion.id, campaign.id],
        message: `Tiêu chí đòi đã có ${award.form} của ${award.conferringBody ?? ''}, chính là hình thức đang xét tặng.`,
        mend: 'Ghi rõ là lần khen trước đây, trong khoảng thời gian nào và về thành tích gì; hoặc bỏ điều kiện này.',
      },
    ]
  })
}

/** L07: a criterion does not ask for the very award it is the criterion of. */
export const selfReference: CheckDefinition = {
  code: 'L07',
  severity: 'should',
  title: 'Tiêu chí đòi chính hình thức đang xét',
  meaning:
    'Tiêu chí xét một hình thức khen thưởng lại đòi người được xét đã có chính hình thức đó mà không nói là của lần nào.',
  basis: null,
  find: ({ programme }) => programme.campaigns.flatMap(circles),
}
