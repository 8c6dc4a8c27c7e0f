import { z } from 'zod'
import { BodyKind } from './accounts.ts'
import { ByIdParams, Id, Key, PlainDate, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { UNIT_KINDS } from './people.ts'

const UnitKind = z.enum(UNIT_KINDS)
const Name = z.string().trim().min(2).max(300)
const Abbreviation = z.string().trim().min(1).max(30)
const Code = z.string().trim().max(60).nullable()

export const TreeBody = z
  .object({
    id: Id, name: z.string(), abbreviation: z.string(), kind: BodyKind, code: z.string().nullable(), parentId: Id.nullable(), superior: z.string().nullable(), outside: z.boolean(),
    beganOn: PlainDate.nullable(), endedOn: PlainDate.nullable(), version: z.int(),
    /** null: this account does not see inside it */
    people: z.int().nullable(),
    /** the body whose name is written as its superior, where exactly one is: to be taken or left */
    offer: z.object({ id: Id, name: z.string() }).nullable(),
    mayChange: z.boolean(),
    mayMove: z.boolean(),
    mayChangeUnits: z.boolean(),
  })
  .meta({ id: 'TreeBody' })
export const TreeUnit = z
  .object({ id: Id, bodyId: Id, parentId: Id.nullable(), name: z.string(), kind: UnitKind, people: z.int(), beganOn: PlainDate.nullable(), endedOn: PlainDate.nullable(), version: z.int() })
  .meta({ id: 'TreeUnit' })
export const Tree = z.object({ bodies: z.array(TreeBody), units: z.array(TreeUnit), version: z.int(), mayAddRoot: z.boolean() }).meta({ id: 'Tree' })

export const NameHistory = z
  .object({
    names: z.array(z.object({ name: z.string(), abbreviation: z.string().nullable(), from: PlainDate.nullable(), to: PlainDate.nullable() })),
    predecessors: z.array(z.object({ id: Id, name: z.string() })),
    successors: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ id: 'NameHistory' })

export const CHANGE_KINDS = ['rename', 'merge', 'split', 'dissolve'] as const
export const HANGING_THINGS = ['body', 'unit', 'name', 'person', 'post', 'programme', 'plan', 'grant', 'delegation', 'member', 'guest-link', 'group', 'request', 'import', 'evidence'] as const
const Destination = z.union([z.int().min(0).max(50), z.literal('end')])
export const ChangeInput = z
  .object({
    kind: z.enum(CHANGE_KINDS),
    level: z.enum(['body', 'unit']),
    on: PlainDate,
    document: z.object({ number: z.string().trim().min(1).max(100), date: PlainDate }),
    from: z.array(Id).min(1).max(50),
    /** who goes on: one that stands already (id), or one that begins */
    heirs: z.array(z.object({ id: Id.nullable(), name: Name, abbreviation: Abbreviation.nullable(), kind: z.string().max(40) })).max(50),
    /** where each thing goes, by its id: the number of an heir, or "end" */
    decisions: z.record(z.string(), Destination),
  })
  .meta({ id: 'ChangeInput' })
export const ChangePreview = z
  .object({
    hanging: z.array(z.object({ thing: z.enum(HANGING_THINGS), id: z.string(), title: z.string(), of: z.string(), mayEnd: z.boolean(), to: Destination.nullable(), silent: z.boolean() })),
    /** what has to be settled elsewhere first */
    blocked: z.array(z.string()),
    /** names of settings that stay with the old one and are made anew by the heir */
    settings: z.array(z.string()),
    version: z.int(),
  })
  .meta({ id: 'ChangePreview' })
export const BodyChange = z
  .object({
    id: Id, kind: z.enum(CHANGE_KINDS), level: z.enum(['body', 'unit']), on: PlainDate, document: z.string(), at: z.string(), by: z.string().nullable(), undoneAt: z.string().nullable(), mayUndo: z.boolean(),
    from: z.array(z.string()), to: z.array(z.string()),
  })
  .meta({ id: 'BodyChange' })

export const Post = z
  .object({ id: Id.nullable(), bodyId: Id, body: z.string(), unitId: Id.nullable(), unit: z.string().nullable(), post: z.string(), leader: z.boolean(), main: z.boolean(), from: PlainDate.nullable(), to: PlainDate.nullable() })
  .meta({ id: 'Post' })
const PostInput = z.object({ id: Id.nullable(), bodyId: Id, unitId: Id.nullable(), post: z.string().trim().min(1).max(200), leader: z.boolean(), main: z.boolean(), from: PlainDate.nullable(), to: PlainDate.nullable() })
const Posts = z.object({ posts: z.array(Post), version: z.int() })

export const BLOC_PARTS = ['leader', 'deputy', 'member'] as const
const MemberInput = z.object({ id: Id.nullable(), bodyId: Id, unitId: Id.nullable(), part: z.enum(BLOC_PARTS), from: PlainDate.nullable(), to: PlainDate.nullable() })
export const BlocMember = MemberInput.extend({ id: Id, name: z.string() }).meta({ id: 'BlocMember' })
export const Bloc = z
  .object({ id: Id, name: z.string(), kind: z.enum(['bloc', 'cluster']), outside: z.boolean(), superior: z.string().nullable(), members: z.array(BlocMember), mine: z.boolean(), mayChange: z.boolean(), version: z.int() })
  .meta({ id: 'Bloc' })

const Contact = z.object({ person: z.string().trim().max(200), phone: z.string().trim().max(40), email: z.string().trim().max(200), address: z.string().trim().max(300) })
export const Partner = z.object({ id: Id, name: z.string(), abbreviation: z.string(), kind: BodyKind, contact: Contact.nullable(), version: z.int(), mayChange: z.boolean() }).meta({ id: 'Partner' })
const PartnerInput = z.object({ name: Name, abbreviation: Abbreviation, kind: BodyKind, contact: Contact.nullable() })
export const GuestLink = z
  .object({
    id: Id, partnerId: Id, partner: z.string(), label: z.string(), programmes: z.array(z.object({ id: Id, title: z.string() })), createdAt: z.string(), expiresAt: z.string(), revokedAt: z.string().nullable(),
    state: z.enum(['open', 'expired', 'revoked']), uses: z.int(), lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'GuestLink' })
export const GuestView = z
  .object({
    body: z.string(), partner: z.string(), label: z.string(), expiresAt: z.string(),
    programmes: z.array(z.object({ title: z.string(), campaigns: z.array(z.string()), dues: z.array(z.object({ title: z.string(), shown: z.string(), due: PlainDate })) })),
  })
  .meta({ id: 'GuestView' })

const tag = 'bodies'
export const bodyEndpoints = [
  endpoint({ method: 'GET', path: '/api/tree', summary: 'The bodies of the tenant as a tree, and the units of those that I see into', tag, query: z.object({ on: PlainDate.optional().describe('names of that day'), ended: z.enum(['true', 'false']).optional() }), response: Tree }),
  endpoint({ method: 'POST', path: '/api/tree/bodies', summary: 'Add a body under another', tag, body: z.object({ name: Name, abbreviation: Abbreviation, kind: BodyKind, code: Code, parentId: Id.nullable(), superior: z.string().trim().max(300).nullable(), key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'PATCH', path: '/api/tree/bodies/:id', summary: 'Mend what a body is called and its kind, code and superior; a renaming goes through a change', tag, params: ByIdParams, body: z.object({ name: Name, abbreviation: Abbreviation, kind: BodyKind, code: Code, superior: z.string().trim().max(300).nullable(), key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'PUT', path: '/api/tree/bodies/:id/parent', summary: 'Move a body under another (never under itself)', tag, params: ByIdParams, body: z.object({ parentId: Id.nullable(), key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/tree/units', summary: 'Add a unit', tag, body: z.object({ bodyId: Id, name: Name, kind: UnitKind, parentId: Id.nullable(), key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'PATCH', path: '/api/tree/units/:id', summary: 'Mend the name of a unit, or its kind; a renaming goes through a change', tag, params: ByIdParams, body: z.object({ name: Name, kind: UnitKind, key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'PUT', path: '/api/tree/units/:id/parent', summary: 'Move a unit under another of its body', tag, params: ByIdParams, body: z.object({ parentId: Id.nullable(), key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/tree/names/:id', summary: 'Every name that a body or unit has had, and who came before and after it', tag, params: ByIdParams, response: NameHistory }),
  endpoint({ method: 'POST', path: '/api/body-changes/preview', summary: 'What a renaming, merger, split or dissolution would do; nothing is written', tag, body: ChangeInput, response: ChangePreview }),
  endpoint({ method: 'POST', path: '/api/body-changes', summary: 'Carry a change out, whole or not at all', tag, body: ChangeInput.extend({ version: Version, key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'GET', path: '/api/body-changes', summary: 'The history of the organisation', tag, response: z.object({ changes: z.array(BodyChange) }) }),
  endpoint({ method: 'POST', path: '/api/body-changes/:id/undo', summary: 'Take a change back while nothing has been built on it', tag, params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'GET', path: '/api/people/:id/posts', summary: 'The posts of a person, those held and those of before', tag, params: ByIdParams, response: Posts }),
  endpoint({ method: 'PUT', path: '/api/people/:id/posts', summary: 'Replace the posts of a person; one that is held is the main one', tag, params: ByIdParams, body: z.object({ posts: z.array(PostInput).max(100), key: Key, version: Version }), response: Posts }),
  endpoint({ method: 'GET', path: '/api/blocs', summary: 'Blocs and clusters with their members', tag, response: z.object({ blocs: z.array(Bloc) }) }),
  endpoint({ method: 'POST', path: '/api/blocs', summary: 'Record a bloc or cluster', tag, body: z.object({ name: Name, abbreviation: Abbreviation, kind: z.enum(['bloc', 'cluster']), superior: z.string().trim().max(300).nullable(), key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'GET', path: '/api/blocs/:id', summary: 'A bloc with its members, now and before', tag, params: ByIdParams, response: Bloc }),
  endpoint({ method: 'PUT', path: '/api/blocs/:id/members', summary: 'Replace the members of a bloc', tag, params: ByIdParams, body: z.object({ members: z.array(MemberInput).max(300), key: Key, version: Version }), response: Bloc }),
  endpoint({ method: 'GET', path: '/api/partners', summary: 'Outside bodies that we work with, and the links laid out for them', tag, response: z.object({ partners: z.array(Partner), links: z.array(GuestLink) }) }),
  endpoint({ method: 'POST', path: '/api/partners', summary: 'Add an outside body', tag, body: PartnerInput.extend({ key: Key }), response: z.object({ id: Id }) }),
  endpoint({ method: 'PATCH', path: '/api/partners/:id', summary: 'Change an outside body', tag, params: ByIdParams, body: PartnerInput.extend({ key: Key, version: Version }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/guest-links', summary: 'Lay programmes out for a partner; the link is shown this once', tag, body: z.object({ partnerId: Id, label: z.string().trim().min(1).max(200), programmeIds: z.array(Id).min(1).max(50), days: z.int().min(1).max(365).default(30), key: Key }), response: z.object({ id: Id, token: z.string().nullable() }) }),
  endpoint({ method: 'POST', path: '/api/guest-links/:id/revocation', summary: 'Close a guest link', tag, params: ByIdParams, body: z.object({ key: Key }), response: 'nothing' }),
  endpoint({ method: 'POST', path: '/api/guest', summary: 'What a guest link lays out', tag, open: true, body: z.object({ token: z.string().min(1).max(200) }), response: GuestView }),
]
