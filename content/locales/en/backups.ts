import type { vi } from '../vi/backups.ts'
import type { Words } from '../vi/ui.ts'

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

export const en: Words<typeof vi> = {
  title: 'Backup and hand-over',
  facts: (folder: string) => `Where archives lie: ${folder}`,
  make: 'Back up now',
  making: 'Asking…',
  begun: 'The backup has begun. It appears in the list below.',
  secret:
    'An archive holds the personal data of everybody in every body, and is not encrypted. Keep it as you keep original files; outside this machine, keep it on an encrypted disk.',
  late: 'The schedule was missed',
  lateSince: (moment: string) =>
    `There is no usable archive since ${moment}. Press “Back up now”, then look at the fault of the latest one.`,
  list: 'Archives',
  none: 'No archive yet',
  noneHint: 'Press “Back up now” for the first one; afterwards they are made by the schedule below.',
  made: 'When',
  size: 'Size',
  content: 'Content',
  state: 'State',
  acts: 'Acts',
  reasons: { asked: 'Asked for', scheduled: 'By the schedule', migration: 'Before an upgrade' },
  bytes: (bytes: number) =>
    bytes < 1_000_000
      ? `${number.format(Math.max(1, Math.round(bytes / 1000)))} kB`
      : bytes < 1e9
        ? `${number.format(bytes / 1e6)} MB`
        : `${number.format(bytes / 1e9)} GB`,
  counts: (rows: number, files: number) => `${number.format(rows)} rows, ${number.format(files)} files`,
  written: (rows: number, files: number) =>
    `Writing: ${number.format(rows)} rows, ${number.format(files)} files`,
  states: {
    making: 'Being made',
    failed: 'Failed',
    gone: 'File no longer here',
    verified: 'Restored on trial',
    checking: 'Being restored on trial',
    unverified: 'Not tried yet',
    broken: 'Could not be restored on trial',
  },
  verifiedAt: (moment: string) => `at ${moment}`,
  trial: 'Try to restore',
  trialOf: (when: string) => `Try to restore the archive of ${when}`,
  download: 'Download',
  downloadOf: (when: string) => `Download the archive of ${when}`,
  remove: 'Delete',
  removeOf: (when: string) => `Delete the archive of ${when}`,
  removeTitle: (when: string) => `Delete the archive of ${when}?`,
  removeWhat:
    'The file is deleted from the folder of backups and cannot be brought back. The data in use stay as they are.',
  removeYes: 'Delete this archive',
  takeTitle: 'Enter your password again to download',
  takeWhat: 'Whoever has this file can read all data of the program. The download is noted in the trail.',
  password: 'Your password',
  passwordWrong: 'The password is wrong',
  proof: 'Digest and head of the trail',
  proofSays: 'Write these two lines down on paper: later they tell whether a restored archive is this one.',
  digest: 'Digest of the manifest',
  head: 'Head of the trail',
  noHead: 'none yet',
  schedule: 'Schedule',
  every: 'Make one',
  everyChoices: { never: 'Never by itself', day: 'Every day', week: 'Every week' },
  at: 'At (Vietnamese time)',
  atWrong: 'Give hour and minute, such as 02:00',
  day: 'On',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  keepDaily: 'Of how many last days one is kept',
  keepWeekly: 'Of how many last weeks one is kept',
  keepMonthly: 'Of how many last months one is kept',
  keepHint:
    'The newest one that was restored on trial never goes by itself. What somebody asked for stays until somebody deletes it.',
  numberWrong: (from: number, to: number) => `Give a number from ${from} to ${to}`,
  save: 'Save the schedule',
  saved: 'The schedule is saved.',
  next: (moment: string) => `Next: ${moment}`,
  noNext: 'None is planned.',
  handOver: 'Hand over and restore',
  handOverSays: [
    'Download the latest archive and hand it over with its digest.',
    'On an empty machine, install Bảng Vàng and run: bang-vang restore FILE',
    'Open the program. Everybody signs in again with their own password.',
  ],
}
