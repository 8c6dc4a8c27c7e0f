import { firstDay, lastDay } from '../kernel/dates.ts'
import { printRule } from '../rules/print.ts'
import type { DraftBlock } from './draft.ts'
import type { AwardItem, Campaign, Criterion, Programme } from './programme.ts'
import {
  amountWords,
  capital,
  figure,
  listItem as item,
  lowerFirst,
  named,
  periodWords,
  plainWords,
  pointsOf,
  sentence,
} from './writeWords.ts'
import { covers } from './writeFacts.ts'

const POINTS = ['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)', 'h)', 'i)', 'k)'] as const
const point = (n: number, text: string): DraftBlock => ({
  kind: 'heading',
  level: 3,
  marker: POINTS[n] ?? '-',
  text,
})

const formWords = (award: AwardItem): string =>
  capital(award.form) + (award.conferringBody === null ? '' : ` của ${award.conferringBody}`)

function recipientsWords(award: AwardItem): string | null {
  if (award.quantity === null) return award.recipientKind
  const amount = amountWords(award.comparator ?? '=', award.quantity, null, award.quantityUnit ?? null)
  return award.recipientKind === null ? amount : `${amount} ${award.recipientKind}`
}

/** One line a form and body: "Giấy khen của Giám đốc Sở: 02 tập thể, không quá 06 cá nhân"; an open number prints as "cho tập thể". */
export function awardLines(awards: readonly AwardItem[]): string[] {
  const lines: { readonly key: string; text: string }[] = []
  for (const award of awards) {
    const form = formWords(award)
    const to = recipientsWords(award)
    const key = award.quantity === null || to === null ? '' : form
    const last = lines.at(-1)
    if (key !== '' && last?.key === key) last.text += `, ${to}`
    else lines.push({ key, text: to === null ? form : key === '' ? `${form} cho ${to}` : `${form}: ${to}` })
  }
  return lines.map((line) => line.text)
}

/** "Đối với cá nhân: có ít nhất …"; alternatives and conjunctions stay one criterion. */
export function criterionWords(criterion: Criterion): string {
  // a top-level conjunction prints with semicolons, which would read as criteria of their own: brackets keep it together
  const words = printRule('all' in criterion.rule ? { all: [criterion.rule] } : criterion.rule)
  return criterion.appliesTo === 'tất cả' ? words : `Đối với ${criterion.appliesTo}: ${words}`
}

type Words = (item: { readonly quote: string; readonly start: number; readonly end: number }) => string

interface Parts {
  readonly label: string
  readonly inline: string | null
  readonly items: readonly DraftBlock[]
}

function partsOf(campaign: Campaign, period: string, words: Words): Parts[] {
  const { contentItems, participants, awards, criteria } = campaign
  const parts: Parts[] = [
    { label: 'Nội dung thi đua', inline: null, items: contentItems.flatMap((c) => pointsOf(words(c))) },
    {
      label: 'Đối tượng',
      inline:
        participants === null
          ? null
          : sentence(
              participants.quote === '' ? participants.kinds.join('; ') : plainWords(words(participants)),
            ),
      items: [],
    },
    { label: 'Thời gian thực hiện', inline: period === '' ? null : sentence(period), items: [] },
    {
      label: 'Tiêu chuẩn xét khen thưởng',
      inline: null,
      items: criteria.map((c) => item(sentence(criterionWords(c)))),
    },
    { label: 'Hình thức khen thưởng', inline: null, items: awardLines(awards).map((a) => item(sentence(a))) },
  ]
  return parts.filter((p) => p.inline !== null || p.items.length > 0)
}

const partBlocks = (parts: readonly Parts[]): DraftBlock[] =>
  parts.flatMap((p, i) => [point(i, p.inline === null ? p.label : `${p.label}: ${p.inline}`), ...p.items])

/** The campaign's time: its own period, or its two ends where they are not the plan's. */
function timeOf(campaign: Campaign, programme: Programme): string {
  const { from, to, period } = campaign
  if (period && from !== null && to !== null && covers(period.quote, from) && covers(period.quote, to))
    return plainWords(period.quote)
  if (period) return periodWords(from ?? period.from, to ?? period.to, period.precision)
  const plan = programme.document.period
  const same = (a: string | null, b: string | null): boolean => a === b
  if (plan && from && to && same(firstDay(from), firstDay(plan.from)) && same(lastDay(to), lastDay(plan.to)))
    return ''
  return periodWords(from, to, null)
}

/** A campaign with a number is a section of its own: "1. Phong trào thi đua 1: “…”". */
export const isSection = (c: Campaign): boolean => c.relation === 'own' && c.ordinal !== null
/** The plan that is itself one campaign bears its title. */
export const isWhole = (c: Campaign, programme: Programme): boolean =>
  c.relation === 'own' && c.ordinal === null && c.name === programme.document.title

