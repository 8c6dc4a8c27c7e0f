import type { AwardItem, Campaign, Criterion, Item, Meeting, Passage, Programme, ProgrammeDocument } from '../programme.ts'

export const FACT_KINDS = [
  'document', 'legalBase', 'theme', 'objective', 'campaign', 'participants', 'content', 'award', 'criterion', 'target', 'deadline', 'stage', 'meeting',
  'responsibility', 'commemoration', 'task', 'publicity', 'budget', 'linkedDocument', 'recipient',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** The head of the plan as an item among the others: its fields are mended like theirs. */
export interface DocumentItem extends Item {
  readonly document: ProgrammeDocument
}
export const DOCUMENT_ID = 'document'

/** Sees every item of a programme in turn; the item it gives back takes the place, null drops it with all that hangs on it. */
export type Visit = (kind: FactKind, item: Item, parent: string | null) => Item | null

const visitAll = <T extends Item>(visit: Visit, kind: FactKind, items: readonly T[], parent: string | null = null): T[] => items.flatMap((item) => (visit(kind, item, parent) as T | null) ?? [])

const NO_PASSAGE: Passage = { quote: '', start: 0, end: 0 }

/** The document's own item: asked when who issued it or what it is called was not read. */
export function documentItem(document: ProgrammeDocument): DocumentItem {
  const at = document.passages['title'] ?? document.passages['number'] ?? document.passages['kind'] ?? Object.values(document.passages)[0] ?? NO_PASSAGE
  const missing = [...(document.issuer === null ? ['cơ quan ban hành'] : []), ...(document.title === null ? ['trích yếu'] : [])]
  const base = { ...at, id: DOCUMENT_ID, document }
  return missing.length === 0 ? { ...base, certainty: 'sure' } : { ...base, certainty: 'ask', question: `Phần đầu văn bản không thấy ${missing.join(' và ')}. Bổ sung, hoặc giữ như vậy?` }
}

function visitCampaign(visit: Visit, campaign: Campaign): Campaign | null {
  const own = visit('campaign', campaign, null) as Campaign | null
  if (!own) return null
  return {
    ...own,
    participants: own.participants && (visit('participants', own.participants, own.id) as Campaign['participants']),
    contentItems: visitAll(visit, 'content', own.contentItems, own.id),
    awards: visitAll<AwardItem>(visit, 'award', own.awards, own.id),
    criteria: visitAll<Criterion>(visit, 'criterion', own.criteria, own.id),
  }
}

function visitMeeting(visit: Visit, meeting: Meeting): Meeting | null {
  const own = visit('meeting', meeting, null) as Meeting | null
  return own && { ...own, agenda: visitAll(visit, 'content', own.agenda, own.id) }
}

/** The same programme with every item seen, changed or dropped. The document's own item is never dropped. */
export function mapItems(p: Programme, visit: Visit): Programme {
  const head = visit('document', documentItem(p.document), null) as DocumentItem | null
  return {
    ...p,
    document: head?.document ?? p.document,
    legalBases: visitAll(visit, 'legalBase', p.legalBases),
    theme: p.theme && visit('theme', p.theme, null),
    objectives: visitAll(visit, 'objective', p.objectives),
    campaigns: p.campaigns.flatMap((c) => visitCampaign(visit, c) ?? []),
    criteria: visitAll(visit, 'criterion', p.criteria),
    targets: visitAll(visit, 'target', p.targets),
    tasks: visitAll(visit, 'task', p.tasks),
    stages: visitAll(visit, 'stage', p.stages),
    deadlines: visitAll(visit, 'deadline', p.deadlines),
    meetings: p.meetings.flatMap((m) => visitMeeting(visit, m) ?? []),
    responsibilities: visitAll(visit, 'responsibility', p.responsibilities),
    commemorations: visitAll(visit, 'commemoration', p.commemorations),
    publicity: visitAll(visit, 'publicity', p.publicity),
    budget: visitAll(visit, 'budget', p.budget),
    linkedDocuments: visitAll(visit, 'linkedDocument', p.linkedDocuments),
    recipients: visitAll(visit, 'recipient', p.recipients),
  }
}

export interface Slot {
  readonly kind: FactKind
  readonly item: Item
  readonly parent: string | null
}

/** Every item of a programme with its kind and what it hangs on, in reading order; the document first. */
export function slotsOf(p: Programme): Slot[] {
  const slots: Slot[] = []
  mapItems(p, (kind, item, parent) => {
    slots.push({ kind, item, parent })
    return item
  })
  const [head, ...rest] = slots
  const sorted = rest.sort((a, b) => a.item.start - b.item.start || a.item.end - b.item.end)
  return head ? [head, ...sorted] : sorted
}
