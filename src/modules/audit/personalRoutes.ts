import type { auditEndpoints, Held } from '../../contract/audit.ts'
import type { Change } from '../../core/audit/entry.ts'
import { showDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo, Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { commandInBody } from '../../platform/trail/command.ts'
import { COUNTED, actsOf, countHeld, entriesAbout, eraseValues, findSubject, rowsHeld, setRestricted, type Subject } from './personalStore.ts'
import { keptUntil } from './retentionRules.ts'

type Path = '/api/people/:id/held' | '/api/people/:id/erasure' | '/api/people/:id/restriction'
export type PersonalRoutes = Pick<Routes<typeof auditEndpoints>, Extract<keyof Routes<typeof auditEndpoints>, `${string} ${Path}`>>

const TITLES = { posts: 'Chức vụ', ratings: 'Xếp loại', honours: 'Khen thưởng', mails: 'Thư', notices: 'Thông báo', deliveries: 'Gửi sang hệ thống khác', evidence: 'Minh chứng', requests: 'Yêu cầu về dữ liệu' } as const
const noPerson = (): Result<never> => refuse('request.not-found', { what: 'person' })
const words = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))
/** Never handed out, not even to the person: what opens a door. */
const SECRET = new Set(['tenant_id', 'secret', 'search_key', 'sort_key'])

async function heldOf(r: Reader, s: Subject): Promise<AnswerTo<typeof Held>['sections']> {
  const record = [
    { label: 'Họ tên', value: s.name }, { label: 'Chức vụ', value: s.post ?? '' }, { label: 'Giới tính', value: s.sex ?? '' }, { label: 'Ngày sinh', value: s.born ? showDate(s.born) : '' },
    ...s.accounts.flatMap(({ login, email }) => [{ label: 'Tên đăng nhập', value: login }, { label: 'Thư điện tử', value: email ?? '' }]),
  ]
  const sections = [{ title: 'Hồ sơ', rows: record }]
  for (const what of COUNTED) {
    const rows = await rowsHeld(r, s, what)
    if (rows.length > 0) sections.push({ title: TITLES[what], rows: rows.flatMap((row, i) => Object.entries(row).filter(([name, value]) => !SECRET.has(name) && value !== null).map(([name, value]) => ({ label: `${i + 1}. ${name}`, value: words(value) }))) })
  }
  return [...sections, { title: 'Nhật ký', rows: [{ label: 'Số mục nhắc tới người này', value: String((await entriesAbout(r, s)).length) }] }]
}

/** The account of an administrator is first taken out of its office: an erasure must not leave a house without its key. */
const officeHeld = (s: Subject): Result<never> | null => (s.administrator ? refuse('state.forbids', { action: 'xóa dữ liệu', state: 'đang là quản trị viên' }) : null)

export function personalRoutes(kit: Kit): PersonalRoutes {
  return {
    'POST /api/people/:id/held': {
      may: 'requests.change',
      run: async (call) => {
        const { id } = call.params
        // what is kept for a repeat must not hold personal data: the answer is read anew
        const noted = await commandInBody(kit, call, { action: 'personal.exported', key: call.body.key, sent: { id } }, async (w, bodyId, note) => {
          const subject = await findSubject(w, bodyId, id)
          if (subject) note({ thing: { kind: 'person', id }, personId: id, title: subject.name })
          return subject ? ok(undefined) : noPerson()
        })
        const { bodyId } = call.actor
        if (!noted.ok || bodyId === null) return noted.ok ? noPerson() : noted
        return kit.db.read(kit.tenant, async (r) => {
          const subject = await findSubject(r, bodyId, id)
          return subject ? ok({ person: { id, name: subject.name }, madeAt: call.now, sections: await heldOf(r, subject) }) : noPerson()
        })
      },
    },
    'GET /api/people/:id/erasure': {
      may: 'personal.erase',
      run: ({ actor, params, today }) =>
        kit.db.read(kit.tenant, async (r) => {
          const subject = actor.bodyId === null ? null : await findSubject(r, actor.bodyId, params.id)
          if (!subject) return noPerson()
          const goes: { what: (typeof COUNTED)[number] | 'record' | 'account' | 'trail'; count: number }[] = [{ what: 'record', count: 1 }, { what: 'account', count: subject.accounts.length }, { what: 'trail', count: (await entriesAbout(r, subject)).length }]
          for (const what of COUNTED) goes.push({ what, count: await countHeld(r, subject, what) })
          const until = await keptUntil(r, subject)
          return ok({ goes: goes.filter((g) => g.count > 0), stays: [{ what: 'acts' as const, count: await actsOf(r, subject) }, { what: 'backups' as const, count: 1 }].filter((g) => g.count > 0), keptUntil: until !== null && until >= today ? until : null, version: subject.version })
        }),
    },
    'POST /api/people/:id/erasure': {
      may: 'personal.erase',
      run: (call) => {
        const { key, reason, version } = call.body
        const { id } = call.params
        return commandInBody(kit, call, { action: 'personal.erased', key, sent: { id, reason, version } }, async (w, bodyId, note) => {
          const subject = await findSubject(w, bodyId, id)
          if (!subject) return noPerson()
          if (subject.version !== version) return refuse('version.stale', { seen: version, current: subject.version, changed: [subject.name] })
          const until = await keptUntil(w, subject)
          if (until !== null && until >= call.today) return refuse('personal.kept-by-law', { until: showDate(until) })
          const held = officeHeld(subject)
          if (held) return held
          const entries = await entriesAbout(w, subject)
          await eraseValues(w, subject, kit.clock.now())
          // what was written as the reason must not bring the name back
          const told = reason.replaceAll(subject.name, '…')
          const changes: Change[] = [{ field: 'reason', before: null, after: told }, { field: 'erased', before: null, after: `${entries.length} mục nhật ký` }]
          note({ thing: { kind: 'person', id }, personId: id, changes, entries })
          return ok({ erased: entries.length })
        })
      },
    },
    'POST /api/people/:id/restriction': {
      may: 'requests.change',
      run: (call) => {
        const { key, ...said } = call.body
        const sent = { id: call.params.id, ...said }
        return commandInBody(kit, call, { action: sent.on ? 'personal.restricted' : 'personal.freed', key, sent }, async (w, bodyId, note) => {
          const subject = await findSubject(w, bodyId, sent.id)
          if (!subject) return noPerson()
          if ((subject.restrictedAt !== null) === sent.on) return refuse('state.forbids', { action: sent.on ? 'hạn chế xem' : 'thôi hạn chế xem', state: sent.on ? 'đã hạn chế' : 'không bị hạn chế' })
          await setRestricted(w, sent.id, sent.on ? kit.clock.now() : null)
          note({ thing: { kind: 'person', id: sent.id }, personId: sent.id, title: subject.name, changes: [{ field: 'reason', before: null, after: sent.reason }] })
          return ok(undefined)
        })
      },
    },
  }
}
