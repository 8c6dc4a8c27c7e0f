import * as fc from 'fast-check'
import { groupOf, type Leaf, type Rule } from '../../../src/core/rules/rule.ts'
import type {
  AwardItem,
  Campaign,
  Criterion,
  Deadline,
  Item,
  LegalBase,
  Meeting,
  Participants,
  PeriodItem,
  Programme,
  ProgrammeDocument,
  Recipient,
  Responsibility,
  Target,
} from '../../../src/core/plans/programme.ts'
import * as W from './words.ts'

const ITEM: Item = { quote: '', start: 0, end: 0, id: '', certainty: 'sure' }
const NOWHERE = { quote: '', start: 0, end: 0 }
const pick = <T>(from: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...from)
const some = <T>(from: readonly T[], most = 3, least = 0): fc.Arbitrary<T[]> =>
  fc.uniqueArray(pick(from), { minLength: least, maxLength: most })
const two = (n: number): string => String(n).padStart(2, '0')
const textItems = (from: readonly string[], most = 3): fc.Arbitrary<Item[]> =>
  some(from, most).map((quotes) => quotes.map((quote) => ({ ...ITEM, quote })))

const dayOf = (year: number, from = 1, to = 12): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 28 }))
    .map(([m, d]) => `${year}-${two(m)}-${two(d)}`)

function leaf(): fc.Arbitrary<Leaf> {
  return fc.oneof(
    pick(W.JUDGED).map((judged): Leaf => ({ judged })),
    fc.integer({ min: 1, max: 20 }).map((atLeast): Leaf => ({ service: { atLeast, unit: 'năm' } })),
    fc
      .tuple(
        pick(['HTT', 'HTXS'] as const),
        fc.oneof(pick(['every', 'this'] as const), fc.integer({ min: 1, max: 5 })),
      )
      .map(([level, years]): Leaf => ({ rating: { level, orBetter: level === 'HTT', years } })),
    fc
      .tuple(pick(['BKT', 'CSTDCS', 'GK']), fc.integer({ min: 1, max: 4 }))
      .map(([what, atLeast]): Leaf => ({ held: { what, atLeast, unit: 'lần' } })),
    fc
      .integer({ min: 1, max: 3 })
      .map((atLeast): Leaf => ({ initiative: { kind: 'sáng kiến', level: 'cơ sở', atLeast } })),
  )
}
const rule = (): fc.Arbitrary<Rule> =>
  fc.oneof(
    { weight: 4, arbitrary: leaf() },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(leaf(), { minLength: 2, maxLength: 3, selector: (l) => JSON.stringify(l) })
        .map((all) => groupOf('any', all)),
    },
  )

const criteria = (): fc.Arbitrary<Criterion[]> =>
  fc.uniqueArray(
    fc
      .tuple(pick(['tập thể', 'cá nhân']), rule())
      .map(([appliesTo, rule]): Criterion => ({ ...ITEM, appliesTo, rule })),
    { maxLength: 3, selector: (c) => JSON.stringify(c) },
  )

const awards = (): fc.Arbitrary<AwardItem[]> =>
  fc.uniqueArray(
    fc
      .tuple(
        pick(W.FORMS),
        pick(W.CONFERRERS),
        fc.integer({ min: 1, max: 40 }),
        pick(W.RECIPIENT_KINDS),
        pick(['=', '=', '<='] as const),
      )
      .map(([form, conferringBody, quantity, recipientKind, comparator]): AwardItem => ({
        ...ITEM,
        form,
        conferringBody,
        quantity,
        recipientKind,
        ...(comparator === '=' ? {} : { comparator }),
        formQuote: NOWHERE,
        quantityQuote: NOWHERE,
      })),
    { maxLength: 4, selector: (a) => [a.form, a.conferringBody, a.recipientKind].join() },
  )

const participants = (): fc.Arbitrary<Participants | null> =>
  fc.option(some(W.GROUPS, 3, 1).map((kinds): Participants => ({ ...ITEM, kinds })))

