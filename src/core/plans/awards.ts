import {
  awardPhrasesIn,
  awardSegments,
  recipientsIn,
  type AwardPhrase,
  type Counted,
} from './awardPhrases.ts'
import { walk, type OutlineNode } from './outline.ts'
import { tabledAwards } from './awardTables.ts'
import { takesHonour } from './criteriaPlaces.ts'
import { WHO } from './honoured.ts'
import { labelOf } from './parts.ts'
import { phrasesOf } from './phrases.ts'
import type { AwardItem } from './programme.ts'
import { quantitiesOf } from './quantities.ts'
import type { Span } from './source.ts'
import { subjectOf } from './statedTargets.ts'
import { passage, wordsOf, type PlanView } from './view.ts'

const CRITERIA_LEAD = /^\s*(?:[-+]\s*)*(?:các )?(?:tiêu chí|tiêu chuẩn|điều kiện|đối với|yêu cầu)/u

/** A clause that does nothing but count recipients. */
const COUNTING =
  /^[\s+-]*(?:[^:;]{0,40}(?:khen|tặng|chọn)[^:;]{0,20}:\s*|(?:về )?(?:số lượng|cơ cấu|chỉ tiêu|gồm|bao gồm|trong đó)[^:;]{0,40}[:\s]\s*|(?:tập thể|cá nhân)\s*:\s*)?\(?(?:không quá |tối đa |ít nhất )?\d{1,3}\s/u

/** "Người được trao Biểu trưng phải …": the award is named, not given. */
const OBLIGES = /(?:được|đề nghị|xét)\s[^;:]{0,90}\s(?:phải|cần)\s/u

/** The blocks under a node that speak of awards: criteria and their points are left out. */
export function awardBlocks(view: PlanView, node: OutlineNode): Span[] {
  const own = labelOf(view, node)
  const rest = own?.kinds.includes('awards') ? own.rest : node.body
  const below = (n: OutlineNode): Span[] => {
    const lower = view.flatLower.slice(n.body.start, n.body.end)
    if (takesHonour(view, n)) return []
    const label = labelOf(view, n)
    if (CRITERIA_LEAD.test(lower) || (label?.kinds.includes('criteria') && !label.kinds.includes('awards')))
      return []
    return [n.body, ...n.children.flatMap(below)]
  }
  return [rest, ...node.children.flatMap(below)]
}

/** The blocks and the tables under a node that speak of awards. */
export function awardsUnder(view: PlanView, node: OutlineNode): AwardPhrase[] {
  const tabled = tabledAwards(view, [...walk(node.children)])
  const rows = new Set([...tabled.rows].map((n) => n.body.start))
  const spoken = awardsIn(
    view,
    awardBlocks(view, node).filter((b) => !rows.has(b.start)),
  )
  return [...spoken, ...tabled.phrases].toSorted((a, b) => a.clause.start - b.clause.start)
}

/** "mỗi đơn vị đề nghị không quá 02 tập thể": how many each may propose, not how many are given. */
const QUOTA = new RegExp(
  String.raw`(?:^|[\s,:(])(?:mỗi|từng)\s(?:${WHO})(?!\p{L})[^;:]{0,60}(?:không (?:vượt )?quá|tối đa|nhiều nhất|không nhiều hơn)\s`,
  'u',
)

/** A clause that confers without naming who does: he who did so right before it. */
const CONFERS_ON = /^\s*(?:và\s)?(?:tặng|trao|khen|xét tặng|khen tặng)(?!\p{L})/u

/** The clauses of a block; "Giải tập thể: …; …" says whom each of them honours. */
function clausesOf(view: PlanView, block: Span): { clause: Span; group: string | null }[] {
  const lead = /^\s*(?:[-+]\s*)?(?:giải )?(tập thể|cá nhân)\s*:/u.exec(
    view.flatLower.slice(block.start, block.end),
  )
  return phrasesOf(view, block).map((clause) => ({ clause, group: lead?.[1] ?? null }))
}

/** The award phrases of several blocks; a form on one line takes its recipients from a line that only counts them. */
export function awardsIn(view: PlanView, blocks: readonly Span[]): AwardPhrase[] {
  const done: AwardPhrase[] = []
  let open: AwardPhrase[] = []
  let counted: Counted[] = []
  const close = (): void => {
    done.push(...open)
    open = []
  }
  let body: string | null = null
  for (const { clause, group } of blocks.flatMap((b) => clausesOf(view, b))) {
    const lower = view.flatLower.slice(clause.start, clause.end)
    if (QUOTA.test(lower)) continue
    const goesOn = CONFERS_ON.test(lower)
    const phrases = awardPhrasesIn(view, clause)
      .map((p) => ({
        ...p,
        conferringBody: p.conferringBody ?? (goesOn ? body : null),
        recipientKind: p.recipientKind ?? group,
      }))
      .filter((p) => p.quantity !== null || p.recipientKind !== null || !OBLIGES.test(lower))
    body = phrases.at(-1)?.conferringBody ?? body
    const recipients = phrases.length || !COUNTING.test(lower) ? [] : recipientsIn(view, clause)
    const beside = done.at(-1)
    const continues =
      recipients.length > 0 &&
      open.length === 0 &&
      beside !== undefined &&
      beside.quantity !== null &&
      /^\s*;\s*$/u.test(view.flat.slice(beside.clause.end, clause.start))
    // "… Giấy khen cho 03 tổ; 20 công nhân": the same form goes on
    if (continues) done.push(...recipients.map((r) => ({ ...beside, ...r, clause })))
    else if (recipients.length && open.length) {
      done.push(...open.flatMap((p) => recipients.map((r) => ({ ...p, ...r }))))
      open = []
    } else if (recipients.length) counted = [...recipients]
    else if (phrases.length) {
      close()
      const bare = phrases.filter((p) => p.recipientKind === null && p.quantity === null)
      done.push(...phrases.filter((p) => !bare.includes(p)))
      if (bare.length && counted.length)
        done.push(...bare.flatMap((p) => counted.map((r) => ({ ...p, ...r }))))
      else open = bare
      counted = []
    }
  }
  close()
  return done
}

/** A lead that is itself a title ("Lao động tiên tiến: 80%") names no group. */
const TITLE = /lao động|chiến s[ỹĩ]|khen|cờ|huân chương|danh hiệu/u

/** Awards that the targets of a plan aim at; whoever is not counted is the subject of the sentence, or the group of the heading. */
export function awardsAimed(view: PlanView, node: OutlineNode): AwardPhrase[] {
  const lead = labelOf(view, node)
  const group =
    lead && lead.kinds.length === 0 && lead.words.length < 40 && !node.heading && !TITLE.test(lead.words)
      ? lead.words
      : node.parent?.heading
        ? wordsOf(view, node.parent.body)
            .replace(/[:.\s]+$/u, '')
            .replace(/^(?:.*\sđối với|đối với|về|của)\s+(?:các\s)?/iu, '')
        : null
  // "90% công chức đạt …; 15% đạt …": the second share is one of the same people
  let people: string | null = null
  return phrasesOf(view, node.body).flatMap((clause) => {
    const subject = subjectOf(view, clause)
    return awardSegments(view, clause).flatMap((segment) =>
      awardPhrasesIn(view, segment).map((p): AwardPhrase => {
        if (p.recipientKind !== null) {
          people = p.quantityUnit === '%' ? p.recipientKind : people
          return p
        }
        const share = quantitiesOf(view, segment).find((q) => q.unit === '%')
        if (share)
          return {
            ...p,
            quantity: share.value,
            quantityUnit: '%',
            comparator: share.comparator,
            recipientKind: people ?? group,
            quantityQuote: passage(view, share),
          }
        return subject === null ? p : { ...p, quantity: p.quantity ?? 1, recipientKind: subject }
      }),
    )
  })
}

/** Award phrases as items, in the order of the text; the same award stated twice is one. */
export function awardItems(view: PlanView, phrases: readonly AwardPhrase[]): AwardItem[] {
  const seen = new Set<string>()
  return phrases.flatMap((p, i) => {
    const key = [p.form, p.conferringBody, p.quantity, p.recipientKind].join('|').toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    const formQuote = passage(view, p.clause)
    const asked =
      p.quantity === null
        ? {
            certainty: 'ask' as const,
            question: `Văn bản không ghi số lượng ${p.form}. Số lượng là bao nhiêu?`,
          }
        : { certainty: 'sure' as const }
    return [
      {
        ...formQuote,
        id: `award-${i + 1}@${formQuote.start}`,
        ...asked,
        form: p.form,
        conferringBody: p.conferringBody,
        quantity: p.quantity,
        ...(p.quantityUnit === null ? {} : { quantityUnit: p.quantityUnit }),
        ...(p.comparator === '=' ? {} : { comparator: p.comparator }),
        recipientKind: p.recipientKind,
        formQuote,
        quantityQuote: p.quantityQuote,
      },
    ]
  })
}
