import { numberValue } from '../vietnamese/numbers.ts'
import type { PlanContext } from './context.ts'
import { factsOf } from './facts.ts'
import type { MoneyItem } from './programme.ts'
import { passage } from './view.ts'

const MONEY =
  /kinh phí|dự toán|quỹ (?:thi đua|khen thưởng)|mức (?:chi|thưởng|tiền thưởng)|tiền thưởng|nguồn vốn|\d\s*(?:triệu|tỷ|tỉ|nghìn)?\s*đồng(?!\p{L})/u
const AMOUNT = /(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|đ|vnđ)(?!\p{L})/u
const SCALE: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }

/** The first amount of a phrase in đồng; null when it names none. */
export function amountIn(lower: string): number | null {
  const m = AMOUNT.exec(lower)
  const value = m ? numberValue(m[1] ?? '') : null
  return value === null ? null : Math.round(value * (SCALE[m?.[2] ?? ''] ?? 1))
}

/** Clauses on money: where it comes from, how much. Amounts are integer đồng. */
export function readBudget(context: PlanContext): readonly MoneyItem[] {
  const { view } = context
  return factsOf(context)
    .statements.filter((s) => !s.node.heading && MONEY.test(view.lower.slice(s.labelStart, s.end)))
    .map((s, i) => {
      const p = passage(view, { start: s.labelStart, end: s.end })
      return {
        ...p,
        id: `money-${i + 1}@${p.start}`,
        certainty: 'sure' as const,
        amount: amountIn(view.lower.slice(s.labelStart, s.end)),
      }
    })
}