function period(year: number): fc.Arbitrary<PeriodItem> {
  const day = fc
    .tuple(dayOf(year, 1, 6), dayOf(year, 7, 12))
    .map(([from, to]): PeriodItem => ({ ...ITEM, from, to, precision: 'day' }))
  const month = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 12 }))
    .map(([a, b]): PeriodItem => ({
      ...ITEM,
      from: `${year}-${two(a)}`,
      to: `${year}-${two(b)}`,
      precision: 'month',
    }))
  return fc.oneof(day, month)
}

const EMPTY: Omit<Campaign, 'name' | 'relation' | 'launcher' | 'from' | 'to'> = {
  ...ITEM,
  ordinal: null,
  nameQuote: NOWHERE,
  period: null,
  contentItems: [],
  participants: null,
  awards: [],
  criteria: [],
  waves: [],
}

function sections(document: ProgrammeDocument, year: number): fc.Arbitrary<Campaign[]> {
  const one = fc.record({
    name: pick(W.NAMES),
    content: textItems(W.CONTENTS).filter((c) => c.length > 0),
    participants: participants(),
    period: fc.option(period(year)),
    awards: awards(),
    criteria: criteria(),
  })
  return fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector: (c) => c.name }).map((made) =>
    made.map((c, i): Campaign => ({
      ...EMPTY,
      name: c.name,
      ordinal: i + 1,
      relation: 'own',
      launcher: document.issuer,
      period: c.period,
      from: c.period?.from ?? `${year}-01-01`,
      to: c.period?.to ?? `${year}-12-31`,
      contentItems: c.content,
      participants: c.participants,
      awards: c.awards,
      criteria: c.criteria,
    })),
  )
}

const movements = (taken: readonly string[]): fc.Arbitrary<Campaign[]> =>
  fc.uniqueArray(
    fc
      .tuple(
        pick(W.NAMES.filter((n) => !taken.includes(n))),
        pick(['inherited', 'joined', 'continued'] as const),
        pick(W.LAUNCHERS),
        textItems(W.CONTENTS, 2),
      )
      .map(([name, relation, launcher, contentItems]): Campaign => ({
        ...EMPTY,
        name,
        relation,
        launcher: relation === 'inherited' ? launcher : null,
        from: null,
        to: null,
        contentItems,
      })),
    { maxLength: 2, selector: (c) => c.name },
  )

const bases = (year: number): fc.Arbitrary<LegalBase[]> =>
  fc.uniqueArray(
    fc
      .tuple(
        pick(W.BASES),
        fc.integer({ min: 10, max: 999 }),
        dayOf(year - 1),
        pick(['căn cứ', 'thực hiện'] as const),
      )
      .map(([b, n, date, role]): LegalBase => ({
        ...ITEM,
        role,
        kind: b.kind,
        number: b.year ? `${n}/${year - 1}/${b.symbol}` : `${n}/${b.symbol}`,
        date,
        issuer: b.issuer,
      })),
    { maxLength: 4, selector: (b) => b.number },
  )

const targets = (): fc.Arbitrary<Target[]> =>
  fc.uniqueArray(
    fc.oneof(
      fc
        .tuple(pick(W.METRICS), fc.integer({ min: 10, max: 99 }), pick(['>=', '>'] as const))
        .map(([metric, value, comparator]): Target => ({
          ...ITEM,
          metric,
          comparator,
          value,
          value2: null,
          unit: '%',
          population: null,
          type: 'percent',
        })),
      fc.tuple(pick(W.COUNTED), fc.integer({ min: 2, max: 30 })).map(([[unit, metric], value]): Target => ({
        ...ITEM,
        metric,
        comparator: '>=',
        value,
        value2: null,
        unit,
        population: null,
        type: 'count',
      })),
    ),
    { maxLength: 3, selector: (t) => t.metric },
  )

const deadlines = (year: number): fc.Arbitrary<Deadline[]> =>
  fc.uniqueArray(
    fc
      .tuple(pick(W.DOERS), pick(W.TASKS), dayOf(year), pick(['before', 'by'] as const))
      .map(([who, what, date, comparator]): Deadline => ({
        ...ITEM,
        kind: 'due',
        date,
        comparator,
        precision: 'day',
        what: what.charAt(0).toLowerCase() + what.slice(1),
        who,
        submitTo: null,
      })),
    { maxLength: 3, selector: (d) => d.what },
  )

