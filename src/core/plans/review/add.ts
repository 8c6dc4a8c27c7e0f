import { refuse } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import type { Campaign, Item, Programme } from '../programme.ts'
import type { AddedFact } from './commands.ts'
import { applyValues } from './mend.ts'
import type { FactKind } from './slots.ts'

/** What a fact of each kind says when a person has only pointed at its words. */
const BLANKS: Readonly<Record<Exclude<FactKind, 'document'>, (words: string, passage: Item) => object>> = {
  legalBase: (words) => ({ role: 'căn cứ', kind: words, number: null, date: null, issuer: null }),
  theme: () => ({}),
  objective: () => ({}),
  campaign: (words, at) => ({ ordinal: null, name: words, nameQuote: { quote: at.quote, start: at.start, end: at.end }, launcher: null, relation: 'own', from: null, to: null, period: null, contentItems: [], participants: null, awards: [], criteria: [], waves: [] }),
  participants: () => ({ kinds: [] }),
  content: () => ({}),
  award: (words, at) => ({ form: words, conferringBody: null, quantity: null, recipientKind: null, formQuote: { quote: at.quote, start: at.start, end: at.end }, quantityQuote: null }),
  criterion: (words) => ({ appliesTo: 'tất cả', rule: { judged: words } }),
  target: (words) => ({ metric: words, comparator: null, value: null, value2: null, unit: null, population: null, type: 'qualitative' }),
  deadline: (words) => ({ kind: 'condition', precision: null, what: words, who: null, submitTo: null }),
  stage: () => ({ from: '', to: '', precision: 'day' }),
  meeting: (words) => ({ kind: words, body: null, dates: [], chair: null, agenda: [] }),
  responsibility: (words) => ({ who: [], role: 'thực hiện', what: words, beneficiary: null }),
  commemoration: (words) => ({ name: words, years: null, founded: null, on: null }),
  task: () => ({}),
  publicity: () => ({}),
  budget: () => ({ amount: null }),
  linkedDocument: (words) => ({ kind: words, number: null, date: null }),
  recipient: (words) => ({ name: words }),
}

/** A deadline with a day is one that falls due, unless something else was said. */
const withKind = (added: AddedFact): AddedFact['values'] => {
  const { values, kind } = added
  if (kind !== 'deadline' || 'kind' in values) return values
  if (values['rule']) return { ...values, kind: 'recurring' }
  return values['date'] || values['to'] ? { ...values, kind: 'due' } : values
}

/** The item of a fact that a person added. Refused: plan.value-invalid. */
export function addedItem(added: AddedFact): Result<Item> {
  if (added.kind === 'document') return refuse('plan.fact-unknown', { id: added.id })
  const item: Item = { id: added.id, certainty: 'sure', quote: added.quote, start: added.start, end: added.end }
  const words = added.quote.replace(/\s+/g, ' ').trim()
  return applyValues(added.kind, { ...item, ...BLANKS[added.kind](words, item) }, withKind(added))
}

type Lists = 'legalBases' | 'objectives' | 'tasks' | 'stages' | 'commemorations' | 'publicity' | 'budget' | 'linkedDocuments' | 'criteria' | 'targets' | 'deadlines' | 'meetings' | 'responsibilities' | 'recipients' | 'campaigns'
const LIST: Readonly<Partial<Record<FactKind, Lists>>> = {
  legalBase: 'legalBases', objective: 'objectives', task: 'tasks', stage: 'stages', commemoration: 'commemorations', publicity: 'publicity', budget: 'budget',
  linkedDocument: 'linkedDocuments', criterion: 'criteria', target: 'targets', deadline: 'deadlines', meeting: 'meetings', responsibility: 'responsibilities', recipient: 'recipients', campaign: 'campaigns',
}

const into = (c: Campaign, kind: FactKind, item: Item): Campaign => {
  if (kind === 'participants') return { ...c, participants: item as Campaign['participants'] }
  if (kind === 'content') return { ...c, contentItems: [...c.contentItems, item] }
  if (kind === 'award') return { ...c, awards: [...c.awards, item as Campaign['awards'][number]] }
  return { ...c, criteria: [...c.criteria, item as Campaign['criteria'][number]] }
}

/** Where an added fact goes: kinds that hang on a campaign (or, for contents, a meeting) need it. */
export function placeOf(p: Programme, added: Pick<AddedFact, 'kind' | 'parent'>): 'list' | 'campaign' | 'meeting' | 'theme' | null {
  if (added.kind === 'theme') return 'theme'
  if (added.parent !== null && p.campaigns.some((c) => c.id === added.parent)) return ['participants', 'content', 'award', 'criterion'].includes(added.kind) ? 'campaign' : null
  if (added.parent !== null && p.meetings.some((m) => m.id === added.parent)) return added.kind === 'content' ? 'meeting' : null
  return added.parent === null && LIST[added.kind] ? 'list' : null
}

/** The programme with one more item. */
export function insert(p: Programme, added: AddedFact, item: Item): Programme {
  switch (placeOf(p, added)) {
    case 'theme':
      return { ...p, theme: item }
    case 'campaign':
      return { ...p, campaigns: p.campaigns.map((c) => (c.id === added.parent ? into(c, added.kind, item) : c)) }
    case 'meeting':
      return { ...p, meetings: p.meetings.map((m) => (m.id === added.parent ? { ...m, agenda: [...m.agenda, item] } : m)) }
    case 'list': {
      const list = LIST[added.kind]
      return list ? { ...p, [list]: [...p[list], item] } : p
    }
    case null:
      return p
  }
}

export const addedOk = (p: Programme, added: AddedFact): Result<Item> => (placeOf(p, added) === null ? refuse('plan.value-invalid', { field: 'Thuộc về', value: added.parent ?? '' }) : addedItem(added))
