import { ACTIONS, type Action } from '../../core/people/may.ts'

/** What no key of another system ever does, whoever made it: who may do what, keys, backups, the machine itself, and what belongs to one person's session. */
const NEVER: readonly string[] = ['session', 'accounts', 'delegations', 'settings', 'keys', 'backups', 'network', 'jobs', 'examples', 'personal', 'requests', 'setup']
const NEVER_ACTIONS: readonly Action[] = ['body.found', 'bodies.change', 'mails.change']

/** The actions that a key may be given. */
export const KEY_ACTIONS: readonly Action[] = ACTIONS.filter((action) => !NEVER.includes(action.split('.')[0] ?? '') && !NEVER_ACTIONS.includes(action))
