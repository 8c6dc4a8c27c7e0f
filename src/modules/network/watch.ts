import type { JobKind, Recurring } from '../../platform/jobs/queue.ts'
import { certificateNow } from './queries.ts'
import type { NetworkKit } from './wiring.ts'

/** Says in the log that the certificate ends soon or has ended: whoever reads only the log learns of it too. */
export async function tellOfCertificate(kit: NetworkKit): Promise<void> {
  const certificate = await certificateNow(kit)
  if (certificate === null || !certificate.nearEnd) return
  const facts = { source: certificate.source, validTo: certificate.validTo, daysLeft: certificate.daysLeft }
  if (certificate.daysLeft < 0) kit.log.error(facts, 'the TLS certificate has ended: renew it under Settings › Office network')
  else kit.log.warn(facts, 'the TLS certificate ends soon: renew it under Settings › Office network')
}

export const networkJobs = (kit: NetworkKit): { readonly 'check-certificate': JobKind } => ({
  'check-certificate': { retry: { attempts: 1, firstDelayMs: 60_000, capMs: 60_000 }, run: () => tellOfCertificate(kit) },
})
export const networkRecurring: readonly Recurring[] = [{ kind: 'check-certificate', schedule: { every: 'day', at: '07:30' } }]
