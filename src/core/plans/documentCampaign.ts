import type { AwardPhrase } from './awardPhrases.ts'
import { awardsAimed, awardsIn, awardsUnder } from './awards.ts'
import { calledName, givenName, unquoted } from './campaignNames.ts'
import { campaignKinds, partsOf, partsWith, type Part } from './campaignParts.ts'
import { campaignOf } from './campaignShape.ts'
import { contentOfParts, contentOfPoints, contentOfRoadmap } from './contentItems.ts'
import type { PlanContext } from './context.ts'
import { readPlanCriteria } from './criteria.ts'
import type { OutlineNode } from './outline.ts'
import {
  participantsInProse,
  participantsOfParts,
  participantsReached,
  participantsStated,
} from './participants.ts'
import { kindsAbove, labelOf, standsIn } from './parts.ts'
import { periodIn, planPeriod, type FoundPeriod } from './periods.ts'
import type { Campaign, CampaignRelation, Participants } from './programme.ts'
import { principalLaunch, runningTimes, type Launch } from './launch.ts'
import { movementsIn } from './movements.ts'
import { passage, type PlanView } from './view.ts'

const EMULATION = /phong trào|thi đua|điển hình|vận động|chuyên đề|chiến dịch/u
/** "Công tác năm … của Hội đồng …": what a council does all year is no campaign. */
const COUNCIL =
  /của\s+(?:thường trực\s+)?hội đồng|(?:hoạt động|làm việc|quy chế)[^.]{0,30}hội đồng|(?:kiểm tra|kinh phí|tập huấn|tuyên truyền)\s+[^.]{0,30}thi đua/u

/** Papers about emulation that launch nothing. */
const PAPERWORK =
  /^(?:về việc |về |v\/v |thông báo |ban hành |hướng dẫn |tổ chức )*(?:quy chế |quy định |bảng )?(?:thời hạn|thời gian nộp|mốc thời gian|lịch|nhắc|đôn đốc|rà soát|tập huấn|góp ý|lấy ý kiến|cung cấp|công bố|trao tặng|cấp phát|điều chỉnh thời|chấm điểm|tự chấm|hướng dẫn(?! (?:tổ chức |triển khai |thực hiện |phát động )*(?:các )?(?:phong trào|thi đua|đợt|phát động))|báo cáo|sơ kết|tổng kết|xét|bình xét|đề nghị|nộp|hồ sơ|đăng ký|phân bổ|thành lập|kiện toàn|chia|kiểm tra|quy chế|phân công|hội nghị)(?!\p{L})/u

/** The plan as one campaign: its title speaks of emulation, and no section is a campaign by itself. */
export function documentCampaign(context: PlanContext, nodes: readonly OutlineNode[]): Campaign | null {
  const { view, document } = context
  const title = document.passages['title'] ?? null
  // "GIAO ƯỚC THI ĐUA / năm 2024": the kind speaks where the title does not
  const lower = (document.title ?? '').toLowerCase()
  const speaks = EMULATION.test(lower) || EMULATION.test((document.kind ?? '').toLowerCase())
  const [named, ...others] = title ? movementsIn(view, title) : []
  const movement = named && others.length === 0 ? named : null
  const launch = movement ? null : principalLaunch(context, nodes)
  const given = movement?.quoted ? null : givenName(context, topNodes(view, context.outline))
  const quote =
    launch?.movement.quote ?? given ?? (movement?.quoted ? movement.quote : title) ?? calledName(context)
  if (
    quote === null ||
    (!speaks && launch === null && !built(context)) ||
    (PAPERWORK.test(lower) && !/phát động/u.test(lower)) ||
    COUNCIL.test(lower.replace(/phong trào.*$/u, ''))
  )
    return null
  const parts = [...partsOf(view, topNodes(view, context.outline)), ...(launch?.parts ?? [])]
  const period = periodOf(context, parts, launch)
  const plan = planPeriod(context)
  return campaignOf(
    context,
    {
      quote,
      name:
        launch?.movement.name ??
        (given ? unquoted(given.quote) : null) ??
        (movement?.quoted ? movement.name : (document.title ?? unquoted(quote.quote))),
      ordinal: null,
      launcher: movement?.launcher ?? document.issuer,
      relation: relationOf(lower),
      from: period?.from ?? plan.from,
      to: period?.to ?? plan.to,
      period,
      content: launch?.content.length ? launch.content : contentOf(view, parts, nodes),
      participants: participantsOf(context, parts, nodes, launch),
      awards: awardsOf(
        view,
        outside(
          nodes,
          nodes.filter((n) => ownParts(view, n)),
        ),
      ),
      criteria: readPlanCriteria(
        context,
        nodes.filter((n) => ownParts(view, n)),
      ),
    },
    1,
  )
}

