import type { PlainDate } from '../../core/kernel/dates.ts'

export interface Clock {
  /** the moment, ISO 8601 in UTC */
  readonly now: () => string
  /** the day in Việt Nam */
  readonly today: () => PlainDate
}

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day in Việt Nam of a moment. */
export const dayOf = (moment: string): PlainDate => DAY.format(new Date(moment))

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => DAY.format(new Date()),
}
