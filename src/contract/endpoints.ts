import { accountEndpoints } from './accounts.ts'
import { backupEndpoints } from './backups.ts'
import { auditEndpoints } from './audit.ts'
import { accountsAdminEndpoints } from './accountsAdmin.ts'
import { connectionEndpoints } from './connections.ts'
import { bodyEndpoints } from './bodies.ts'
import type { Endpoint } from './endpoint.ts'
import { evidenceEndpoints } from './evidence.ts'
import { networkEndpoints } from './network.ts'
import { jobEndpoints } from './jobs.ts'
import { noticeEndpoints } from './notices.ts'
import { peopleEndpoints } from './people.ts'
import { signInEndpoints } from './signIn.ts'
import { planEndpoints } from './plans.ts'
import { yearEndpoints } from './years.ts'

/** The whole published API, in the order of the guide. */
export const endpoints: readonly Endpoint[] = [...accountEndpoints, ...accountsAdminEndpoints, ...signInEndpoints, ...peopleEndpoints, ...bodyEndpoints, ...planEndpoints, ...evidenceEndpoints, ...networkEndpoints, ...yearEndpoints, ...backupEndpoints, ...auditEndpoints, ...noticeEndpoints, ...connectionEndpoints, ...jobEndpoints]
