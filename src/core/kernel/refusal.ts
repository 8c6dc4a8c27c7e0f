/**
 * Every refusal of the product, by code, with the parameters that its sentence needs.
 * The sentences stand in content/locales/<language>/refusals.ts, the HTTP statuses in platform/http/status.ts;
 * both are `Record<RefusalCode, …>`, so a code without a sentence or a status does not compile.
 */
export interface RefusalParams {
  // what came over the wire
  'request.invalid': { readonly problems: readonly FieldProblem[] }
  'request.not-found': { readonly what: string }
  'request.too-large': { readonly limitMb: number }
  'request.too-many': { readonly seconds: number }
  'version.stale': { readonly seen: number; readonly current: number; readonly changed: readonly string[] }
  'command.repeated-differently': Record<never, never>
  // accounts
  'account.sign-in-first': Record<never, never>
  'account.wrong-password': Record<never, never>
  'account.not-allowed': { readonly action: string }
  'account.link-used': Record<never, never>
  'account.password-weak': { readonly minimum: number }
  'account.login-taken': { readonly login: string }
  // files that come in
  'file.empty': { readonly name: string }
  'file.too-large': { readonly name: string; readonly limitMb: number }
  'file.kind-unknown': { readonly name: string; readonly found: string }
  'file.kind-mismatch': { readonly name: string; readonly claimed: string; readonly found: string }
  'file.damaged': { readonly name: string; readonly detail: string }
  'file.encrypted': { readonly name: string }
  'file.macros': { readonly name: string }
  'file.zip-bomb': { readonly name: string; readonly limitMb: number }
  'file.too-many-pages': { readonly name: string; readonly pages: number; readonly limit: number }
  'file.no-text': { readonly name: string; readonly pages: number }
  'file.unreadable-scan': { readonly name: string; readonly confidence: number }
  // plans
  'plan.not-vietnamese': { readonly name: string }
  'plan.nothing-found': { readonly name: string }
  'plan.still-reading': Record<never, never>
  'plan.reading-failed': { readonly detail: string }
  'plan.must-checks-open': { readonly codes: readonly string[] }
  'plan.questions-open': { readonly count: number }
  'plan.relation-missing': Record<never, never>
  'plan.state-forbids': { readonly action: string; readonly state: string }
  'plan.fact-unknown': { readonly id: string }
  'plan.value-invalid': { readonly field: string; readonly value: string }
  'plan.nothing-to-undo': Record<never, never>
  // bodies and people
  'body.exists': { readonly name: string }
  'people.row-invalid': { readonly problems: readonly FieldProblem[] }
  'setup.step-out-of-order': { readonly next: string }
  // programmes
  'programme.state-forbids': { readonly action: string; readonly state: string }
  'demo.only': Record<never, never>
  // everyone and what is theirs
  'account.locked': { readonly seconds: number }
  'account.second-step-wrong': Record<never, never>
  'account.passkey-refused': Record<never, never>
  'account.needs-tls': Record<never, never>
  'account.sign-on-failed': { readonly reason: SignOnReason }
  'account.last-administrator': Record<never, never>
  'account.viewing-only': { readonly name: string }
  'account.scope-too-wide': Record<never, never>
  'state.forbids': { readonly action: string; readonly state: string }
  'body.has-open-things': { readonly what: readonly string[] }
  'tree.cycle': { readonly name: string }
  'guest-link.ended': Record<never, never>
  'file.script': { readonly name: string; readonly found: string }
  'file.infected': { readonly name: string; readonly found: string }
  'file.scan-unavailable': Record<never, never>
  'file.quota': { readonly unit: string; readonly limitMb: number; readonly usedMb: number }
  'mail.not-configured': Record<never, never>
  'mail.server-refused': { readonly detail: string }
  'webhook.address-refused': { readonly host: string; readonly found: string }
  'backup.damaged': { readonly detail: string }
  'backup.newer': { readonly needs: string }
  'backup.not-empty': Record<never, never>
  'personal.kept-by-law': { readonly until: string }
  'file.not-evidence': { readonly name: string; readonly found: string }
  'file.heic': { readonly name: string }
  'file.archive': { readonly name: string; readonly found: string }
  'evidence.gone': { readonly days: number }
  'certificate.outside': { readonly name: string }
  'account.email-taken': { readonly email: string }
  'account.view-too-wide': { readonly name: string }
  'account.not-oneself': Record<never, never>
  'delegation.overlaps': { readonly to: string; readonly from: string; readonly until: string | null }
  'delegation.nothing-held': { readonly name: string }
  'delegation.of-another': { readonly name: string }
}

/** Why single sign-on came to nothing. */
export type SignOnReason = 'provider-down' | 'answer-wrong' | 'ended' | 'unknown-account' | 'not-set-up' | 'already-linked'

export interface FieldProblem {
  /** where: a JSON path ("units.2.name"), a sheet cell ("Dòng 14, cột Họ tên") */
  readonly at: string
  /** what is wrong and what would mend it: a message key of the locale, or words already in the user's language */
  readonly problem: string
}

export type RefusalCode = keyof RefusalParams

export interface Refusal<C extends RefusalCode = RefusalCode> {
  readonly code: C
  readonly params: RefusalParams[C]
  /** the article, where law speaks; only articles that content/law marks as seen */
  readonly basis?: string
}

/** The failing half of a `Result`. */
export function refuse<C extends RefusalCode>(code: C, params: RefusalParams[C], basis?: string): { readonly ok: false; readonly refusal: Refusal } {
  const refusal = basis === undefined ? { code, params } : { code, params, basis }
  return { ok: false, refusal: refusal as Refusal }
}
