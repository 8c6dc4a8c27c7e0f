import type { OutlineNode } from './outline.ts'
import { kindsOfWords } from './partNames.ts'
import { headingWords } from './sessions.ts'
import type { PlanView } from './view.ts'

/** What the nearest telling heading makes of the clauses below it. */
export type Zone = 'duties' | 'honours' | 'watch' | 'body'

const DUTIES =
  /tổ chức thực hiện|chế độ (?:thông tin,? )?báo cáo|phân công|trách nhiệm|tổ chức triển khai|giao nhiệm vụ|nhiệm vụ của(?!\p{L})|triển khai thực hiện$/u
/** what somebody must reach or be to be honoured: no duty, whatever else the heading says */
const MEASURES =
  /tiêu chuẩn|tiêu chí|điều kiện (?:xét|khen|công nhận|đề nghị|tham)|thang điểm|chỉ tiêu|mục tiêu/u
const HONOURS =
  /khen thưởng|đối tượng|hình thức|điều kiện|khẩu hiệu|chủ đề|danh hiệu|phần thưởng|giải thưởng/u
const ACTS_ON = /mục đích|bình xét|bình bầu|đề nghị/u
/** the name of a body, not what the heading speaks of */
const NAMED_BODY = /(?:hội đồng|ban|phòng|bộ phận|cụm|khối)\s+thi đua(?:\s*[-,]\s*|\s+)khen thưởng/gu
const WATCH = /tuyên truyền|kiểm tra, giám sát|^(?:công tác )?(?:kiểm tra|giám sát)/u

/** "… đạt các chỉ tiêu sau:" over a list speaks for the list as a heading would */
const LEADS_MEASURES = /(?:chỉ tiêu|mục tiêu|tiêu chuẩn|tiêu chí|điều kiện)[^:]{0,50}:\s*$/u

function spokenBy(view: PlanView, node: OutlineNode): string {
  if (node.heading) return headingWords(view, node)
  if (node.children.length === 0) return ''
  return (
    LEADS_MEASURES.exec(
      view.flatLower.slice(Math.max(node.body.start, node.body.end - 120), node.body.end),
    )?.[0] ?? ''
  )
}

function zoneAt(view: PlanView, node: OutlineNode, above: Zone): Zone {
  // inside "tổ chức thực hiện" every sub-heading still speaks of duties
  if (above === 'duties') return above
  const words = spokenBy(view, node).replace(NAMED_BODY, ' ')
  if (words.trim() === '') return above
  if (DUTIES.test(words) || kindsOfWords(words.replace(/[\s:.]+$/u, ''))[0] === 'organisation')
    return 'duties'
  if (MEASURES.test(words) || (HONOURS.test(words) && !ACTS_ON.test(words)))
    return /mục đích/u.test(words) ? above : 'honours'
  if (WATCH.test(words)) return 'watch'
  return node.marker && node.depth === 0 ? 'body' : above
}

/** The zone of a node; `known` remembers what was found for its ancestors. */
export function zoneOf(view: PlanView, node: OutlineNode, known: Map<OutlineNode, Zone>): Zone {
  const path: OutlineNode[] = []
  let zone: Zone = 'body'
  for (let up: OutlineNode | null = node; up; up = up.parent) {
    const hit = known.get(up)
    if (hit !== undefined) {
      zone = hit
      break
    }
    path.push(up)
  }
  for (const n of path.toReversed()) {
    zone = zoneAt(view, n, zone)
    known.set(n, zone)
  }
  return zone
}
