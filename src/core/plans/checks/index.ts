import type { Check } from '../programme.ts'
import { anniversaries } from './anniversaries.ts'
import { announced } from './announced.ts'
import { authority } from './authority.ts'
import { ballot } from './ballot.ts'
import { bases } from './bases.ts'
import { impossibleDates, weekdays } from './calendar.ts'
import { caps } from './caps.ts'
import { checkOf, type CheckDefinition, type CheckInput, type CheckMeaning } from './check.ts'
import { citations } from './citations.ts'
import { criteriaMissing, oneSidedCriteria } from './completeness.ts'
import { droppedWord } from './droppedWord.ts'
import { dueDates, reportEarly } from './dueDates.ts'
import { duplicates } from './duplicates.ts'
import { forms } from './forms.ts'
import { meetings } from './meetings.ts'
import { membership } from './membership.ts'
import { names } from './names.ts'
import { nobody } from './nobody.ts'
import { numbering } from './numbering.ts'
import { pastCampaigns, reversedPeriods } from './periods.ts'
import { quotas } from './quotas.ts'
import { quotes } from './quotes.ts'
import { countingWindow, grouping } from './readings.ts'
import { reviews } from './reviews.ts'
import { scale } from './scale.ts'
import { selfReference } from './selfReference.ts'
import { sequence } from './sequence.ts'
import { subjects } from './subjects.ts'
import { scoreTotals, sums } from './sums.ts'
import { symbols } from './symbols.ts'
import { thematic } from './thematic.ts'

export type { BodyFigures, CheckInput, CheckMeaning } from './check.ts'

const DEFINITIONS: readonly CheckDefinition[] = [
  sequence,
  dueDates,
  reportEarly,
  reviews,
  authority,
  forms,
  selfReference,
  grouping,
  countingWindow,
  caps,
  subjects,
  quotas,
  meetings,
  ballot,
  quotes,
  bases,
  symbols,
  numbering,
  names,
  scale,
  membership,
  thematic,
  anniversaries,
  droppedWord,
  impossibleDates,
  weekdays,
  reversedPeriods,
  pastCampaigns,
  duplicates,
  nobody,
  sums,
  scoreTotals,
  announced,
  criteriaMissing,
  oneSidedCriteria,
  citations,
]

/** What each check means, by code, for the guide and for the page that explains a check. */
export const checkMeanings: readonly CheckMeaning[] = DEFINITIONS.map(
  ({ code, severity, title, meaning, basis }) => ({ code, severity, title, meaning, basis }),
)

/** The checks that a programme raises, in the order of the text; one place raises a check once. */
export function checksOf(input: CheckInput): readonly Check[] {
  const seen = new Set<string>()
  return DEFINITIONS.flatMap((definition) =>
    definition.find(input).map((finding) => checkOf(definition, input, finding)),
  )
    .filter((check) => (seen.has(check.id) ? false : (seen.add(check.id), true)))
    .sort((a, b) => a.start - b.start || (a.code < b.code ? -1 : 1))
}
