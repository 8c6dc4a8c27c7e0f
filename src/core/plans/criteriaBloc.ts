import type { PlanContext } from './context.ts'
import { piecesOf, type CriteriaPiece } from './criteriaPieces.ts'
import { walk, type OutlineNode } from './outline.ts'
import { clausesOf, trimSpan } from './sentences.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

/** Members of a bloc are judged as units; a bloc of enterprises calls them so. */
export const memberOf = ({ document }: PlanContext): string =>
  /doanh nghiệp/iu.test(`${document.issuer ?? ''} ${document.title ?? ''}`)
    ? 'doanh nghiệp'
    : 'đơn vị thành viên'

const BLOC =
  /(?:^|\s)(?:khối|cụm)\s(?:thi đua|\d|các)|thành viên (?:khối|cụm)|trưởng khối|khối trưởng|cụm trưởng/u
const BLOC_LINE = /^ *(?:tm\. )?(?:khối|cụm) (?:trưởng|thi đua)/mu

/** Whether a bloc of bodies issues the plan, by its head, title or signature. */
export const isBlocPlan = ({ document, view }: PlanContext): boolean =>
  BLOC.test(
    `${document.issuer ?? ''} ${document.title ?? ''} ${document.signer?.role ?? ''}`.toLowerCase(),
  ) || BLOC_LINE.test(view.lower)

const SCORED_BY = /(?:tự đăng ký|bình bầu|bình xét|chấm điểm)[^;]{0,200}(?:tiêu chí|tiêu chuẩn)/u
const REFERS = /^\s*về (?:các )?(?:tiêu chuẩn|tiêu chí)[^;]*(?:theo|thực hiện)/u
const GIVEN = /xét(?: chọn)?(?: tặng| đề nghị tặng)\s+([^,;.]+)/u
const EXCLUDES = /(?:^|\s)thì không (?:được )?xét|^\s*không xét/u
const POINTS = /(?:trừ|cộng|thưởng)\s+(?:từ\s+)?\d+(?:[,.]\d+)?\s*(?:đến\s+\d+\s*)?điểm/u
const MUST = /được\s+(?:đề nghị|xét)[^,;:]{0,60}?\s+phải\s/u

function pieceOf(view: PlanView, clause: Span): CriteriaPiece | null {
  const lower = view.flatLower.slice(clause.start, clause.end)
  if (REFERS.test(lower)) {
    const given = GIVEN.exec(lower)?.[1]?.trim()
    return { ...trimSpan(view, clause), group: given?.replace(/\s+/g, ' ') ?? null }
  }
  if (!SCORED_BY.test(lower) && !EXCLUDES.test(lower) && !POINTS.test(lower)) return null
  const lead = /^\s*(?:ghi chú|lưu ý)\s*:\s*/u.exec(lower)?.[0].length ?? 0
  return { ...trimSpan(view, { start: clause.start + lead, end: clause.end }), group: null }
}

function spoken(view: PlanView, node: OutlineNode): CriteriaPiece[] {
  const clauses = clausesOf(view, node.body)
  const musts = new Set(
    clauses.filter((c) => MUST.test(view.flatLower.slice(c.start, c.end))).map((c) => c.sentence),
  )
  const bound = [...musts].flatMap((sentence) => {
    const own = clauses.filter((c) => c.sentence === sentence)
    return piecesOf(view, {
      start: own[0]?.start ?? 0,
      end: own.at(-1)?.end ?? 0,
      group: null,
      nested: false,
    })
  })
  const single = clauses.flatMap((c) => (musts.has(c.sentence) ? [] : (pieceOf(view, c) ?? [])))
  return [...bound, ...single].sort((a, b) => a.start - b.start)
}

/** What a bloc's plan judges its members by: how they register and score, what excludes, what a flag asks for, the score table. */
export function blocPieces(context: PlanContext): CriteriaPiece[] {
  const nodes = [...walk(context.outline)]
  return nodes
    .filter((n) => n.block.kind === 'text')
    .flatMap((n) => spoken(context.view, n))
    .sort((a, b) => a.start - b.start)
}
