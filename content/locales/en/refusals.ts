import type {
  FieldProblem,
  Refusal,
  RefusalCode,
  RefusalParams,
  SignOnReason,
} from '../../../src/core/kernel/refusal.ts'
import { acts, things } from './refusal-words.ts'

const problems = (list: readonly FieldProblem[]): string =>
  list.map((p) => `${p.at}: ${p.problem}`).join('; ')

const SIGN_ON: Readonly<Record<SignOnReason, string>> = {
  'provider-down': 'the provider does not answer. Try later or use the password',
  'answer-wrong': 'the answer of the provider does not hold. Try again or use the password',
  ended: 'this attempt was used, ran out or began in another browser. Begin again at the sign-in page',
  'unknown-account':
    'nobody here is linked with this identity. Sign in with the password and link it under My account, or ask an administrator for an invitation',
  'not-set-up': 'no provider is set up. Use the password',
  'already-linked': 'this identity is linked with an account already. Unlink it there first',
}

/** Codes in words; what a module already says in words stays. */
const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

/** What each refusal says: what is wrong, then what to do. */
export const refusals: { readonly [C in RefusalCode]: (params: RefusalParams[C]) => string } = {
  'request.invalid': (p) => `What was sent is not right yet: ${problems(p.problems)}.`,
  'request.not-found': (p) => `${worded(things, p.what)} was not found.`,
  'request.too-large': (p) => `What was sent is larger than ${p.limitMb} MB. Send it in smaller parts.`,
  'request.too-many': (p) => `Too many requests in a row. Try again in ${p.seconds} seconds.`,
  'version.stale': (p) =>
    `This has changed since you opened it (you see version ${p.seen}, it is now ${p.current}${p.changed.length > 0 ? `; changed: ${p.changed.join(', ')}` : ''}). Reload to see the new version.`,
  'command.repeated-differently': () =>
    'This action was already sent once with other content. Reload the page and do it again.',

  'account.sign-in-first': () => 'Sign in to continue.',
  'account.wrong-password': () => 'The user name or the password is wrong.',
  'account.not-allowed': (p) =>
    `This account may not ${worded(acts, p.action)}. Ask somebody whose role allows it, or an administrator for the role.`,
  'account.link-used': () => 'This link was used already or has expired. Ask an administrator for a new one.',
  'account.password-weak': (p) =>
    `A password needs at least ${p.minimum} characters and must not be easy to guess.`,
  'account.login-taken': (p) => `The user name “${p.login}” is taken. Choose another.`,

  'file.empty': (p) => `The file “${p.name}” is empty. See whether it was saved, then choose it again.`,
  'file.too-large': (p) =>
    `The file “${p.name}” is larger than ${p.limitMb} MB. Make it smaller or split it, then send it again.`,
  'file.kind-unknown': (p) =>
    `The file “${p.name}” cannot be read (kind: ${p.found}). Kinds that can: Word (.docx, .doc), PDF, PNG or JPEG pictures, text (.txt, .md).`,
  'file.kind-mismatch': (p) =>
    `The file “${p.name}” is named .${p.claimed} but its content is ${p.found}. Check the file, or save it as the right kind.`,
  'file.damaged': (p) =>
    `The file “${p.name}” is damaged and cannot be opened (${p.detail}). Open it in the program that made it, save it, send it again.`,
  'file.encrypted': (p) => `The file “${p.name}” has a password. Remove the password and send it again.`,
  'file.macros': (p) =>
    `The file “${p.name}” holds macros. Save it as a .docx without macros and send it again.`,
  'file.zip-bomb': (p) =>
    `Unpacked, the file “${p.name}” is larger than ${p.limitMb} MB, so it was not opened.`,
  'file.too-many-pages': (p) =>
    `The file “${p.name}” has ${p.pages} pages, the limit is ${p.limit}. Take the plan out and send it alone.`,
  'file.no-text': (p) =>
    `No text was found on the ${p.pages} page(s) of “${p.name}”. If it is a scan, scan it again more clearly.`,
  'file.unreadable-scan': (p) =>
    `The pictures in “${p.name}” are too poor to be read reliably (confidence ${Math.round(p.confidence)}%). Scan again at 200–300 dpi, straight and well lit.`,

  'plan.not-vietnamese': (p) =>
    `“${p.name}” is not written in Vietnamese, so it cannot be read as a plan. Check that it is the right file.`,
  'plan.nothing-found': (p) =>
    `Nothing of a plan was found in “${p.name}”. Check that it is the right file; if it is a plan, paste its text.`,
  'plan.still-reading': () => 'The file is still being read. Wait until it is done.',
  'plan.reading-failed': (p) => `Reading stopped at a limit (${p.detail}). Split the file and send it again.`,
  'plan.must-checks-open': (p) =>
    `${p.codes.length} problem(s) must be settled before adoption: ${p.codes.join(', ')}.`,
  'plan.questions-open': (p) => `${p.count} question(s) are still open.`,
  'plan.relation-missing': () =>
    'Another body issued this plan: choose to inherit it, to take it as ours under an old name, or only to read it.',
  'plan.state-forbids': (p) => `The plan is “${p.state}”, so this is not possible: ${p.action}.`,
  'plan.fact-unknown': (p) => `This plan has no item ${p.id}.`,
  'plan.value-invalid': (p) =>
    p.value === '' ? `Missing: ${p.field}.` : `“${p.value}” is not a valid value for ${p.field}.`,
  'plan.nothing-to-undo': () => 'There is nothing left to undo.',

  'body.exists': (p) => `The body “${p.name}” exists already.`,
  'people.row-invalid': (p) => `Rows of the list are not right yet: ${problems(p.problems)}.`,
  'setup.step-out-of-order': (p) => `The next step to take is: ${p.next}.`,
  'programme.state-forbids': (p) => `The programme is “${p.state}”, so this is not possible: ${p.action}.`,
  'demo.only': () => 'This works in the demonstration only.',

  'account.locked': (p) =>
    `Locked after several wrong attempts. Try again in ${p.seconds} seconds, or reset the password.`,
  'account.second-step-wrong': () => 'The code is wrong or was used already. Take a new code and enter it.',
  'account.passkey-refused': () => 'The device could not confirm the passkey. Try again or use the password.',
  'account.needs-tls': () =>
    'Passkeys need an encrypted connection (https). Open Settings › Network to make a certificate.',
  'account.sign-on-failed': (p) => `Single sign-on did not work: ${SIGN_ON[p.reason]}.`,
  'account.last-administrator': () => 'This is the last administrator. Give the role to somebody else first.',
  'account.viewing-only': (p) => `You are viewing as ${p.name}: look, do not act. Leave the view to act.`,
  'account.scope-too-wide': () => 'You cannot give more than you hold. Choose a narrower role or scope.',
  'state.forbids': (p) => `Cannot ${p.action} in the state “${p.state}”.`,
  'body.has-open-things': (p) => `Still open: ${p.what.join('; ')}. Settle these, then try again.`,
  'tree.cycle': (p) => `“${p.name}” cannot stand under itself. Choose another superior.`,
  'guest-link.ended': () => 'This guest link has expired or was withdrawn. Ask the sender for a new one.',
  'file.script': (p) =>
    `“${p.name}” carries code that can run (${p.found}) and is refused. Export it as PDF or a picture.`,
  'file.infected': (p) => `“${p.name}” carries malware (${p.found}). It was not kept.`,
  'file.scan-unavailable': () =>
    'The malware scanner is switched on but does not answer. Try again later or tell the administrator.',
  'file.quota': (p) =>
    `${p.unit} has used ${p.usedMb} of ${p.limitMb} MB. Remove old files or ask for more room.`,
  'mail.not-configured': () =>
    'No mail server is set. Open Settings › Mail, or copy the text and send it by hand.',
  'mail.server-refused': (p) =>
    `The mail server did not take the mail: ${p.detail}. Check address, port, encryption, user and password.`,
  'webhook.address-refused': (p) =>
    `Nothing is sent to “${p.host}” (${p.found}). Use a public https address; one inside the office needs an administrator's leave on the page Connections.`,
  'backup.damaged': (p) => `The backup is damaged or not of Bảng Vàng: ${p.detail}. Nothing was restored.`,
  'backup.newer': (p) =>
    `The backup was written by a newer program (needs ${p.needs}). Update, then restore.`,
  'backup.not-empty': () => 'There is data here already. Choose an empty folder or database.',
  'file.not-evidence': (p) =>
    `The file “${p.name}” (kind: ${p.found}) is not taken as evidence. Taken are PDF, JPEG, PNG and WebP pictures, .docx, .xlsx, .pptx, .odt, .txt and .csv. Save it as one of these and send it again.`,
  'file.heic': (p) =>
    `The picture “${p.name}” is HEIC, which many machines cannot open. On an iPhone: Settings › Camera › Formats › Most Compatible, then take it again; or open it and use Share › Options › Most Compatible to send a JPEG.`,
  'file.archive': (p) =>
    `The file “${p.name}” is an archive (${p.found}). Unpack it and send the files within one by one.`,
  'evidence.gone': (p) =>
    `This file was removed more than ${p.days} days ago and cannot be brought back. Send the original again.`,
  'certificate.outside': (p) =>
    `The present root certificate cannot vouch for “${p.name}”. Leave the name out, or choose a new root; every device must then trust it anew.`,
  'personal.kept-by-law': (p) =>
    `The record must be kept until ${p.until} and cannot be erased yet. It can be restricted.`,
  'account.email-taken': (p) =>
    `The address ${p.email} belongs to another account. Each account needs its own.`,
  'account.view-too-wide': (p) =>
    `${p.name} has wider powers than you and cannot be viewed. Ask an administrator who has them too.`,
  'account.not-oneself': () => 'Nobody disables their own account. Ask another administrator.',
  'delegation.overlaps': (p) =>
    `There is a delegation to ${p.to} from ${p.from}${p.until === null ? '' : ` until ${p.until}`} over the same time and scope. End that one first, or choose another time.`,
  'delegation.nothing-held': (p) =>
    `${p.name} does not hold this in the chosen scope and cannot hand it on. Choose another scope or other actions.`,
  'delegation.of-another': (p) =>
    `Only ${p.name}, or an administrator who holds as much, can make this delegation.`,
}

/** A refusal in words, with its basis where law speaks. */
export function sayRefusal(refusal: Refusal): string {
  const say = refusals[refusal.code] as (params: RefusalParams[RefusalCode]) => string
  const words = say(refusal.params)
  return refusal.basis === undefined ? words : `${words} Basis: ${refusal.basis}.`
}
