import type { Backup, backupEndpoints, Backups } from '../../contract/backups.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { may, type Action, type Actor } from '../../core/people/may.ts'
import type { AnswerTo, FileAnswer, Routes } from '../../platform/http/routes.ts'
import type { Caller } from '../../platform/trail/command.ts'
import { changeSchedule, makeBackup, openWithPass, passFor, removeBackup, tryBackup } from './commands.ts'
import { knowsPassword } from './proof.ts'
import { lateSince, nextDue } from './schedule.ts'
import { busyBackups, listBackups, readSchedule, type BackupRecord } from './store.ts'
import type { BackupsKit, BackupSurroundings } from './wiring.ts'

type Shown = AnswerTo<typeof Backup>

function stateOf(b: BackupRecord, here: boolean): Shown['state'] {
  if (b.endedAt === null) return 'making'
  if (b.size === null) return 'failed'
  return here ? 'done' : 'gone'
}

async function shown(kit: BackupsKit, b: BackupRecord, busy: ReadonlySet<string>): Promise<Shown> {
  const here = b.size !== null && (await kit.shelf.size(b.name)) !== null
  return { ...b, state: stateOf(b, here), checking: b.size !== null && busy.has(b.id), progress: kit.writing.get(b.id) ?? null }
}

async function overview(kit: BackupsKit, now: string): Promise<AnswerTo<typeof Backups>> {
  const { list, busy, set } = await kit.db.read(kit.tenant, async (r) => ({ list: await listBackups(r), busy: await busyBackups(r), set: await readSchedule(r) }))
  const { schedule, version, since } = set
  const backups = await Promise.all(list.map((b) => shown(kit, b, busy)))
  const sound = backups.find((b) => b.state === 'done' && b.fault === null)?.beganAt ?? null
  return { backups, folder: kit.shelf.folder, schedule: { ...schedule, version }, next: nextDue(schedule, now), late: lateSince(schedule, since, now, sound) }
}

/** The way out of the house: who sits there proves to know the password; a key of another system is not enough. */
async function proved(kit: BackupsKit, call: Caller, id: string, { password, key }: { readonly password: string; readonly key: string }): Promise<Result<{ readonly pass: string }>> {
  if (call.actor.via !== 'session') return refuse('account.not-allowed', { action: 'backups.change' })
  const knows = await knowsPassword(kit, call.actor.accountId, password)
  return knows.ok ? passFor(kit, call, id, key) : knows
}

async function file(kit: BackupsKit, actor: Actor, id: string, pass: string): Promise<Result<FileAnswer>> {
  const opened = await openWithPass(kit, actor.accountId, id, pass)
  return opened.ok ? ok({ name: opened.value.name, mediaType: 'application/x-tar', body: kit.shelf.open(opened.value.name) }) : opened
}

export function backupRoutes(kit: BackupsKit, around: BackupSurroundings): Routes<typeof backupEndpoints> {
  /** An archive holds every body: whoever may do this for some of them only may not do it. */
  const overAll = async <T>(actor: Actor, action: Action, act: () => Promise<Result<T>>): Promise<Result<T>> => {
    const bodies = await kit.db.read(kit.tenant, around.bodies)
    return bodies.every((bodyId) => may(actor, action, { bodyId })) ? act() : refuse('account.not-allowed', { action })
  }
  return {
    'GET /api/backups': { may: 'backups.see', run: ({ actor, now }) => overAll(actor, 'backups.see', async () => ok(await overview(kit, now))) },
    'POST /api/backups': { may: 'backups.change', run: (call) => overAll(call.actor, 'backups.change', () => makeBackup(kit, call, call.body.key)) },
    'PUT /api/backups/schedule': {
      may: 'backups.change',
      run: (call) => {
        const { key, version, ...schedule } = call.body
        return overAll(call.actor, 'backups.change', () => changeSchedule(kit, call, { schedule, version, key }))
      },
    },
    'POST /api/backups/:id/trial': { may: 'backups.change', run: (call) => overAll(call.actor, 'backups.change', () => tryBackup(kit, call, call.params.id, call.body.key)) },
    'POST /api/backups/:id/removal': { may: 'backups.change', run: (call) => overAll(call.actor, 'backups.change', () => removeBackup(kit, call, call.params.id, call.body.key)) },
    'POST /api/backups/:id/pass': { may: 'backups.change', run: (call) => overAll(call.actor, 'backups.change', () => proved(kit, call, call.params.id, call.body)) },
    'GET /api/backups/:id/file': { may: 'backups.change', run: ({ actor, params, query }) => overAll(actor, 'backups.change', () => file(kit, actor, params.id, query.pass)) },
  }
}
