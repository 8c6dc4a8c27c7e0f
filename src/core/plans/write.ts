import type { DraftBlock, PlanDraft } from './draft.ts'
import type { Campaign, Item, Meeting, Programme, Responsibility } from './programme.ts'
import {
  criterionWords,
  isSection,
  isWhole,
  movementBlocks,
  sectionBlocks,
  waveBlocks,
  wholeParts,
} from './writeCampaigns.ts'
import {
  commemorationWords,
  deadlineHolds,
  deadlineWords,
  meetingLines,
  mendedIn,
  moneyWords,
  opensWithDoer,
  targetHolds,
  targetWords,
} from './writeFacts.ts'
import { announcement, basisBlocks, endOf, headOf, titleOf, withoutPlace } from './writeHead.ts'
import { hostWords, printedPassages, type Printed } from './writeHosts.ts'
import { chaptersOf, type Chapter } from './writeChapters.ts'
import {
  capital,
  listItem as item,
  lowerFirst,
  periodWords,
  plainWords,
  pointsOf,
  sentence,
} from './writeWords.ts'

const heading = (nth: number, text: string): DraftBlock => ({
  kind: 'heading',
  level: 2,
  marker: `${nth}.`,
  text,
})

/** What the sections share: the programme, what is printed already, and how an item's words read now. */
interface Desk {
  readonly programme: Programme
  readonly printed: Printed
  readonly words: (item: { readonly quote: string; readonly start: number; readonly end: number }) => string
}

function deskOf(programme: Programme): Desk {
  const printed = printedPassages()
  const mended = mendedIn(programme)
  return {
    programme,
    printed,
    words(host) {
      printed.take(host)
      return hostWords(host, mended)
    },
  }
}

/** The items that no printed passage holds, each as one sentence. */
const fresh = <T extends Item>(desk: Desk, items: readonly T[]): T[] =>
  items.filter((i) => !desk.printed.inside(i))
const sentences = (desk: Desk, items: readonly Item[]): DraftBlock[] =>
  fresh(desk, items).flatMap((i) => pointsOf(desk.words(i)))

/** A task whose passage covers a campaign's is that campaign's section: the campaign prints it from its values. */
const holdsCampaign = (programme: Programme, task: Item): boolean =>
  task.end > task.start &&
  programme.campaigns.some(
    (c) =>
      c.nameQuote.start >= task.start &&
      c.nameQuote.end <= task.end &&
      c.end - c.start < task.end - task.start,
  )

/** A movement that a printed passage names, with all that is done for it, is printed there. */
const isTold = (desk: Desk, c: Campaign): boolean =>
  desk.printed.inside(c.nameQuote) && c.contentItems.every((i) => desk.printed.inside(i))

function campaignChapters(desk: Desk): Chapter[] {
  const { campaigns } = desk.programme
  const { stages } = desk.programme
  const whole = campaigns.find((c) => isWhole(c, desk.programme))
  const [firstStage] = stages
  const unstaged =
    whole && firstStage && firstStage.end > firstStage.start
      ? { ...whole, contentItems: whole.contentItems.filter((c) => c.start < firstStage.start) }
      : whole
  const sections = campaigns.filter(isSection)
  const waves = campaigns.filter((c) => c.relation === 'wave')
  const others = campaigns.filter((c) => c !== whole && !isSection(c) && c.relation !== 'wave')
  return [
    ...(unstaged
      ? wholeParts(unstaged, desk.words).map((p) => ({
          title: p.label,
          blocks: p.inline === null ? p.items : [item(p.inline)],
        }))
      : []),
    {
      title: 'Các phong trào thi đua',
      blocks: sections.flatMap((c, i) => sectionBlocks(c, i + 1, desk.programme, desk.words)),
    },
    { title: 'Lộ trình thực hiện', blocks: stageBlocks(desk, whole) },
    { title: 'Các đợt thi đua', blocks: waves.flatMap((c, i) => waveBlocks(c, i + 1, desk.words)) },
    {
      title: 'Tiêu chuẩn chung',
      blocks: desk.programme.criteria.map((c) => item(sentence(criterionWords(c)))),
    },
    {
      title: others.some((c) => c.relation === 'own')
        ? 'Phát động, hưởng ứng các phong trào thi đua'
        : 'Hưởng ứng các phong trào thi đua',
      blocks: movementBlocks(
        others.filter((c) => !isTold(desk, c)),
        desk.programme,
        desk.words,
      ),
    },
  ]
}

