import type { Award, Campaign, Deadline, Passage, Programme } from '../../../src/core/plans/programme.ts'

/** What a passage says, whatever wraps, marks or ends it. */
export const bareWords = (quote: string): string =>
  quote
    .normalize('NFC')
    .replace(/[*_#]+/g, '')
    .replace(/[“”"]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[-+•]\s*)+/u, '')
    .replace(/[.;:](?:\s+[-+•])?(?=\s)/gu, '')
    .replace(/[\s.;,:/]+$/u, '')
    .toLowerCase()

const line = (...values: readonly unknown[]): string =>
  JSON.stringify(values, (_k, v: unknown) => (typeof v === 'string' ? bareWords(v) : v))
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value

const words = (items: readonly Passage[]): string[] => items.map((i) => line(i.quote))
const awardLine = (a: Award): string =>
  line(a.form, a.conferringBody, a.quantity, a.quantityUnit ?? null, a.comparator ?? '=', a.recipientKind)

function campaignFacts(c: Campaign, all: readonly Campaign[]): [string, string][] {
  const of = (id: string | undefined): string | null => all.find((k) => k.id === id)?.name ?? null
  const own = (kind: string, values: readonly string[]): [string, string][] =>
    values.map((v) => [kind, `${bareWords(c.name)} ${v}`])
  return [
    ['campaigns', line(c.name, c.relation, c.ordinal, c.launcher, of(c.parent))],
    [
      'campaign times',
      line(c.name, c.from, c.to, c.period?.from ?? null, c.period?.to ?? null, c.period?.precision ?? null),
    ],
    ...own('content', words(c.contentItems)),
    ...own('participants', c.participants === null ? [] : [line(c.participants.kinds)]),
    ...own('awards', c.awards.map(awardLine)),
    ...own(
      'campaign criteria',
      c.criteria.map((k) => line(k.appliesTo, sorted(k.rule))),
    ),
    ...own(
      'waves',
      c.waves.map((w) => line(of(w))),
    ),
  ]
}

/** Kinds of deadlines that only repeat the time of a campaign, a stage or a meeting: their label is no value. */
const REPEATS = new Set(['campaign-period', 'meeting-months', 'stage'])
const WHEN =
  /[,(]?\s*(?:hoàn thành\s+)?(?:trước|chậm nhất|trong|đến hết|vào|xong trước)\s+(?:là\s+)?(?:ngày|tháng|quý|năm|\d).*$/u

/** What a deadline is for, without its doer, its addressee and its time, which are values of their own. */
function deadlineMatter(d: Deadline): string {
  if (REPEATS.has(d.kind)) return ''
  const words = bareWords(d.what)
  const doer = d.who === null ? '' : bareWords(d.who)
  return words
    .slice(words.startsWith(doer) ? doer.length : 0)
    .replace(WHEN, '')
    .trim()
}

/** A programme as facts: kind and values. Ids, places, quotation and certainty are gone; free text is its words. */
export function factsOf(p: Programme): [string, string][] {
  const d = p.document
  const list = (kind: string, values: readonly string[]): [string, string][] => values.map((v) => [kind, v])
  const head = {
    kind: d.kind,
    number: d.number?.replace(/^0+(?=\d)/, '') ?? null,
    date: d.date,
    place: d.place,
    issuer: d.issuer,
    title: d.title,
    signer: d.signer,
    period: d.period,
  }
  return [
    ...list(
      'document',
      Object.entries(head).flatMap(([field, value]) => (value === null ? [] : [line(field, sorted(value))])),
    ),
    ...list(
      'legalBases',
      p.legalBases.map((b) => line(b.role, b.kind, b.number, b.date, b.issuer)),
    ),
    ...p.campaigns.flatMap((c) => campaignFacts(c, p.campaigns)),
    ...list('theme', p.theme === null ? [] : words([p.theme])),
    ...list('objectives', words(p.objectives)),
    ...list('tasks', words(p.tasks)),
    ...list(
      'stages',
      p.stages.map((s) => line(s.quote, s.from, s.to, s.precision)),
    ),
    ...list(
      'commemorations',
      p.commemorations.map((c) => line(c.name, c.years, c.founded, c.on)),
    ),
    ...list('publicity', words(p.publicity)),
    ...list(
      'budget',
      p.budget.map((m) => line(m.quote, m.amount)),
    ),
    ...list(
      'linkedDocuments',
      p.linkedDocuments.map((l) => line(l.kind, l.number, l.date)),
    ),
    ...list(
      'criteria',
      p.criteria.map((c) => line(c.appliesTo, sorted(c.rule))),
    ),
    ...list(
      'targets',
      p.targets.map((t) => line(t.metric, t.comparator, t.value, t.value2, t.unit, t.population, t.type)),
    ),
    ...list(
      'deadlines',
      p.deadlines.map((x) =>
        line(
          x.kind,
          x.date ?? null,
          x.from ?? null,
          x.to ?? null,
          x.dates ?? null,
          x.rule ?? null,
          x.comparator ?? null,
          x.precision,
          deadlineMatter(x),
          REPEATS.has(x.kind) ? null : x.who,
          x.submitTo,
        ),
      ),
    ),
    ...list(
      'meetings',
      p.meetings.map((m) => line(m.kind, m.body, m.dates, m.chair, words(m.agenda))),
    ),
    ...list(
      'responsibilities',
      p.responsibilities.map((r) => line(r.who, r.role, r.what, r.beneficiary)),
    ),
    ...list(
      'recipients',
      p.recipients.map((r) => line(r.name, r.purpose ?? null)),
    ),
  ]
}

export interface Survival {
  readonly kept: number
  readonly all: number
  readonly lost: readonly string[]
  readonly added: readonly string[]
}

/** How many facts of the first stand in the second, each used once; what was lost, what came in addition. */
export function survival(before: Programme, after: Programme): Survival {
  const left = new Map<string, number>()
  for (const [kind, value] of factsOf(after))
    left.set(`${kind} ${value}`, (left.get(`${kind} ${value}`) ?? 0) + 1)
  const facts = factsOf(before)
  const lost: string[] = []
  for (const [kind, value] of facts) {
    const key = `${kind} ${value}`
    const n = left.get(key) ?? 0
    if (n > 0) left.set(key, n - 1)
    else lost.push(key)
  }
  const added = [...left].flatMap(([key, n]) => Array.from({ length: n }, () => key))
  return { kept: facts.length - lost.length, all: facts.length, lost, added }
}