const meetings = (year: number, body: string | null): fc.Arbitrary<Meeting[]> =>
  fc
    .tuple(some(W.AGENDAS, 3, 1), pick(W.CHAIRS), some([3, 6, 9, 12], 3, 1))
    .map(([agenda, chair, months]): Meeting[] => [
      {
        ...ITEM,
        kind: 'định kỳ',
        body,
        chair,
        dates: months.sort((a, b) => a - b).map((m) => `${year}-${two(m)}`),
        agenda: agenda.map((quote) => ({ ...ITEM, quote })),
      },
    ])

const duties = (): fc.Arbitrary<Responsibility[]> =>
  fc.uniqueArray(
    fc.tuple(pick(W.DOERS), pick(W.DUTIES)).map(([who, what]): Responsibility => ({
      ...ITEM,
      who: [who],
      role: what.split(/[ ,]/).slice(0, 2).join(' '),
      what,
      beneficiary: null,
    })),
    { maxLength: 3, selector: (r) => r.who[0] },
  )

const recipients = (): fc.Arbitrary<Recipient[]> =>
  some(W.COPIES, 4, 1).map((names): Recipient[] => [
    ...names.map((name) => ({ ...ITEM, name })),
    { ...ITEM, name: 'VT, VP', purpose: 'lưu' },
  ])

const documents = (year: number): fc.Arbitrary<ProgrammeDocument> =>
  fc
    .record({
      issuer: pick(W.ISSUERS),
      place: pick(W.PLACES),
      date: dayOf(year, 1, 3),
      number: fc.integer({ min: 1, max: 400 }),
      signer: pick(W.SIGNERS),
      name: pick(W.PEOPLE),
    })
    .map((d): ProgrammeDocument => ({
      kind: 'Kế hoạch',
      number: `${two(d.number)}/KH-S`,
      date: d.date,
      place: d.place,
      issuer: `${d.issuer} tỉnh ${d.place}`,
      title: `Tổ chức các phong trào thi đua năm ${year}`,
      signer: { ...d.signer, name: d.name },
      period: { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' },
      passages: {},
    }))

/** The kinds of facts that a generated programme may hold. */
export type FactKind =
  | 'bases'
  | 'sections'
  | 'movements'
  | 'objectives'
  | 'theme'
  | 'targets'
  | 'tasks'
  | 'publicity'
  | 'deadlines'
  | 'meetings'
  | 'responsibilities'

const none: fc.Arbitrary<never[]> = fc.constant([])

/** Random programmes of the invented vocabulary; head, signature, recipients and at least one campaign are always there. */
export function programmes(kinds: ReadonlySet<FactKind>): fc.Arbitrary<Programme> {
  const when = <T>(kind: FactKind, made: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
    kinds.has(kind) ? made : none
  return fc.integer({ min: 2019, max: 2029 }).chain((year) =>
    documents(year).chain((document) =>
      sections(document, year).chain((own) =>
        fc.record({
          format: fc.constant('bang-vang/programme@1' as const),
          source: fc.constant({ name: 'generated', sha256: '', kind: 'txt' as const, length: 0 }),
          document: fc.constant(document),
          legalBases: when('bases', bases(year)),
          campaigns: when('movements', movements(own.map((c) => c.name))).map((more) => [...own, ...more]),
          theme: kinds.has('theme')
            ? fc.option(pick(W.THEMES).map((quote): Item => ({ ...ITEM, quote })))
            : fc.constant(null),
          objectives: when('objectives', textItems(W.AIMS)),
          tasks: when('tasks', textItems(W.TASKS)),
          stages: none,
          commemorations: none,
          publicity: when('publicity', textItems(W.NEWS, 2)),
          budget: none,
          linkedDocuments: none,
          criteria: none,
          targets: when('targets', targets()),
          deadlines: when('deadlines', deadlines(year)),
          meetings: when('meetings', meetings(year, document.issuer)),
          responsibilities: when('responsibilities', duties()),
          recipients: recipients(),
          checks: none,
        }),
      ),
    ),
  )
}