/** The steps of a road map, each with the content of the plan's campaign that stands under it. */
function stageBlocks(desk: Desk, whole: Campaign | undefined): DraftBlock[] {
  const { stages } = desk.programme
  return stages.flatMap((stage, i) => {
    const next = stages[i + 1]?.start ?? Infinity
    const under = (whole?.contentItems ?? []).filter(
      (c) => c.start >= stage.start && c.start < next && c.end > c.start,
    )
    const own = plainWords(stage.quote)
    desk.printed.take(stage)
    const title = own === '' ? capital(periodWords(stage.from, stage.to, stage.precision)) : capital(own)
    return [heading(i + 1, `${title}:`), ...under.flatMap((c) => pointsOf(desk.words(c)))]
  })
}

function targetBlocks(desk: Desk): DraftBlock[] {
  return fresh(desk, desk.programme.targets).map((t) => {
    const words = targetHolds(t) ? plainWords(desk.words(t)) : targetWords(t)
    return item(sentence(words))
  })
}

function deadlineBlocks(desk: Desk): DraftBlock[] {
  return fresh(desk, desk.programme.deadlines).flatMap((d) => {
    // the time of a campaign, a stage or a meeting is printed with it
    if (
      d.kind === 'campaign-period' ||
      d.kind === 'meeting-months' ||
      (d.kind === 'stage' && desk.programme.stages.length > 0)
    )
      return []
    return [item(sentence(deadlineHolds(d) ? plainWords(desk.words(d)) : deadlineWords(d)))]
  })
}

/** A meeting that a duty tells of in its own sentence is printed there. */
const isDuty = (desk: Desk, m: Meeting): boolean =>
  m.end > m.start &&
  m.agenda.length === 0 &&
  desk.programme.responsibilities.some((r) => r.start <= m.start && m.end <= r.end + 1)

function meetingBlocks(desk: Desk): DraftBlock[] {
  const told = fresh(desk, desk.programme.meetings).filter((m) => !isDuty(desk, m))
  return told.flatMap((m, i) => {
    const { title, items } = meetingLines(m)
    desk.printed.take(m)
    for (const a of m.agenda) desk.printed.take(a)
    return [heading(i + 1, title), ...items.map((words) => item(sentence(words)))]
  })
}

/** A duty's words go on in the sentence of the one before it: the clauses of one sentence stand side by side in the source. */
const goesOn = (before: Item | undefined, next: Item): boolean =>
  before !== undefined && next.end > next.start && next.start >= before.end && next.start - before.end <= 3

/** A clause goes on behind a semicolon, a sentence behind a full stop. */
const joined = (before: string, words: string): string =>
  /^\p{Ll}/u.test(words)
    ? sentence(`${before.replace(/\.$/, '')}; ${words}`)
    : `${sentence(before)} ${sentence(words)}`