/** A programme that names its people, its time or content and what it gives is a campaign, whatever its title says. */
function built({ view, outline }: PlanContext): boolean {
  const kinds = campaignKinds(partsOf(view, topNodes(view, outline)))
  return kinds.has('awards') && kinds.size >= 3
}

/** From a labelled part, or from the sentence that launches the movement or says how long it runs. */
function periodOf(context: PlanContext, parts: readonly Part[], launch: Launch | null): FoundPeriod | null {
  const labelled = partsWith(parts, 'period').map((p) => ({ start: p.rest.start, end: p.node.end }))
  const told = launch
    ? [
        ...launch.told.slice(0, 1),
        ...runningTimes(context.view, [...launch.told.slice(1), ...launch.elsewhere]),
      ]
    : []
  const found = [...labelled.map((s) => periodIn(context, s, true)), ...told.map((s) => periodIn(context, s))]
  return found.find((p) => p !== null) ?? null
}

/** A movement inside the plan that brings criteria or awards of its own. */
const ownParts = (view: PlanView, node: OutlineNode): boolean =>
  partsWith(partsOf(view, node.children), 'criteria', 'awards').length > 0 &&
  movementsIn(view, node.body).length > 0

/** The nodes that lie in none of `taken`; both in the order of the text. */
function outside(nodes: readonly OutlineNode[], taken: readonly OutlineNode[]): OutlineNode[] {
  let reached = -1
  let next = 0
  return nodes.filter((n) => {
    if (taken[next] === n) {
      reached = Math.max(reached, n.end)
      next++
    }
    return n.start >= reached
  })
}

/** A title that answers somebody else's launch says so. */
function relationOf(title: string): CampaignRelation {
  if (/do\s[^,;]{3,60}\sphát động/u.test(title)) return 'inherited'
  if (/hưởng ứng|tham gia/u.test(title)) return 'joined'
  return /tiếp tục/u.test(title) ? 'continued' : 'own'
}

/** The sections of the plan: its roots, and what stands under a lone part or chapter. */
function topNodes(view: PlanView, roots: readonly OutlineNode[]): OutlineNode[] {
  return roots.flatMap((n) =>
    n.marker && ['part', 'chapter', 'annex'].includes(n.marker.kind) && !labelOf(view, n)?.kinds.length
      ? [...n.children]
      : [n],
  )
}

function contentOf(view: PlanView, parts: readonly Part[], nodes: readonly OutlineNode[]) {
  const content = contentOfParts(view, partsWith(parts, 'content'))
  if (content.length) return content
  const roads = partsWith(parts, 'roadmap')
  if (roads.length) return roads.flatMap((p) => contentOfRoadmap(view, p))
  if (
    !nodes.some(
      (n) =>
        n.depth === 0 &&
        n.marker !== null &&
        (n.heading || n.marker.kind !== 'number') &&
        n.marker.kind !== 'dash',
    )
  )
    return contentOfPoints(
      view,
      nodes.filter((n) => n.depth === 0),
    )
  const deep = nodes.filter(
    (n) =>
      n.depth <= 2 &&
      (labelOf(view, n)?.kinds ?? [])[0] === 'content' &&
      !standsIn(view, n.parent, 'organisation', 'review', 'end'),
  )
  return contentOfParts(view, partsOf(view, deep.slice(0, 1)))
}

