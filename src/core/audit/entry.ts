/** What was done: one name a command. Words for each stand in the locale; a name without words does not compile. */
export const TRAIL_ACTIONS = [
  'account.first', 'account.sign-in', 'account.sign-in-refused', 'account.sign-out', 'account.password', 'account.reset-asked', 'account.reset', 'account.factor-added', 'account.factor-removed', 'account.identity-linked',
  'account.invite', 'account.invite-revoked', 'account.joined', 'account.changed', 'account.disabled', 'account.enabled', 'account.sessions-ended',
  'account.granted', 'account.grant-ended', 'account.view-as', 'account.view-ended', 'group.changed', 'group.ended', 'delegation.made', 'delegation.ended', 'settings.changed',
  'body.founded', 'body.changed', 'body.renamed', 'body.merged', 'body.split', 'body.dissolved', 'body.change-undone', 'body.moved', 'units.changed', 'bloc.members-changed', 'partner.changed', 'guest-link.made', 'guest-link.revoked', 'guest-link.used',
  'people.added', 'people.changed', 'people.removed', 'people.returned', 'people.imported', 'people.import-undone', 'people.posts-changed', 'people.record-read', 'setup.skipped', 'examples.added', 'examples.removed',
  'plan.brought', 'plan.reviewed', 'plan.adopted', 'plan.discarded', 'plan.recovered', 'due.done', 'due.reopened', 'sameness.said', 'sameness.undone',
  'evidence.added', 'evidence.removed', 'evidence.returned', 'mail.drafted', 'mail.changed', 'mail.discarded', 'mail.sent', 'job.retried', 'job.dropped',
  'key.made', 'key.revoked', 'webhook.changed', 'webhook.ended', 'request.received', 'request.answered', 'request.changed', 'personal.exported', 'personal.restricted', 'personal.freed', 'personal.erased', 'retention.applied',
  'backup.made', 'backup.tried', 'backup.taken', 'backup.removed', 'certificate.made',
] as const
export type TrailAction = (typeof TRAIL_ACTIONS)[number]

export const THING_KINDS = ['account', 'group', 'delegation', 'body', 'unit', 'person', 'import', 'plan', 'programme', 'due', 'evidence', 'mail', 'job', 'key', 'webhook', 'request', 'backup', 'guest-link', 'setting', 'session'] as const
export type ThingKind = (typeof THING_KINDS)[number]

export interface Thing {
  readonly kind: ThingKind
  readonly id: string
}
/** A value before and after, as words; null: there was none. */
export interface Change {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}
/** What a command says of itself to the trail; who, when and from where are added by the house. */
export interface About {
  readonly bodyId?: string | null
  readonly unitId?: string | null
  readonly thing?: Thing
  /** whose personal data it touches: an erasure for this person takes the details of the entry out */
  readonly personId?: string | null
  /** the thing's name as it was, for reading the trail later */
  readonly title?: string
  readonly changes?: readonly Change[]
  /** of an erasure: the entries whose details went with it */
  readonly entries?: readonly string[]
}