/** Duties in the order of the text; who does them stands in the sentence, or in a heading above it. */
function dutyBlocks(desk: Desk): DraftBlock[] {
  const blocks: DraftBlock[] = []
  let doer: string | null = null
  let before: Responsibility | undefined
  let nth = 0
  const chairs = desk.programme.meetings.flatMap((m) =>
    isDuty(desk, m) || m.chair === null ? [] : [m.chair],
  )
  for (const r of fresh(desk, desk.programme.responsibilities)) {
    // "Chủ trì: …" of a meeting is printed with the meeting
    const chaired = /^chủ trì\s*:/iu.test(r.quote) ? chairs.indexOf(r.who.join(', ')) : -1
    if (chaired >= 0) {
      chairs.splice(chaired, 1)
      continue
    }
    const who = r.who.join(', ')
    const words = r.quote === '' ? r.what : plainWords(desk.words(r))
    const last = blocks.at(-1)
    if (goesOn(before, r) && last?.kind === 'item')
      blocks[blocks.length - 1] = { ...last, text: joined(last.text, words) }
    else if (opensWithDoer(r, words))
      blocks.push({ kind: 'item', marker: `${++nth}.`, text: sentence(words) })
    else {
      if (who !== '' && (who !== doer || blocks.length === 0)) blocks.push(heading(++nth, who))
      blocks.push(item(sentence(words)))
    }
    doer = opensWithDoer(r, words) ? null : who
    before = r
    desk.printed.take(r)
  }
  return blocks
}

/** "Trên đây là Kế hoạch … của …./." */
function closing({ document }: Programme): DraftBlock {
  const subject = document.title === null ? '' : ` ${lowerFirst(document.title)}`
  const issuer =
    document.issuer === null || (document.title ?? '').includes(withoutPlace(document.issuer))
      ? ''
      : ` của ${document.issuer}`
  return { kind: 'paragraph', text: `Trên đây là ${document.kind ?? 'Kế hoạch'}${subject}${issuer}./.` }
}

/** The chapters in the order in which plans of this genre have them; each takes its passages before those that follow. */
function bodyOf(desk: Desk): DraftBlock[] {
  const { programme } = desk
  const { theme, objectives, tasks, publicity, budget, commemorations } = programme
  const aims = objectives.map((o, i): DraftBlock => ({
    kind: 'item',
    marker: `${i + 1}.`,
    text: sentence(plainWords(desk.words(o))),
  }))
  const campaigns = campaignChapters(desk)
  const meetings = meetingBlocks(desk)
  const work = sentences(
    desk,
    tasks.filter((t) => !holdsCampaign(programme, t)),
  )
  const news = sentences(desk, publicity)
  // money that a duty speaks of is printed with the duty
  const duties = dutyBlocks(desk)
  const money = fresh(desk, budget).map((m) =>
    item(sentence(moneyWords({ ...m, quote: m.quote === '' ? '' : desk.words(m) }))),
  )
  const days = fresh(desk, commemorations).map((c) => item(sentence(commemorationWords(c))))
  const goals = targetBlocks(desk)
  const dates = deadlineBlocks(desk)
  return chaptersOf([
    { title: 'Mục đích, yêu cầu', blocks: aims },
    {
      title: 'Chủ đề thi đua',
      blocks: theme === null ? [] : [item(sentence(plainWords(desk.words(theme))))],
    },
    { title: 'Chỉ tiêu thi đua', blocks: goals },
    ...campaigns,
    { title: 'Các ngày kỷ niệm', blocks: days },
    { title: 'Các phiên họp', blocks: meetings },
    { title: 'Nhiệm vụ', blocks: work },
    { title: 'Tuyên truyền', blocks: news },
    { title: 'Kinh phí', blocks: money },
    { title: 'Các mốc thời gian', blocks: dates },
    { title: 'Tổ chức thực hiện', blocks: [...duties, closing(programme)] },
  ])
}

const present = <T>(value: T | null): T[] => (value === null ? [] : [value])

/** The programme as its plan: the usual chapters of the genre, sentences made of the values. Pure; equal programmes give equal papers. */
export function writePlan(programme: Programme): PlanDraft {
  const opening = announcement(programme)
  return {
    blocks: [
      headOf(programme.document),
      ...present<DraftBlock>(titleOf(programme.document)),
      ...basisBlocks(programme.legalBases),
      ...(opening === null ? [] : [{ kind: 'paragraph' as const, text: opening }]),
      ...bodyOf(deskOf(programme)),
      ...present<DraftBlock>(endOf(programme)),
    ],
  }
}
