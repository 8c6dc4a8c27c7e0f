import { readLegalBases } from './bases.ts'
import { readBudget } from './budget.ts'
import { readCampaigns } from './campaigns.ts'
import { checksOf, type BodyFigures } from './checks/index.ts'
import { readCommemorations } from './commemorations.ts'
import type { PlanContext } from './context.ts'
import { readOwnCriteria } from './criteria.ts'
import { readDeadlines } from './deadlines.ts'
import { readDocument } from './document.ts'
import { readLinkedDocuments } from './linked.ts'
import { readMeetings } from './meetings.ts'
import { readObjectives } from './objectives.ts'
import { outlineOf } from './outline.ts'
import type { Programme } from './programme.ts'
import { readPublicity } from './publicity.ts'
import { readRecipients } from './recipients.ts'
import { readResponsibilities } from './responsibilities.ts'
import type { PlanSource } from './source.ts'
import { readStages } from './stages.ts'
import { readTargets } from './targets.ts'
import { readTasks } from './tasks.ts'
import { readTheme } from './theme.ts'
import { viewOf } from './view.ts'

/** A plan's text with everything that was read from it. */
export interface PlanReading {
  readonly context: PlanContext
  readonly programme: Programme
}

/** Reads a plan: outline → facts → programme → checks. Pure; the same source gives the same programme. `body`: figures that checks of quotas need. */
export function readPlan(source: PlanSource, body?: BodyFigures): PlanReading {
  const view = viewOf(source)
  const outline = outlineOf(view)
  const context: PlanContext = { view, outline, document: readDocument(view, outline) }
  const campaigns = readCampaigns(context)
  const criteria = readOwnCriteria(context, campaigns)
  const facts: Programme = {
    format: 'bang-vang/programme@1',
    source: { name: source.name, sha256: source.sha256, kind: source.kind, length: source.text.length },
    document: context.document,
    legalBases: readLegalBases(context),
    campaigns,
    theme: readTheme(context),
    objectives: readObjectives(context),
    tasks: readTasks(context),
    stages: readStages(context),
    commemorations: readCommemorations(context),
    publicity: readPublicity(context),
    budget: readBudget(context),
    linkedDocuments: readLinkedDocuments(context),
    criteria,
    targets: readTargets(context, [...campaigns.flatMap((c) => c.criteria), ...criteria]),
    deadlines: readDeadlines(context),
    meetings: readMeetings(context),
    responsibilities: readResponsibilities(context),
    recipients: readRecipients(context),
    checks: [],
  }
  return {
    context,
    programme: { ...facts, checks: checksOf({ context, programme: facts, ...(body ? { body } : {}) }) },
  }
}
