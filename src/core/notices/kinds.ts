/** What an account can be told of. Words for each stand in content/locales/<language>/notices.ts; a kind without words does not compile. */
export const NOTICE_KINDS = [
  'plan-read', 'plan-failed', 'job-failed', 'role-given', 'role-ended', 'delegation-given', 'delegation-ended', 'invitation-accepted', 'request-due', 'webhook-disabled', 'mail-failed', 'backup-failed',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export type NoticeParams = Readonly<Record<string, string | number>>