export function sectionBlocks(
  campaign: Campaign,
  nth: number,
  programme: Programme,
  words: Words,
): DraftBlock[] {
  const title = `Phong trào thi đua ${campaign.ordinal ?? nth}: ${named(campaign.name)}`
  return [
    { kind: 'heading', level: 2, marker: `${nth}.`, text: title },
    ...partBlocks(partsOf(campaign, timeOf(campaign, programme), words)),
  ]
}

const VERBS = {
  own: 'Phát động',
  inherited: 'Hưởng ứng',
  continued: 'Tiếp tục thực hiện',
  joined: 'Hưởng ứng',
  wave: 'Phát động',
  mentioned: 'Gắn với',
} as const

/** Content that reads as running sentences: few points, and none holds marks that would cut it. */
const runs = (items: readonly string[]): boolean =>
  items.length <= 4 && items.every((words) => !/[;:]|[.!?]\s/.test(words))

/** A plain name that is the movement's own words ("phong trào thi đua yêu nước tại Sở") takes no quotation marks. */
const quotedMovement = (c: Campaign): string =>
  /^phong trào/iu.test(c.name) ? lowerFirst(c.name) : `phong trào thi đua ${named(c.name)}`

/** "04 phong trào thi đua do … phát động, gồm: …" for movements that the plan carries on together, all year. */
function leadOf(group: readonly Campaign[], yearly: boolean): string {
  const [first] = group
  if (!first) return ''
  const launcher =
    first.relation === 'own' || first.launcher === null ? '' : ` do ${first.launcher} phát động`
  if (!yearly) return `${VERBS[first.relation]} ${quotedMovement(first)}${launcher}`
  return `${VERBS[first.relation]} ${figure(group.length)} phong trào thi đua${launcher} gồm: ${group.map((c) => capital(quotedMovement(c))).join('; ')}`
}

function planTime(campaign: Campaign, programme: Programme): boolean {
  const plan = programme.document.period
  return (
    plan !== null &&
    campaign.period === null &&
    campaign.from !== null &&
    campaign.to !== null &&
    firstDay(campaign.from) === firstDay(plan.from) &&
    lastDay(campaign.to) === lastDay(plan.to)
  )
}

/** Movements of one launcher that the plan says the same of are one list; every other stands alone. */
function groupsOf(campaigns: readonly Campaign[], programme: Programme, words: Words): Campaign[][] {
  const groups: { readonly key: string; readonly of: Campaign[] }[] = []
  for (const c of campaigns) {
    const listed =
      c.relation === 'inherited' && planTime(c, programme) && c.awards.length + c.criteria.length === 0
    const key = listed ? JSON.stringify([c.launcher, c.participants?.kinds, c.contentItems.map(words)]) : ''
    const last = groups.at(-1)
    if (listed && last?.key === key) last.of.push(c)
    else groups.push({ key, of: [c] })
  }
  return groups.map((g) => g.of)
}

/** Campaigns of other bodies, and those that the plan only names: a sentence, what is done for them, then what is said of them. */
export function movementBlocks(
  campaigns: readonly Campaign[],
  programme: Programme,
  words: Words,
): DraftBlock[] {
  return groupsOf(campaigns, programme, words).flatMap((group, i) => {
    const [campaign] = group
    if (!campaign) return []
    const yearly = campaign.relation === 'inherited' && planTime(campaign, programme)
    const content = campaign.contentItems.map((c) => plainWords(words(c)))
    const running = !yearly && runs(content)
    const parts = partsOf(
      running ? { ...campaign, contentItems: [] } : campaign,
      timeOf(campaign, programme),
      words,
    )
    const text = [leadOf(group, yearly), ...(running ? content : [])].map(sentence).join(' ')
    return [{ kind: 'item' as const, marker: `${i + 1}.`, text }, ...partBlocks(parts)]
  })
}

/** A wave of the plan's own campaign: "Đợt 1 (từ … đến …): …" */
export function waveBlocks(wave: Campaign, nth: number, words: Words): DraftBlock[] {
  const inside = /\(([^)]*)\)/.exec(wave.quote)?.[1] ?? ''
  const own = wave.from !== null && wave.to !== null && covers(inside, wave.from) && covers(inside, wave.to)
  const time = own ? plainWords(inside) : periodWords(wave.from, wave.to, wave.period?.precision ?? null)
  return [
    {
      kind: 'heading',
      level: 2,
      marker: `${nth}.`,
      text: `${capital(wave.name)}${time === '' ? '' : ` (${time})`}:`,
    },
    ...wave.contentItems.flatMap((c) => pointsOf(words(c))),
  ]
}

/** What a plan that is one campaign says of it, each in a section of its own. */
export function wholeParts(campaign: Campaign, words: Words): readonly Parts[] {
  return partsOf(campaign, '', words)
}
export type { Parts as CampaignPart }
