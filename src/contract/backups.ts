import { z } from 'zod'
import { ByIdParams, Id, Key } from './common.ts'
import { endpoint } from './endpoint.ts'

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const BackupSchedule = z.object({
  every: z.enum(['never', 'day', 'week']),
  /** the hour in Việt Nam */
  at: Hour,
  /** 1 = Monday … 7 = Sunday; counts where every is "week" */
  day: z.int().min(1).max(7),
  keep: z.object({ daily: z.int().min(1).max(60), weekly: z.int().min(0).max(60), monthly: z.int().min(0).max(120) }),
})
export type BackupSchedule = z.infer<typeof BackupSchedule>

export const Backup = z
  .object({
    id: Id,
    reason: z.enum(['asked', 'scheduled', 'migration']),
    name: z.string(),
    state: z.enum(['making', 'done', 'failed', 'gone']),
    beganAt: z.string(),
    endedAt: z.string().nullable(),
    size: z.number().nullable(),
    rows: z.number().nullable(),
    files: z.number().nullable(),
    /** the digest of the manifest */
    sha256: z.string().nullable(),
    /** the trail's head within, for `verify --against` */
    head: z.string().nullable(),
    /** when it was restored on trial and found whole */
    verifiedAt: z.string().nullable(),
    checking: z.boolean(),
    progress: z.object({ rows: z.number(), files: z.number() }).nullable(),
    fault: z.string().nullable(),
  })
  .meta({ id: 'Backup' })

export const Backups = z
  .object({
    backups: z.array(Backup),
    folder: z.string(),
    schedule: BackupSchedule.extend({ version: z.int() }),
    /** when the next one is due; null: none is planned */
    next: z.string().nullable(),
    /** the schedule was missed: no sound archive since this moment */
    late: z.string().nullable(),
  })
  .meta({ id: 'Backups' })

export const backupEndpoints = [
  endpoint({ method: 'GET', path: '/api/backups', summary: 'The archives of this installation, and when the next is made', tag: 'backups', response: Backups }),
  endpoint({ method: 'POST', path: '/api/backups', summary: 'Make an archive now', tag: 'backups', body: z.object({ key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'PUT', path: '/api/backups/schedule', summary: 'Say when archives are made and how long they are kept', tag: 'backups', body: BackupSchedule.extend({ key: Key, version: z.int() }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/backups/:id/trial', summary: 'Restore an archive on trial', tag: 'backups', params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/backups/:id/removal', summary: 'Remove an archive', tag: 'backups', params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/backups/:id/pass', summary: 'Prove with the password that an archive may be taken away; good once, for two minutes', tag: 'backups', params: ByIdParams, body: z.object({ password: z.string().min(1).max(200), key: Key }), response: z.object({ pass: z.string() }) }),
  endpoint({ method: 'GET', path: '/api/backups/:id/file', summary: 'Take an archive away', tag: 'backups', params: ByIdParams, query: z.object({ pass: z.string().max(200) }), response: 'file' }),
]
