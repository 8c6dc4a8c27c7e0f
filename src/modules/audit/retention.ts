import { RETENTION_KINDS, type auditEndpoints, type Retention } from '../../contract/audit.ts'
import { changesOf } from '../../core/audit/changes.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import type { AnswerTo, Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { addSetting } from '../../platform/settings/settings.ts'
import { byProgram, command, commandInBody, type Note } from '../../platform/trail/command.ts'
import { RETENTION, monthsBefore, rulesOf, type RetentionKind, type RetentionRules } from './retentionRules.ts'
import { dueFor, entriesDue, removeDue } from './retentionStore.ts'

type Path = '/api/retention' | '/api/retention/application'
export type RetentionRoutes = Pick<Routes<typeof auditEndpoints>, Extract<keyof Routes<typeof auditEndpoints>, `${string} ${Path}`>>

/** The first moment of the oldest day that is still kept. */
const limitOf = (months: number, today: PlainDate): string => `${monthsBefore(today, months)}T00:00:00+07:00`
const limits = (rules: RetentionRules, today: PlainDate): [RetentionKind, string][] => RETENTION_KINDS.flatMap((kind) => (rules.months[kind] === null ? [] : [[kind, limitOf(rules.months[kind], today)] as [RetentionKind, string]]))

async function viewOf(r: Reader, bodyId: string, today: PlainDate): Promise<AnswerTo<typeof Retention>> {
  const rules = await rulesOf(r, bodyId)
  const due = new Map<RetentionKind, number>()
  for (const [kind, before] of limits(rules, today)) due.set(kind, await dueFor(r, kind, bodyId, before))
  return { kinds: RETENTION_KINDS.map((kind) => ({ kind, months: rules.months[kind], due: due.get(kind) ?? 0 })), keepRecords: rules.keepRecords, version: rules.version }
}

/** Takes out what is past its time and says so in one entry. @returns how many things went */
async function applyRules(w: Writer, bodyId: string, today: PlainDate, note: Note): Promise<number> {
  const counts: Partial<Record<RetentionKind, number>> = {}
  const entries = new Set<string>()
  for (const [kind, before] of limits(await rulesOf(w, bodyId), today)) {
    const gone = kind === 'access' || kind === 'details' ? (await entriesDue(w, kind, bodyId, before)).filter((id) => !entries.has(id)) : await removeDue(w, kind, bodyId, before)
    if (typeof gone !== 'number') for (const id of gone) entries.add(id)
    counts[kind] = typeof gone === 'number' ? gone : gone.length
  }
  note({ bodyId, changes: changesOf({}, counts), entries: [...entries] })
  return Object.values(counts).reduce((a, b) => a + b, 0)
}

/** What the daily job does for one body: nothing, and no entry, where nothing is due. */
export async function applyRetention(kit: Kit, bodyId: string): Promise<void> {
  const today = kit.clock.today()
  const due = await kit.db.read(kit.tenant, async (r) => (await viewOf(r, bodyId, today)).kinds.some((k) => k.due > 0))
  if (due) await command(kit, byProgram(bodyId), { action: 'retention.applied', key: null, sent: null }, async (w, note) => ok(await applyRules(w, bodyId, today, note)))
}

export function retentionRoutes(kit: Kit): RetentionRoutes {
  const view = (bodyId: string | null): Promise<Result<AnswerTo<typeof Retention>>> =>
    bodyId === null ? Promise.resolve(refuse('setup.step-out-of-order', { next: 'body' })) : kit.db.read(kit.tenant, async (r) => ok(await viewOf(r, bodyId, kit.clock.today())))
  return {
    'GET /api/retention': { may: 'requests.see', run: ({ actor }) => view(actor.bodyId) },
    'PUT /api/retention': {
      may: 'personal.erase',
      run: async (call) => {
        const { key, version, ...rules } = call.body
        const done = await commandInBody(kit, call, { action: 'settings.changed', key, sent: { ...rules, version } }, async (w, bodyId, note) => {
          const now = await rulesOf(w, bodyId)
          if (now.version !== version) return refuse('version.stale', { seen: version, current: now.version, changed: ['Hạn lưu dữ liệu'] })
          const id = kit.newId()
          await addSetting(w, { id, bodyId, name: RETENTION, value: rules, version: version + 1, at: kit.clock.now(), by: call.actor.accountId })
          note({ thing: { kind: 'setting', id }, title: 'Hạn lưu dữ liệu', changes: changesOf({ ...now.months, keepRecords: now.keepRecords }, { ...rules.months, keepRecords: rules.keepRecords }) })
          return ok(undefined)
        })
        return done.ok ? view(call.actor.bodyId) : done
      },
    },
    'POST /api/retention/application': {
      may: 'personal.erase',
      run: (call) => commandInBody(kit, call, { action: 'retention.applied', key: call.body.key, sent: {} }, async (w, bodyId, note) => ok({ erased: await applyRules(w, bodyId, call.today, note) })),
    },
  }
}
