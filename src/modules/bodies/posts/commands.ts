import type { PlainDate } from '../../../core/kernel/dates.ts'
import { refuse, type FieldProblem } from '../../../core/kernel/refusal.ts'
import { ok, type Result } from '../../../core/kernel/result.ts'
import { may, type Actor } from '../../../core/people/may.ts'
import type { Writer } from '../../../platform/db/database.ts'
import type { Kit } from '../../../platform/kit.ts'
import type { Note } from '../../../platform/trail/command.ts'
import { findBody } from '../store.ts'
import { findUnit } from '../tree/store.ts'
import { addPost, changePost, dropPosts, findHolder, holds, postsOf, showMain, withMain, type Holder, type PostRow } from './store.ts'

export interface Sent {
  readonly id: string
  readonly version: number
  readonly posts: readonly (Omit<PostRow, 'id'> & { readonly id: string | null })[]
}

async function placeProblem(w: Writer, p: Sent['posts'][number], today: PlainDate): Promise<string | null> {
  const body = await findBody(w, p.bodyId)
  if (!body) return 'Cơ quan này không có trong danh sách'
  const unit = p.unitId === null ? null : await findUnit(w, p.unitId)
  if (unit === undefined || (unit && unit.bodyId !== p.bodyId)) return 'Đơn vị này không có trong cơ quan đã chọn'
  const ended = unit?.endedOn ?? body.endedOn
  return ended !== null && holds(p, today) ? 'Nơi này đã kết thúc; ghi ngày thôi giữ chức vụ' : null
}

async function problemsOf(w: Writer, person: Holder, posts: Sent['posts'], today: PlainDate): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  const say = (at: number, field: string, problem: string): void => void problems.push({ at: `posts.${at}.${field}`, problem })
  for (const [at, p] of posts.entries()) {
    if (p.from !== null && p.to !== null && p.to < p.from) say(at, 'to', 'Ngày thôi giữ đứng trước ngày giữ')
    if (p.main && !holds(p, today)) say(at, 'main', 'Chức vụ chính phải là chức vụ đang giữ')
    if (p.main && p.bodyId !== person.bodyId) say(at, 'main', 'Chức vụ chính phải ở cơ quan của người này')
    const place = await placeProblem(w, p, today)
    if (place !== null) say(at, 'unitId', place)
  }
  const now = posts.filter((p) => holds(p, today))
  const mains = posts.filter((p) => p.main).length
  if (mains > 1) problems.push({ at: 'posts', problem: 'Chỉ một chức vụ là chính' })
  if (now.length > 0 && mains === 0) problems.push({ at: 'posts', problem: 'Chọn một chức vụ đang giữ làm chức vụ chính' })
  return problems
}

const words = (posts: readonly { readonly post: string; readonly main: boolean; readonly from: string | null; readonly to: string | null }[]): string | null =>
  posts.map((p) => `${p.post}${p.main ? ' (chính)' : ''}${p.from || p.to ? ` ${p.from ?? '…'} – ${p.to ?? '…'}` : ''}`).join('; ') || null

/** Replaces the posts of a person. The record shows the main one from then on. Refused: version.stale, request.invalid. */
export async function savePosts(kit: Kit, w: Writer, actor: Actor, { id, version, posts }: Sent, note: Note): Promise<Result<undefined>> {
  const person = await findHolder(w, id)
  if (!person) return refuse('request.not-found', { what: 'person' })
  const main = posts.find((p) => p.main)
  const mayIn = (unitId: string | null): boolean => may(actor, 'people.change', { bodyId: person.bodyId, unitId })
  if (!mayIn(person.unitId) || !mayIn(main?.unitId ?? null)) return refuse('account.not-allowed', { action: 'people.change' })
  if (person.version !== version) return refuse('version.stale', { seen: version, current: person.version, changed: [person.name] })
  const problems = await problemsOf(w, person, posts, kit.clock.today())
  const before = await postsOf(w, id)
  if (posts.some((p) => p.id !== null && !before.some((b) => b.id === p.id))) return refuse('request.not-found', { what: 'post' })
  if (problems.length > 0) return refuse('request.invalid', { problems })
  await dropPosts(w, before.filter((b) => !posts.some((p) => p.id === b.id)).map((b) => b.id))
  for (const p of posts) await (p.id === null ? addPost(w, id, { ...p, id: kit.newId() }) : changePost(w, { ...p, id: p.id }))
  await showMain(w, id, main ?? null)
  note({ bodyId: person.bodyId, unitId: person.unitId, personId: id, thing: { kind: 'person', id }, title: person.name, changes: [{ field: 'posts', before: words(withMain(person, before, kit.clock.today())), after: words(posts) }] })
  return ok(undefined)
}
