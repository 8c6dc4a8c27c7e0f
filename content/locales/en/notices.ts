import { names } from './ui-names.ts'
import type { NoticeKind, NoticeParams } from '../../../src/core/notices/kinds.ts'

const word = (params: NoticeParams, name: string): string => String(params[name] ?? '…')
const roleOf = (params: NoticeParams): string =>
  (names.roles as Readonly<Record<string, string>>)[word(params, 'role')] ?? word(params, 'role')

const SAYS: Readonly<Record<NoticeKind, (params: NoticeParams) => string>> = {
  'plan-read': (p) => `The plan “${word(p, 'plan')}” has been read`,
  'plan-failed': (p) => `The plan “${word(p, 'plan')}” could not be read`,
  'job-failed': (p) => `Background work “${word(p, 'job')}” failed for good`,
  'role-given': (p) => `You were given the role ${roleOf(p)} at ${word(p, 'body')}`,
  'role-ended': (p) => `Your role ${roleOf(p)} at ${word(p, 'body')} has ended`,
  'delegation-given': (p) => `${word(p, 'from')} delegates to you by ${word(p, 'document')}`,
  'delegation-ended': (p) => `What ${word(p, 'from')} delegated to you has ended`,
  'invitation-accepted': (p) => `${word(p, 'name')} accepted the invitation and has an account`,
  'request-due': (p) => `The request about personal data of ${word(p, 'name')} is due on ${word(p, 'day')}`,
  'webhook-disabled': (p) =>
    `The webhook “${word(p, 'name')}” was switched off: nothing arrived for ${word(p, 'days')} days`,
  'mail-failed': (p) => `The mail “${word(p, 'subject')}” could not be sent`,
  'backup-failed': (p) => `A backup did not finish: ${word(p, 'fault')}`,
}

const kinds: Readonly<Record<NoticeKind, string>> = {
  'plan-read': 'A plan has been read',
  'plan-failed': 'A plan could not be read',
  'job-failed': 'Background work failed for good',
  'role-given': 'A role was given to me',
  'role-ended': 'A role of mine ended',
  'delegation-given': 'Something was delegated to me',
  'delegation-ended': 'A delegation to me ended',
  'invitation-accepted': 'An invitation was accepted',
  'request-due': 'A request about personal data is due',
  'webhook-disabled': 'A webhook was switched off',
  'mail-failed': 'A mail could not be sent',
  'backup-failed': 'A backup did not finish',
}

export const en = {
  title: 'Notices',
  unread: (count: number): string => (count === 0 ? 'All read' : `${count} unread`),
  list: 'What you were told',
  all: 'All',
  onlyUnread: 'Unread',
  isNew: 'New',
  open: 'Open',
  read: 'Read',
  readAll: 'Mark all as read',
  none: 'No notices yet',
  noneUnread: 'Nothing unread',
  noneHint: 'When a plan has been read, a role is given or something needs you, it is said here.',
  choices: 'By mail too',
  choicesHint: (email: string): string => `Mails go to ${email}.`,
  noEmail: 'This account has no mail address. Give it one, then choose here.',
  toMe: 'Give a mail address in My account',
  save: 'Save',
  saved: 'Saved.',
  when: 'When',
  what: 'What',
  before: 'Previous page',
  after: 'Next page',
  kinds,
  say: (kind: NoticeKind, params: NoticeParams): string => SAYS[kind](params),
}
