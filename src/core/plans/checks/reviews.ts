import { firstDay, lastDay, showDate, type DateLike } from '../../kernel/dates.ts'
import { walk, type OutlineNode } from '../outline.ts'
import type { Campaign } from '../programme.ts'
import type { CheckDefinition, CheckInput, Finding } from './check.ts'

/** The smallest heading or point that holds the campaign's name, with all below it. */
function sectionOf(nodes: readonly OutlineNode[], campaign: Campaign): OutlineNode | null {
  let best: OutlineNode | null = null
  for (const node of nodes)
    if (node.marker && node.start <= campaign.nameQuote.start && node.body.end >= campaign.nameQuote.end)
      best = node
  return best
}

interface Milestone {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly date: DateLike
}
function milestones({
  context,
  programme,
}: CheckInput): readonly (Milestone & { readonly closing: boolean })[] {
  const found = new Map<number, Milestone & { closing: boolean }>()
  for (const d of programme.deadlines) {
    const words = context.view.lower.slice(d.start, d.end)
    const date = d.date
    if (date !== undefined && /sơ kết|tổng kết/u.test(words) && !/báo cáo/u.test(words))
      found.set(d.start, { id: d.id, start: d.start, end: d.end, date, closing: !/sơ kết/u.test(words) })
  }
  return [...found.values()]
}

function outside(campaign: Campaign, m: Milestone & { readonly closing: boolean }): string | null {
  if (campaign.from !== null && lastDay(m.date) < firstDay(campaign.from))
    return `trước khi phong trào bắt đầu (${showDate(campaign.from)})`
  if (campaign.to !== null && !m.closing && firstDay(m.date) > lastDay(campaign.to))
    return `sau khi phong trào kết thúc (${showDate(campaign.to)})`
  return null
}

function find(input: CheckInput): Finding[] {
  const nodes = [...walk(input.context.outline)]
  const stones = milestones(input)
  return input.programme.campaigns.flatMap((campaign) => {
    if (campaign.relation !== 'own' && campaign.relation !== 'wave') return []
    const section = sectionOf(nodes, campaign)
    return stones.flatMap((m) => {
      const wrong = section && m.start >= section.start && m.end <= section.end ? outside(campaign, m) : null
      return wrong === null
        ? []
        : [
            {
              at: m,
              items: [m.id, campaign.id],
              message: `Mốc sơ kết, tổng kết ${showDate(m.date)} nằm ${wrong}.`,
              mend: 'Sửa mốc, hoặc sửa thời gian của phong trào.',
            },
          ]
    })
  })
}

/** L04: a campaign is reviewed while it runs and summed up after it began. */
export const reviews: CheckDefinition = {
  code: 'L04',
  severity: 'should',
  title: 'Mốc sơ kết ngoài thời gian phong trào',
  meaning: 'Mốc sơ kết hoặc tổng kết ghi trong một phong trào nằm ngoài thời gian của chính phong trào đó.',
  basis: null,
  find,
}
