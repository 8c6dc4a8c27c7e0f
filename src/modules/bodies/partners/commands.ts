import type { PlainDate } from '../../../core/kernel/dates.ts'
import { refuse } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { searchKey } from '../../../core/people/names.ts'
import { hashToken, newToken } from '../../../platform/auth/tokens.ts'
import { dayOf } from '../../../platform/clock/clock.ts'
import type { Reader, Writer } from '../../../platform/db/database.ts'
import type { Kit } from '../../../platform/kit.ts'
import { command, commandInBody, type Caller, type Note } from '../../../platform/trail/command.ts'
import { takeFrom } from '../../../platform/limits/take.ts'
import type { Origin } from '../../../platform/trail/entry.ts'
import { bodiesOf, changeBody, findBody } from '../store.ts'
import { addOutside } from './outside.ts'
import * as store from './store.ts'

export interface LaidProgramme {
  readonly title: string
  readonly campaigns: readonly string[]
  readonly dues: readonly { readonly title: string; readonly shown: string; readonly due: PlainDate }[]
}
/** What another module shows of the programmes of a body. */
export interface Programmes {
  readonly list: (r: Reader, bodyId: string) => Promise<readonly { readonly id: string; readonly title: string }[]>
  readonly laid: (r: Reader, bodyId: string, ids: readonly string[]) => Promise<readonly LaidProgramme[]>
}
export interface PartnerFields {
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly contact: store.Contact | null
}

const taken = async (w: Writer, bodyId: string, name: string, but: string | null): Promise<boolean> =>
  (await bodiesOf(w)).some((b) => b.outside && b.keptBy === bodyId && b.endedOn === null && b.id !== but && searchKey(b.name) === searchKey(name))

export async function addPartner(kit: Kit, w: Writer, bodyId: string, { contact, ...fields }: PartnerFields, note: Note): Promise<Result<{ id: string }>> {
  if (await taken(w, bodyId, fields.name, null)) return refuse('body.exists', { name: fields.name })
  const id = kit.newId()
  const example = (await findBody(w, bodyId))?.example ?? false
  await addOutside(w, id, { ...fields, contact }, { keptBy: bodyId, example, at: kit.clock.now() })
  note({ thing: { kind: 'body', id }, title: fields.name, changes: [{ field: 'name', before: null, after: fields.name }] })
  return ok({ id })
}

export async function changePartner(kit: Kit, w: Writer, bodyId: string, id: string, version: number, { contact, ...fields }: PartnerFields, note: Note): Promise<Result<undefined>> {
  const partner = (await store.partnersOf(w, bodyId)).find((p) => p.id === id)
  if (!partner) return refuse('request.not-found', { what: 'partner' })
  if (partner.version !== version) return refuse('version.stale', { seen: version, current: partner.version, changed: [partner.name] })
  if (await taken(w, bodyId, fields.name, id)) return refuse('body.exists', { name: fields.name })
  await changeBody(w, id, { ...fields, superior: null, yearKind: 'calendar' }, kit.clock.today())
  await store.setContact(w, id, contact)
  const contactChanged = JSON.stringify(contact) !== JSON.stringify(partner.contact)
  const named = partner.name === fields.name ? [] : [{ field: 'name', before: partner.name, after: fields.name }]
  note({ thing: { kind: 'body', id }, title: fields.name, changes: [...named, ...(contactChanged ? [{ field: 'contact', before: partner.contact?.person ?? null, after: contact?.person ?? null }] : [])] })
  return ok(undefined)
}

export interface NewLink {
  readonly partnerId: string
  readonly label: string
  readonly programmeIds: readonly string[]
  readonly days: number
}

const DAY_MS = 24 * 3600 * 1000

