import type { AwardItem, Campaign, Item, Passage } from '../programme.ts'
import type { DocumentItem, FactKind } from './slots.ts'

const passageOf = ({ quote, start, end }: Passage): Passage => ({ quote, start, end })

/** The places in the text that a fact stands on, its own words first. */
export function passagesOf(kind: FactKind, item: Item): Passage[] {
  if (kind === 'document') return Object.values((item as DocumentItem).document.passages).map(passageOf).sort((a, b) => a.start - b.start)
  const own = passageOf(item)
  if (kind === 'award') {
    const { formQuote, quantityQuote } = item as AwardItem
    return [own, passageOf(formQuote), ...(quantityQuote ? [passageOf(quantityQuote)] : [])].filter((p, i) => i === 0 || p.start < own.start || p.end > own.end)
  }
  if (kind !== 'campaign') return [own]
  const { nameQuote, period } = item as Campaign
  return [passageOf(nameQuote), ...(period ? [passageOf(period)] : [])]
}
