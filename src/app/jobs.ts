import { auditJobs, auditRecurring } from '../modules/audit/index.ts'
import { backupJobs, backupRecurring, type BackupsKit } from '../modules/backups/index.ts'
import { connectionJobs, connectionRecurring } from '../modules/connections/index.ts'
import { evidenceJobs, evidenceRecurring, type EvidenceKit } from '../modules/evidence/index.ts'
import { tidyJobs, tidyRecurring } from '../modules/jobs/index.ts'
import { networkJobs, networkRecurring, type NetworkKit } from '../modules/network/index.ts'
import { noticeJobs, noticeRecurring } from '../modules/notices/index.ts'
import { readingJobs, type PlansKit } from '../modules/plans/index.ts'
import type { JobKinds, Recurring } from '../platform/jobs/queue.ts'
import type { Mailer } from '../platform/mail/transport.ts'

/** Every kind of background work, by name. */
export const jobKinds = (kit: PlansKit & EvidenceKit & BackupsKit & NetworkKit, mailer: Mailer): JobKinds => ({
  ...readingJobs(kit), ...evidenceJobs(kit), ...noticeJobs(kit, mailer), ...connectionJobs(kit), ...tidyJobs(kit), ...backupJobs(kit), ...auditJobs(kit), ...networkJobs(kit),
})

/** What comes round by itself, in Vietnamese time. */
export const recurringJobs: readonly Recurring[] = [...evidenceRecurring, ...noticeRecurring, ...connectionRecurring, ...tidyRecurring, ...backupRecurring, ...auditRecurring, ...networkRecurring]
