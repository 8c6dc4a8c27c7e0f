import { showDate } from '../kernel/dates.ts'
import type { Campaign, Deadline, Passage, Programme, Target } from './programme.ts'

/** An item of a programme as a comparison sees it: what it is about, and what it says. */
export interface Comparable {
  readonly kind: 'campaign' | 'participants' | 'content' | 'award' | 'criterion' | 'target' | 'deadline' | 'stage' | 'meeting' | 'responsibility' | 'task' | 'theme' | 'objective' | 'recipient' | 'legalBase'
  readonly id: string
  /** what it is about: two items with the same subject are the same thing */
  readonly subject: string
  /** what it says about it: a different value is a change */
  readonly value: string
  readonly title: string
  readonly passage: Passage
}

const span = (from: string | null | undefined, to: string | null | undefined): string => [from, to].map((d) => (d ? showDate(d) : '')).join(' – ')

const SIGN: Readonly<Record<string, string>> = { '>=': 'ít nhất ', '<=': 'không quá ', '>': 'trên ', '<': 'dưới ' }

function targetValue(t: Target): string {
  if (t.value === null) return ''
  const range = t.comparator === 'between' && t.value2 !== null ? `từ ${t.value} đến ${t.value2}` : `${SIGN[t.comparator ?? ''] ?? ''}${t.value}`
  return `${range}${t.unit === '%' ? '%' : t.unit === null ? '' : ` ${t.unit}`}`
}

function deadlineValue(d: Deadline): string {
  const days = d.dates ?? (d.date === undefined ? [] : [d.date])
  const when = days.length > 0 ? days.map(showDate).join(', ') : (d.rule ?? span(d.from, d.to))
  return d.comparator === 'before' ? `trước ${when}` : when
}

const of = (kind: Comparable['kind'], item: Passage & { readonly id: string }, subject: string, value: string, title = subject): Comparable => ({
  kind, id: item.id, subject, value, title, passage: { quote: item.quote, start: item.start, end: item.end },
})

function ofCampaign(c: Campaign): Comparable[] {
  const own = of('campaign', { ...c.nameQuote, id: c.id }, c.name, span(c.from, c.to))
  const within = (s: string): string => `${s} | ${c.name}`
  return [
    own,
    ...(c.participants ? [of('participants', c.participants, c.name, c.participants.quote, `Đối tượng: ${c.name}`)] : []),
    ...c.contentItems.map((i) => of('content', i, within(i.quote), '', i.quote)),
    ...c.awards.map((a) => {
      const title = [a.form, a.conferringBody, a.recipientKind].filter(Boolean).join(' · ')
      return of('award', a, within(title), a.quantity === null ? '' : `${a.quantity}${a.quantityUnit ?? ''}`, title)
    }),
    ...c.criteria.map((i) => of('criterion', i, within(`${i.appliesTo}: ${i.quote}`), '', i.quote)),
  ]
}

/** Everything of a programme that can be added, changed or dropped by a later one. */
export function comparablesOf(p: Programme): Comparable[] {
  return [
    ...(p.theme ? [of('theme', p.theme, 'Chủ đề', p.theme.quote)] : []),
    ...p.campaigns.flatMap(ofCampaign),
    ...p.targets.map((t) => of('target', t, `${t.metric} ${t.population ?? ''}`, targetValue(t), t.metric)),
    ...p.deadlines.filter((d) => d.kind !== 'campaign-period' && d.kind !== 'stage').map((d) => of('deadline', d, d.what, deadlineValue(d))),
    ...p.stages.map((s) => of('stage', s, s.quote, span(s.from, s.to))),
    ...p.meetings.map((m) => of('meeting', m, `${m.kind} ${m.body ?? ''}`, [m.dates.map(showDate).join(', '), m.chair ?? ''].filter(Boolean).join(' · '), m.kind)),
    ...p.responsibilities.map((r) => of('responsibility', r, `${r.who.join(', ')} ${r.role} ${r.what}`, '', r.quote)),
    ...p.tasks.map((t) => of('task', t, t.quote, '')),
    ...p.objectives.map((o) => of('objective', o, o.quote, '')),
    ...p.recipients.map((r) => of('recipient', r, r.name, '')),
    ...p.legalBases.map((b) => of('legalBase', b, b.number ?? b.quote, '', b.quote)),
  ]
}
