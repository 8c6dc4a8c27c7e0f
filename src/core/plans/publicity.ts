import type { PlanContext } from './context.ts'
import { factsOf, type Statement } from './facts.ts'
import type { OutlineNode } from './outline.ts'
import type { Item } from './programme.ts'
import { headingWords } from './sessions.ts'
import { passage, type PlanView } from './view.ts'

const MEDIA =
  /(?:trang|cổng)\s+thông tin|website|facebook|zalo|fanpage|mạng xã hội|báo,? đài|đài (?:phát thanh|truyền)|truyền thanh|chuyên (?:trang|mục)|bản tin|tin,? bài|pa nô|panô|khẩu hiệu|băng rôn|phóng sự/u
const TELLS =
  /tuyên truyền|đăng|đưa tin|phát|viết|biên tập|mở|lập|xây dựng|giới thiệu|nêu gương|tôn vinh|biểu dương|phổ biến|treo/u
const ABOUT = /tuyên truyền|truyền thông|nêu gương/u

/** True under a heading on publicity; remembered, for siblings share their headings. */
function underHeading(view: PlanView, node: OutlineNode, known: Map<OutlineNode, boolean>): boolean {
  const hit = known.get(node)
  if (hit !== undefined) return hit
  const { parent } = node
  const under =
    parent !== null &&
    ((parent.heading && ABOUT.test(headingWords(view, parent))) || underHeading(view, parent, known))
  known.set(node, under)
  return under
}

function tells(view: PlanView, s: Statement): boolean {
  const words = view.lower.slice(s.start, s.end)
  // "20 gương được tuyên truyền trên báo" is an aim
  if (/được\s+(?:tuyên truyền|đăng|biểu dương|giới thiệu)/u.test(words)) return false
  return (
    (MEDIA.test(words) && TELLS.test(words)) ||
    (ABOUT.test(words) && /(?:công tác|đẩy mạnh|tăng cường)\s+[^,;]{0,30}tuyên truyền/u.test(words))
  )
}

/** What is to be told to whom and where: clauses under a heading on publicity, and clauses that name a medium. */
export function readPublicity(context: PlanContext): readonly Item[] {
  const { view } = context
  const known = new Map<OutlineNode, boolean>()
  return factsOf(context)
    .statements.filter((s) => !s.node.heading && (underHeading(view, s.node, known) || tells(view, s)))
    .map((s, i) => {
      const p = passage(view, s)
      return { ...p, id: `publicity-${i + 1}@${p.start}`, certainty: 'sure' as const }
    })
    .filter((item) => item.quote !== '')
}
