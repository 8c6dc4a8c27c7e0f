import { firstDay, lastDay } from '../kernel/dates.ts'
import { printRule } from '../rules/print.ts'
import type { DraftBlock } from './draft.ts'
import type { AwardItem, Campaign, Criterion, Programme } from './programme.ts'
import {
  amountWords,
  capital,
  listItem as item,
  named,
  periodWords,
  plainWords,
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
  readonly items: readonly string[]
}

function partsOf(campaign: Campaign, period: string, words: Words): Parts[] {
  const { contentItems, participants, awards, criteria } = campaign
  const parts: Parts[] = [
    { label: 'Nội dung thi đua', inline: null, items: contentItems.map((c) => sentence(words(c))) },
    {
      label: 'Đối tượng',
      inline:
        participants === null
          ? null
          : sentence(participants.quote === '' ? participants.kinds.join('; ') : words(participants)),
      items: [],
    },
    { label: 'Thời gian thực hiện', inline: period === '' ? null : sentence(period), items: [] },
    {
      label: 'Tiêu chuẩn xét khen thưởng',
      inline: null,
      items: criteria.map((c) => sentence(criterionWords(c))),
    },
    { label: 'Hình thức khen thưởng', inline: null, items: awardLines(awards).map(sentence) },
  ]
  return parts.filter((p) => p.inline !== null || p.items.length > 0)
}

const partBlocks = (parts: readonly Parts[]): DraftBlock[] =>
  parts.flatMap((p, i) => [
    point(i, p.inline === null ? p.label : `${p.label}: ${p.inline}`),
    ...p.items.map(item),
  ])

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

/** Content that reads as running sentences: no point of it holds marks that would cut it. */
const runs = (items: readonly string[]): boolean => items.every((words) => !/[;:]|[.!?]\s/.test(words))

/** A campaign of another body, or one that the plan only names: one sentence, what is done for it, then what is said of it. */
export function movementBlocks(
  campaign: Campaign,
  nth: number,
  programme: Programme,
  words: Words,
): DraftBlock[] {
  const launcher =
    campaign.relation === 'own' || campaign.launcher === null ? '' : ` do ${campaign.launcher} phát động`
  const lead = `${VERBS[campaign.relation]} phong trào thi đua ${named(campaign.name)}${launcher}`
  const content = campaign.contentItems.map(words)
  const running = runs(content)
  const parts = partsOf(
    running ? { ...campaign, contentItems: [] } : campaign,
    timeOf(campaign, programme),
    words,
  )
  const text = [lead, ...(running ? content : [])].map(sentence).join(' ')
  return [{ kind: 'item', marker: `${nth}.`, text }, ...partBlocks(parts)]
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
    ...wave.contentItems.map((c) => item(sentence(words(c)))),
  ]
}

/** What a plan that is one campaign says of it, each in a section of its own. */
export function wholeParts(campaign: Campaign, words: Words): readonly Parts[] {
  return partsOf(campaign, '', words)
}
export type { Parts as CampaignPart }