const BLOC =
  /(?:gồm|bao gồm)\s+(?:có\s+)?(\d{1,3}\s+(?:cơ quan|đơn vị|thành viên|sở|xã|phường|trường|huyện|doanh nghiệp|công ty|tỉnh|bệnh viện|chi hội|phòng|ban|hợp tác xã)[^.;,)]{0,80}?)(?=\s(?:thống nhất|xây dựng|ban hành|lập|đề ra|triển khai|phát động)|[.;,)])/u

function participantsOf(
  context: PlanContext,
  parts: readonly Part[],
  nodes: readonly OutlineNode[],
  launch: Launch | null,
): Participants | null {
  const { view } = context
  const named =
    participantsOfParts(view, partsWith(parts, 'participants')) ??
    (launch
      ? (participantsStated(view, launch.told.slice(1)) ??
        participantsReached(view, [
          ...launch.told.slice(0, 1),
          launch.before,
          ...runningTimes(view, launch.elsewhere),
        ]))
      : null)
  if (named) return named
  const people = participantsInProse(
    view,
    nodes.filter((n) => standsIn(view, n, 'purpose')).map((n) => n.body),
  )
  if (people) return people
  const bloc = BLOC.exec(view.flatLower.slice(0, nodes.find((n) => n.marker)?.start ?? 0))
  if (!bloc?.[1]) return null
  const start = bloc.index + bloc[0].indexOf(bloc[1])
  const quote = passage(view, { start, end: start + bloc[1].length })
  return { ...quote, id: `participants-1@${quote.start}`, certainty: 'sure', kinds: [quote.quote] }
}

/** What the award parts of the plan give. */
export function statedAwards(view: PlanView, nodes: readonly OutlineNode[]): AwardPhrase[] {
  const held = nodes.filter(
    (n) =>
      (labelOf(view, n)?.kinds.includes('awards') ?? false) &&
      !standsIn(view, n.parent, 'awards', 'purpose', 'end'),
  )
  const strict = (n: OutlineNode, p: AwardPhrase): boolean =>
    !labelOf(view, n)?.kinds.includes('criteria') || p.quantity !== null || p.conferringBody !== null
  return held.flatMap((n) => awardsUnder(view, n).filter((p) => strict(n, p)))
}

const CONFERS = /tặng|trao|đề nghị\s(?:[^;.]{0,40}\s)?\d{1,3}\s(?:cờ|bằng|giấy|huân)/u

/** Awards of the plan: its award parts, then what its targets aim at; or else any sentence that confers something. */
function awardsOf(view: PlanView, nodes: readonly OutlineNode[]): AwardPhrase[] {
  const stated = statedAwards(view, nodes)
  const aimed = nodes.filter((n) => kindsAbove(view, n)[0] === 'targets').flatMap((n) => awardsAimed(view, n))
  if (stated.length > 0) return [...aimed, ...stated]
  const marked = nodes.some((n) => n.marker !== null && n.marker.kind !== 'dash' && n.marker.kind !== 'plus')
  const rest = nodes.filter(
    (n) =>
      (n.depth > 0 || n.marker !== null || !marked) &&
      !standsIn(view, n, 'purpose', 'end', 'theme') &&
      movementsIn(view, n.body).length === 0,
  )
  const spoken = rest.flatMap((n) =>
    CONFERS.test(view.flatLower.slice(n.body.start, n.body.end))
      ? awardsIn(view, [n.body]).filter(
          (p) => p.conferringBody !== null && (p.recipientKind !== null || !standsIn(view, n, 'criteria')),
        )
      : [],
  )
  return [...aimed, ...spoken]
}
