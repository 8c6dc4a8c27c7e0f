import type { z } from 'zod'
import type { auditEndpoints, SubjectRequest } from '../../contract/audit.ts'
import { changesOf } from '../../core/audit/changes.ts'
import { addWorkingDays } from '../../core/audit/workingDays.ts'
import { daysBetween, isDay, type PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { AnswerTo, Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { addSetting, settingOf } from '../../platform/settings/settings.ts'
import { commandInBody } from '../../platform/trail/command.ts'
import { findSubject } from './personalStore.ts'
import { addRequest, closeRequest, findRequest, requestsOf, type RequestRow } from './requestStore.ts'

const RULE = 'requests.answer-days'
/** A proposal only: where it is said to come from stands on the page, and the body confirms or changes it. */
const PROPOSED_DAYS = 2

type RequestView = AnswerTo<typeof SubjectRequest>
type Path = '/api/requests' | '/api/requests/:id/answer' | '/api/requests/rule'
export type RequestRoutes = Pick<Routes<typeof auditEndpoints>, Extract<keyof Routes<typeof auditEndpoints>, `${string} ${Path}`>>

const viewOf = (row: RequestRow, today: PlainDate): RequestView => ({
  ...row, kind: row.kind as z.output<typeof SubjectRequest>['kind'], state: row.state as RequestView['state'], daysLate: row.state === 'open' ? Math.max(0, daysBetween(row.dueOn, today)) : 0,
})
async function ruleOf(r: Reader, bodyId: string): Promise<{ days: number; confirmed: boolean; version: number }> {
  const set = await settingOf<{ days: number }>(r, bodyId, RULE)
  return { days: set?.value.days ?? PROPOSED_DAYS, confirmed: set !== null, version: set?.version ?? 0 }
}
const wrongDay = (at: string, problem: string): Result<never> => refuse('request.invalid', { problems: [{ at, problem }] })

export function requestRoutes(kit: Kit): RequestRoutes {
  const view = async (bodyId: string | null, id: string): Promise<Result<RequestView>> => {
    const row = bodyId === null ? undefined : await kit.db.read(kit.tenant, (r) => findRequest(r, bodyId, id))
    return row ? ok(viewOf(row, kit.clock.today())) : refuse('request.not-found', { what: 'request' })
  }
  return {
    'GET /api/requests': {
      may: 'requests.see',
      run: ({ actor, today }) => {
        const { bodyId } = actor
        if (bodyId === null) return Promise.resolve(refuse('setup.step-out-of-order', { next: 'body' }))
        return kit.db.read(kit.tenant, async (r) => ok({ requests: (await requestsOf(r, bodyId)).map((row) => viewOf(row, today)), rule: await ruleOf(r, bodyId) }))
      },
    },
    'POST /api/requests': {
      may: 'requests.change',
      run: async (call) => {
        const { key, ...sent } = call.body
        const done = await commandInBody(kit, call, { action: 'request.received', key, sent }, async (w, bodyId, note) => {
          if (!isDay(sent.receivedOn) || sent.receivedOn > call.today) return wrongDay('receivedOn', 'Ngày nhận là một ngày có trong lịch, không sau hôm nay')
          if (sent.dueOn !== null && (!isDay(sent.dueOn) || sent.dueOn < sent.receivedOn)) return wrongDay('dueOn', 'Hạn trả lời không trước ngày nhận')
          if (sent.personId !== null && !(await findSubject(w, bodyId, sent.personId))) return refuse('request.not-found', { what: 'person' })
          const id = kit.newId()
          const dueOn = sent.dueOn ?? addWorkingDays(sent.receivedOn, (await ruleOf(w, bodyId)).days)
          await addRequest(w, { ...sent, id, bodyId, dueOn, at: kit.clock.now() })
          note({ thing: { kind: 'request', id }, personId: sent.personId, title: sent.name, changes: changesOf({}, { kind: sent.kind, receivedOn: sent.receivedOn, dueOn }) })
          return ok({ id })
        })
        return done.ok ? view(call.actor.bodyId, done.value.id) : done
      },
    },
    'POST /api/requests/:id/answer': {
      may: 'requests.change',
      run: async (call) => {
        const { key, ...said } = call.body
        const sent = { id: call.params.id, ...said }
        const done = await commandInBody(kit, call, { action: 'request.answered', key, sent }, async (w, bodyId, note) => {
          const row = await findRequest(w, bodyId, sent.id)
          if (!row) return refuse('request.not-found', { what: 'request' })
          if (row.version !== sent.version) return refuse('version.stale', { seen: sent.version, current: row.version, changed: [row.name] })
          if (row.state !== 'open') return refuse('state.forbids', { action: 'trả lời yêu cầu', state: row.state })
          await closeRequest(w, { ...sent, on: call.today, by: call.actor.accountId })
          note({ thing: { kind: 'request', id: row.id }, personId: row.personId, title: row.name, changes: changesOf({ state: 'open' }, { state: sent.state, answer: sent.answer }) })
          return ok(undefined)
        })
        return done.ok ? view(call.actor.bodyId, sent.id) : done
      },
    },
    'PUT /api/requests/rule': {
      may: 'requests.change',
      run: (call) => {
        const { key, days, version } = call.body
        return commandInBody(kit, call, { action: 'settings.changed', key, sent: { days, version } }, async (w, bodyId, note) => {
          const now = await ruleOf(w, bodyId)
          if (now.version !== version) return refuse('version.stale', { seen: version, current: now.version, changed: ['Hạn trả lời yêu cầu'] })
          const id = kit.newId()
          await addSetting(w, { id, bodyId, name: RULE, value: { days }, version: version + 1, at: kit.clock.now(), by: call.actor.accountId })
          note({ thing: { kind: 'setting', id }, title: 'Hạn trả lời yêu cầu về dữ liệu cá nhân', changes: changesOf({ days: now.confirmed ? now.days : null }, { days }) })
          return ok({ days, confirmed: true, version: version + 1 })
        })
      },
    },
  }
}