/** Lays programmes out for a partner. The token is given back this once; a repeat of the command knows the link and not the token. */
export async function makeLink(kit: Kit, programmes: Programmes, call: Caller, key: string, sent: NewLink): Promise<Result<{ id: string; token: string | null }>> {
  const token = newToken()
  const at = kit.clock.now()
  const done = await commandInBody(kit, call, { action: 'guest-link.made', key, sent }, async (w, bodyId, note) => {
    const partner = (await store.partnersOf(w, bodyId)).find((p) => p.id === sent.partnerId)
    if (!partner) return refuse('request.not-found', { what: 'partner' })
    const known = await programmes.list(w, bodyId)
    if (sent.programmeIds.some((id) => !known.some((p) => p.id === id))) return refuse('request.not-found', { what: 'programme' })
    const id = kit.newId()
    const expiresAt = new Date(Date.parse(at) + sent.days * DAY_MS).toISOString()
    await store.addLink(w, { id, bodyId, partnerId: partner.id, label: sent.label, programmeIds: [...new Set(sent.programmeIds)], createdAt: at, expiresAt, tokenHash: hashToken(token), by: call.actor.accountId })
    const laid = known.filter((p) => sent.programmeIds.includes(p.id)).map((p) => p.title)
    note({ thing: { kind: 'guest-link', id }, title: `${partner.name}: ${sent.label}`, changes: [{ field: 'programmes', before: null, after: laid.join('; ') }, { field: 'expires', before: null, after: dayOf(expiresAt) }] })
    return ok({ id })
  })
  if (!done.ok) return done
  const stored = await kit.db.read(kit.tenant, (r) => store.hashOf(r, done.value.id))
  return ok({ id: done.value.id, token: stored?.hash === hashToken(token) ? token : null })
}

export async function closeLink(kit: Kit, w: Writer, bodyId: string, id: string, note: Note): Promise<Result<undefined>> {
  const link = (await store.linksOf(w, bodyId)).find((l) => l.id === id)
  if (!link) return refuse('request.not-found', { what: 'guest-link' })
  if (!(await store.revokeLink(w, id, kit.clock.now()))) return refuse('state.forbids', { action: 'thu hồi', state: 'đã thu hồi' })
  note({ thing: { kind: 'guest-link', id }, title: link.label })
  return ok(undefined)
}

export interface GuestAnswer {
  readonly body: string
  readonly partner: string
  readonly label: string
  readonly expiresAt: string
  readonly programmes: readonly LaidProgramme[]
}

const ended = (): Result<never> => refuse('guest-link.ended', {})
const PER_MINUTE = 30

/** The first use of a day stands in the trail; every use is counted. */
async function noteUse(kit: Kit, hash: string, origin: Origin): Promise<Result<store.LinkRow>> {
  const now = kit.clock.now()
  const find = (r: Reader): Promise<store.LinkRow | undefined> => store.openLink(r, hash, now)
  const usedToday = (link: store.LinkRow): boolean => link.lastUsedAt !== null && dayOf(link.lastUsedAt) === dayOf(now)
  const use = async (w: Writer, link: store.LinkRow): Promise<Result<store.LinkRow>> => {
    await store.countUse(w, link.id, now)
    return ok(link)
  }
  const before = await kit.db.read(kit.tenant, find)
  if (!before) return ended()
  const again = (): Promise<Result<store.LinkRow>> =>
    kit.db.write(kit.tenant, async (w) => {
      const link = await find(w)
      return link ? use(w, link) : ended()
    })
  if (usedToday(before)) return again()
  const first = await command(kit, { accountId: null, bodyId: before.bodyId, via: 'guest-link', origin }, { action: 'guest-link.used', key: null, sent: null }, async (w, note) => {
    const link = await find(w)
    if (!link) return ended()
    // another request of the same moment was first: it has the entry
    if (usedToday(link)) return refuse('state.forbids', { action: 'ghi', state: 'đã ghi' })
    note({ bodyId: link.bodyId, thing: { kind: 'guest-link', id: link.id }, title: link.label })
    return use(w, link)
  })
  return !first.ok && first.refusal.code === 'state.forbids' ? again() : first
}

/** What a guest link lays out. Unknown, expired and closed links are refused in the same words. */
export async function openAsGuest(kit: Kit, programmes: Programmes, call: { readonly token: string; readonly address: string; readonly origin: Origin }): Promise<Result<GuestAnswer>> {
  const may = await takeFrom(kit, `guest:${call.address}`, { limit: PER_MINUTE, windowSeconds: 60 })
  if (!may.ok) return refuse('request.too-many', { seconds: may.seconds })
  const used = await noteUse(kit, hashToken(call.token), call.origin)
  if (!used.ok) return used
  const link = used.value
  return kit.db.read(kit.tenant, async (r) => {
    const bodies = await bodiesOf(r)
    const name = (id: string): string => bodies.find((b) => b.id === id)?.name ?? ''
    return ok({ body: name(link.bodyId), partner: name(link.partnerId), label: link.label, expiresAt: link.expiresAt, programmes: await programmes.laid(r, link.bodyId, link.programmeIds) })
  })
}
