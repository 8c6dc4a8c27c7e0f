import { refuse, type FieldProblem } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Writer } from '../../../platform/db/database.ts'
import type { Kit } from '../../../platform/kit.ts'
import type { Note } from '../../../platform/trail/command.ts'
import { addBody, bodiesOf, type Body } from '../store.ts'
import { mayChangeBody } from '../tree/may.ts'
import { findUnit } from '../tree/store.ts'
import { bumpBody, membersOf, replaceMembers, type MemberRow, type Part } from './store.ts'

export const isBloc = (b: Body): boolean => b.kind === 'bloc' || b.kind === 'cluster'

export interface NewBloc {
  readonly name: string
  readonly abbreviation: string
  readonly kind: 'bloc' | 'cluster'
  readonly superior: string | null
}

/** Records a bloc or cluster that was founded elsewhere; the body that records it keeps it. */
export async function addBloc(kit: Kit, w: Writer, actor: Actor, bodyId: string, fields: NewBloc, note: Note): Promise<Result<{ id: string }>> {
  if (!may(actor, 'partners.change', { bodyId })) return refuse('account.not-allowed', { action: 'partners.change' })
  if ((await bodiesOf(w)).some((b) => b.endedOn === null && searchKey(b.name) === searchKey(fields.name))) return refuse('body.exists', { name: fields.name })
  const id = kit.newId()
  await addBody(w, id, { ...fields, yearKind: 'calendar' }, kit.clock.now(), false, { outside: true, keptBy: bodyId })
  note({ thing: { kind: 'body', id }, title: fields.name, changes: [{ field: 'name', before: null, after: fields.name }] })
  return ok({ id })
}

interface Sent {
  readonly id: string
  readonly version: number
  readonly members: readonly (Omit<MemberRow, 'id' | 'blocId'> & { readonly id: string | null })[]
}

const overlap = (a: { from: string | null; to: string | null }, b: { from: string | null; to: string | null }): boolean => (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999')

async function problemsOf(w: Writer, bloc: Body, bodies: readonly Body[], members: Sent['members']): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  const say = (at: number, field: string, problem: string): void => void problems.push({ at: `members.${at}.${field}`, problem })
  for (const [at, m] of members.entries()) {
    const body = bodies.find((b) => b.id === m.bodyId)
    if (!body || body.id === bloc.id) say(at, 'bodyId', 'Cơ quan này không có trong danh sách')
    const unit = m.unitId === null ? null : await findUnit(w, m.unitId)
    if (unit === undefined || (unit && unit.bodyId !== m.bodyId)) say(at, 'unitId', 'Đơn vị này không thuộc cơ quan đã chọn')
    if (m.from !== null && m.to !== null && m.to < m.from) say(at, 'to', 'Ngày thôi đứng trước ngày vào')
    const twice = members.findIndex((o) => o.bodyId === m.bodyId && o.unitId === m.unitId && overlap(o, m))
    if (twice < at) say(at, 'from', `Trùng thời gian với dòng ${twice + 1}`)
    const lead = m.part === 'leader' ? members.findIndex((o) => o.part === 'leader' && overlap(o, m)) : at
    if (lead < at) say(at, 'part', `Dòng ${lead + 1} đã là trưởng trong thời gian này`)
  }
  return problems
}

const PARTS: Readonly<Record<Part, string>> = { leader: 'trưởng', deputy: 'phó', member: 'thành viên' }

/** Replaces the members of a bloc, those of before among them. Refused: version.stale, request.invalid. */
export async function saveMembers(kit: Kit, w: Writer, actor: Actor, { id, version, members }: Sent, note: Note): Promise<Result<undefined>> {
  const bodies = await bodiesOf(w)
  const bloc = bodies.find((b) => b.id === id && isBloc(b))
  if (!bloc) return refuse('request.not-found', { what: 'bloc' })
  if (!mayChangeBody(actor, bloc)) return refuse('account.not-allowed', { action: 'bodies.change' })
  if (bloc.version !== version) return refuse('version.stale', { seen: version, current: bloc.version, changed: [bloc.name] })
  const problems = await problemsOf(w, bloc, bodies, members)
  if (problems.length > 0) return refuse('request.invalid', { problems })
  const before = await membersOf(w, [id])
  // an id is kept only where it was this bloc's own
  await replaceMembers(w, id, members.map((m) => ({ ...m, blocId: id, id: before.find((b) => b.id === m.id)?.id ?? kit.newId() })))
  await bumpBody(w, id)
  const words = (rows: readonly Omit<MemberRow, 'id' | 'blocId'>[]): string | null => rows.map((m) => `${bodies.find((b) => b.id === m.bodyId)?.name ?? ''} (${PARTS[m.part]})`).join('; ') || null
  note({ bodyId: bloc.keptBy ?? id, thing: { kind: 'body', id }, title: bloc.name, changes: [{ field: 'members', before: words(before), after: words(members) }] })
  return ok(undefined)
}
