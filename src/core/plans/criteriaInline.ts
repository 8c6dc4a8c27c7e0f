import type { CriteriaPlace } from './criteriaPlaces.ts'
import { groupOfLabel } from './criteriaPlaces.ts'
import { clausesOf } from './sentences.ts'
import type { Span } from './source.ts'
import type { PlanView } from './view.ts'

const OPENS = /^\s*(?:các )?(?:tiêu chí|tiêu chuẩn|điều kiện)(?!\p{L})[^:.;“”]{0,80}:\s*/u
const GOES_ON = /^\s*(?:đối với|riêng|với)\s[^:.;]{2,120}:/u

/** Criteria that a paragraph states after other things: "… tại các khoa. Tiêu chí bình xét: …; …". */
export function inlinePlaces(view: PlanView, body: Span): CriteriaPlace[] {
  if (!/tiêu chí|tiêu chuẩn|điều kiện/u.test(view.flatLower.slice(body.start, body.end))) return []
  const places: { start: number; end: number; group: string | null; nested: boolean }[] = []
  let sentence = -1
  for (const clause of clausesOf(view, body)) {
    const lower = view.flatLower.slice(clause.start, clause.end)
    const label = OPENS.exec(lower)?.[0]
    const last = places.at(-1)
    if (label !== undefined) {
      places.push({
        start: clause.start + label.length,
        end: clause.end,
        group: groupOfLabel(view.flat.slice(clause.start, clause.start + label.length)),
        nested: false,
      })
      sentence = clause.sentence
    } else if (
      last &&
      (clause.sentence === sentence || (clause.sentence === sentence + 1 && GOES_ON.test(lower)))
    ) {
      last.end = clause.end
      sentence = clause.sentence
    }
  }
  return places.filter((p) => view.flat.slice(p.start, p.end).trim() !== '')
}
