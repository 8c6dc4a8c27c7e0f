import type { BackupSchedule } from '../../contract/backups.ts'
import { nextTime, type Schedule } from '../../core/jobs/schedule.ts'

const HOUR = 3_600_000
const GRACE = 2 * HOUR

const timesOf = (schedule: BackupSchedule): Schedule | null => (schedule.every === 'never' ? null : schedule.every === 'day' ? { every: 'day', at: schedule.at } : { every: 'week', day: schedule.day, at: schedule.at })
const periodOf = (schedule: BackupSchedule): number => (schedule.every === 'week' ? 7 : 1) * 24 * HOUR
const before = (moment: string, ms: number): string => new Date(Date.parse(moment) - ms).toISOString()

/** The next moment at which an archive is due; null when none is planned. */
export function nextDue(schedule: BackupSchedule, now: string): string | null {
  const times = timesOf(schedule)
  return times && nextTime(times, now)
}

/** The last moment, at or before now, at which one was due since the schedule holds; null when none was. */
export function lastDue(schedule: BackupSchedule, since: string, now: string): string | null {
  const times = timesOf(schedule)
  const due = times && nextTime(times, before(now, periodOf(schedule)))
  return due !== null && due > since && due <= now ? due : null
}

/** Since when there is no sound archive though one was due, with two hours to make it; null when all is well. */
export function lateSince(schedule: BackupSchedule, since: string, now: string, newestSound: string | null): string | null {
  const due = lastDue(schedule, since, before(now, GRACE))
  return due !== null && (newestSound === null || newestSound < due) ? (newestSound ?? since) : null
}
