import { formsOf, type FormMention } from './awardForms.ts'
import {
  KIND,
  kindName,
  openRecipients,
  recipientsOf,
  rowRecipients,
  type RecipientMention,
} from './awardRecipients.ts'
import { phrasesOf, withoutEnd } from './phrases.ts'
import type { Comparator, Passage } from './programme.ts'
import type { Span } from './source.ts'
import { passage, type PlanView } from './view.ts'

/** What one clause says about one award: a form, who confers it, on how many of whom. */
export interface AwardPhrase {
  readonly clause: Span
  readonly form: string
  readonly conferringBody: string | null
  readonly recipientKind: string | null
  readonly quantity: number | null
  readonly quantityUnit: string | null
  readonly comparator: Comparator
  readonly quantityQuote: Passage | null
}

/** Which recipients belong to which form: those before it when the clause opens with recipients, otherwise those after it. */
function shareOut(
  forms: readonly FormMention[],
  recipients: readonly RecipientMention[],
): RecipientMention[][] {
  const [only] = forms
  if (forms.length === 1 && only) return [[...recipients]]
  const precede = (recipients[0]?.start ?? Infinity) < (only?.start ?? 0)
  return forms.map((form, i) => {
    const from = precede ? (forms[i - 1]?.end ?? -Infinity) : form.end
    const to = precede ? form.start : (forms[i + 1]?.start ?? Infinity)
    return recipients.filter((r) => r.start >= from && r.start < to)
  })
}

/** The award phrases of one clause; a clause without a form has none. */
export function awardPhrasesIn(view: PlanView, clause: Span): AwardPhrase[] {
  const forms = formsOf(view, clause)
  if (forms.length === 0) return []
  const counted = recipientsOf(view, clause)
  const recipients = counted.length
    ? counted
    : [...rowRecipients(view, clause), ...openRecipients(view, clause)]
  const shares = shareOut(forms, recipients)
  return forms.flatMap((form, i): AwardPhrase[] => {
    const share = shares[i] ?? []
    const base = { clause: withoutEnd(view, clause), form: form.form, conferringBody: form.body }
    const ownCount = countBefore(view, form)
    if (share.length === 0)
      return [
        {
          ...base,
          recipientKind: afterFor(view, form, clause) ?? leadKind(view, clause),
          quantity: ownCount,
          quantityUnit: null,
          comparator: '=' as const,
          quantityQuote: null,
        },
      ]
    return share.map((r) => ({
      ...base,
      recipientKind: r.kind,
      quantity: r.quantity ?? ownCount,
      quantityUnit: r.unit,
      comparator: r.comparator,
      quantityQuote: r.quantitySpan ? passage(view, r.quantitySpan) : null,
    }))
  })
}

/** "tặng 01 Cờ thi đua", "Cờ thi đua của …: 05 cờ": the number counts the form itself. */
function countBefore(view: PlanView, form: Span): number | null {
  const before = /(?<![\d/.])(\d{1,3})\s*$/.exec(view.flat.slice(Math.max(0, form.start - 5), form.start))
  const after =
    /^[^:;.]{0,80}:\s*(?:không quá |tối đa )?(\d{1,3})\s+(?:cờ|giấy|bằng|bức|chiếc|suất|giải|phần)(?!\p{L})/iu.exec(
      view.flat.slice(form.end, form.end + 110),
    )
  const count = before?.[1] ?? after?.[1]
  return count === undefined ? null : Number(count)
}
/** "Tập thể: 01 giải Nhất": the lead says whom the clause honours. */
function leadKind(view: PlanView, clause: Span): string | null {
  const lead = /^\s*(?:[-+]\s*|[a-z]\)\s*)?(?:giải )?(tập thể|cá nhân)\s*:/iu.exec(
    view.flat.slice(clause.start, clause.end),
  )
  return lead?.[1]?.toLowerCase() ?? null
}
function afterFor(view: PlanView, form: Span, clause: Span): string | null {
  const m = /(?:^|\s)cho\s+/u.exec(view.flat.slice(form.end, clause.end))
  if (!m) return null
  const kind = KIND.exec(view.flat.slice(form.end + m.index + m[0].length, clause.end))?.[1]
  return kind === undefined ? null : kindName(kind)
}

const SEGMENT =
  /,\s(?=trong đó|đề nghị|ph[ấầâ]n đấu|\d{1,3}%?\s[^,;]{2,40}\s(?:được|đạt)\s|ít nhất|tối thiểu|(?:tập thể|cá nhân)\s(?:được|đạt))|\svà\s(?=(?:tập thể|cá nhân)\s(?:được|đạt)|\d{1,3}\s(?:tập thể|cá nhân)\s(?:được|đạt))|:\s(?=\d)/gu

/** "Bằng khen của …: 05 tập thể" is one part. */
const NAMED_BEFORE = /khen|cờ thi đua|chương|danh hiệu|bức trướng|tiên tiến|xuất sắc|chiến s[ỹĩ]/u

/** The parts of a clause that each speak of one award: "06 tổ đạt …, trong đó 02 tổ được …". */
export function awardSegments(view: PlanView, clause: Span): Span[] {
  const lower = view.flatLower.slice(clause.start, clause.end)
  const cuts = [...lower.matchAll(SEGMENT)].filter(
    (c) => !c[0].startsWith(':') || !NAMED_BEFORE.test(lower.slice(Math.max(0, c.index - 90), c.index)),
  )
  const ends = [...cuts.map((c) => c.index), lower.length]
  const starts = [0, ...cuts.map((c) => c.index + c[0].length)]
  return starts.map((s, i) => ({ start: clause.start + s, end: clause.start + (ends[i] ?? lower.length) }))
}

/** The award phrases of a span, clause by clause. */
export const awardPhrasesOf = (view: PlanView, span: Span): AwardPhrase[] =>
  phrasesOf(view, span).flatMap((c) => awardPhrasesIn(view, c))

/** Recipients that a clause counts without naming a form: "Số lượng: 02 tập thể, 05 cá nhân". */
export type Counted = Pick<
  AwardPhrase,
  'recipientKind' | 'quantity' | 'quantityUnit' | 'comparator' | 'quantityQuote'
>

export const recipientsIn = (view: PlanView, clause: Span): Counted[] =>
  recipientsOf(view, clause).map((r) => ({
    recipientKind: r.kind,
    quantity: r.quantity,
    quantityUnit: r.unit,
    comparator: r.comparator,
    quantityQuote: r.quantitySpan ? passage(view, r.quantitySpan) : null,
  }))
