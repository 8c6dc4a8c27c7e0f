import { contentItems } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import type { AwardPhrase } from './awardPhrases.ts'
import { awardItems } from './awards.ts'
import { periodItem, type FoundPeriod } from './periods.ts'
import type { Campaign, CampaignRelation, Criterion, Participants, Passage } from './programme.ts'
import type { Span } from './source.ts'

/** What a reader of campaigns has found before it becomes an item. */
export interface Draft {
  readonly quote: Passage
  readonly name: string
  readonly ordinal: number | null
  readonly launcher: string | null
  readonly relation: CampaignRelation
  readonly from: string | null
  readonly to: string | null
  readonly period: FoundPeriod | null
  readonly content: readonly Span[]
  readonly participants: Participants | null
  readonly awards: readonly AwardPhrase[]
  readonly criteria: readonly Criterion[]
  readonly parent?: string
  readonly question?: string
}

const NO_PERIOD =
  'Văn bản không ghi thời gian của phong trào này. Phong trào diễn ra từ ngày nào đến ngày nào?'

export function campaignOf(context: PlanContext, draft: Draft, nth: number): Campaign {
  const id = `campaign-${nth}@${draft.quote.start}`
  const question =
    draft.question ??
    (draft.relation === 'own' && draft.from === null && draft.to === null ? NO_PERIOD : undefined)
  return {
    ...draft.quote,
    id,
    ...(question === undefined ? { certainty: 'sure' as const } : { certainty: 'ask' as const, question }),
    ordinal: draft.ordinal,
    name: draft.name,
    nameQuote: draft.quote,
    launcher: draft.launcher,
    relation: draft.relation,
    from: draft.from,
    to: draft.to,
    period: periodItem(draft.period, `period-${nth}@${draft.period?.quote.start ?? 0}`),
    contentItems: contentItems(context, draft.content),
    participants: draft.participants,
    awards: awardItems(context.view, draft.awards),
    criteria: draft.criteria,
    waves: [],
    ...(draft.parent === undefined ? {} : { parent: draft.parent }),
  }
}
