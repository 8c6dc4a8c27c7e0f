import type { peopleEndpoints } from '../../contract/people.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { ImportField } from '../../core/people/columns.ts'
import { previewImport, type ImportPreview } from '../../core/people/import.ts'
import { may, type Actor } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import type { Call, Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { gatherSheet } from '../../platform/sheets/gather.ts'
import { readRows, readSheet, type Rows } from '../../platform/sheets/sheet.ts'
import { byOf, command, commandInBody } from '../../platform/trail/command.ts'
import { noteRead } from '../../platform/trail/reads.ts'
import { importPeople, removePerson, returnPerson, saveBody, savePerson, saveUnits, undoImport, type MayIn } from './commands.ts'
import { EVERYTHING, findPerson, knownPeople, listPeople, lookOf, type Person, yearsOf } from './queries.ts'
import * as store from './store.ts'
import { bodyAbout, importAbout, personAbout, unitsAbout } from './told.ts'

/** Who asks, from where, and with which key. */
export type Asked = Pick<Call<unknown>, 'origin' | 'key'> & { readonly actor: Actor }
export interface PeopleSurroundings {
  readonly setup: (r: Reader, bodyId: string | null) => Promise<string>
  /** the invented examples: null where this installation has none */
  readonly examples: { readonly add: (asked: Asked) => Promise<Result<undefined>>; readonly remove: (asked: Asked) => Promise<Result<undefined>> }
}

const mayIn = (actor: Actor, bodyId: string): MayIn => (unitId) => may(actor, 'people.change', { bodyId, unitId })

const noBody = (): Result<never> => refuse('setup.step-out-of-order', { next: 'body' })

export function peopleRoutes(kit: Kit, around: PeopleSurroundings): Routes<typeof peopleEndpoints> {
  const inBody = async <T>(actor: Actor, ask: (r: Reader, bodyId: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const { bodyId } = actor
    return bodyId === null ? noBody() : kit.db.read(kit.tenant, (r) => ask(r, bodyId))
  }
  const personOf = (actor: Actor, id: string): Promise<Result<Person>> =>
    inBody(actor, async (r, bodyId) => {
      const found = await findPerson(r, bodyId, id, lookOf(actor, bodyId, kit.clock.today()))
      return found ? ok(found.person) : refuse('request.not-found', { what: 'person' })
    })
  const unitsAnswer = (actor: Actor) =>
    inBody(actor, async (r, bodyId) => {
      const heads = await store.headcounts(r, bodyId)
      const units = (await store.unitsOf(r, bodyId)).map((u) => ({ ...u, kind: u.kind as 'division', headcount: heads.get(u.id) ?? 0 }))
      return ok({ units, version: (await store.findBody(r, bodyId))?.unitsVersion ?? 0 })
    })
  const preview = (actor: Actor, rows: Rows, columns: string | undefined): Promise<Result<ImportPreview>> =>
    inBody(actor, async (r, bodyId) => {
      const units = (await store.unitsOf(r, bodyId)).map((u) => u.name)
      return ok(previewImport(rows, { units, people: await knownPeople(r, bodyId), today: kit.clock.today() }, columns?.split(',') as ImportField[] | undefined))
    })

  return {
    'PUT /api/body': {
      may: 'body.change',
      run: (call) => {
        const { key, version, ...fields } = call.body
        return command(kit, byOf(call), { action: 'body.changed', key, sent: call.body }, async (w, note) => {
          const before = call.actor.bodyId === null ? undefined : await store.findBody(w, call.actor.bodyId)
          const saved = await saveBody(kit, w, call.actor, fields, version)
          if (saved.ok) note(bodyAbout(saved.value.id, before, fields))
          return saved
        })
      },
    },
    'GET /api/units': { may: 'units.see', run: ({ actor }) => unitsAnswer(actor) },
    'PUT /api/units': {
      may: 'units.change',
      run: async (call) => {
        const { key, ...sent } = call.body
        const done = await commandInBody(kit, call, { action: 'units.changed', key, sent }, async (w, bodyId, note) => {
          const before = await store.unitsOf(w, bodyId)
          const saved = await saveUnits(kit, w, bodyId, sent.units, sent.version)
          if (saved.ok) note(unitsAbout((await store.findBody(w, bodyId))?.name, before, await store.unitsOf(w, bodyId)))
          return saved
        })
        return done.ok ? unitsAnswer(call.actor) : done
      },
    },
    'GET /api/people': { may: 'people.see', run: ({ actor, query }) => inBody(actor, async (r, bodyId) => ok(await listPeople(r, bodyId, lookOf(actor, bodyId, kit.clock.today()), query))) },
    'POST /api/people': {
      may: 'people.change',
      run: async (call) => {
        const { key, ...sent } = call.body
        const done = await commandInBody(kit, call, { action: 'people.added', key, sent }, async (w, bodyId, note) => {
          const saved = await savePerson(kit, w, bodyId, mayIn(call.actor, bodyId), sent.person, null)
          if (saved.ok) note(await personAbout(w, bodyId, saved.value, null))
          return saved
        })
        return done.ok ? personOf(call.actor, done.value) : done
      },
    },
    'GET /api/people/:id': {
      may: 'people.see',
      run: async (call) => {
        const { actor, params } = call
        const answer = await inBody(actor, async (r, bodyId) => {
          const found = await findPerson(r, bodyId, params.id, lookOf(actor, bodyId, kit.clock.today()))
          if (!found || (found.removed && !may(actor, 'people.change', { bodyId, unitId: found.person.unitId }))) return refuse('request.not-found', { what: 'person' })
          return ok({ ...found.person, bodyId, years: found.person.sight === 'whole' ? await yearsOf(r, params.id) : [] })
        })
        if (answer.ok && answer.value.sight === 'whole') call.after(() => noteRead(kit, call, answer.value))
        return answer
      },
    },
    'PATCH /api/people/:id': {
      may: 'people.change',
      run: async (call) => {
        const { key, ...fields } = call.body
        const sent = { id: call.params.id, ...fields }
        const done = await commandInBody(kit, call, { action: 'people.changed', key, sent }, async (w, bodyId, note) => {
          const before = await findPerson(w, bodyId, sent.id, EVERYTHING)
          const saved = await savePerson(kit, w, bodyId, mayIn(call.actor, bodyId), sent.person, sent)
          if (saved.ok) note(await personAbout(w, bodyId, saved.value, before?.person ?? null))
          return saved
        })
        return done.ok ? personOf(call.actor, done.value) : done
      },
    },
    'POST /api/people/:id/removal': {
      may: 'people.change',
      run: (call) => {
        const sent = { id: call.params.id, version: call.body.version }
        return commandInBody(kit, call, { action: 'people.removed', key: call.body.key, sent }, async (w, bodyId, note) => {
          const done = await removePerson(kit, w, bodyId, mayIn(call.actor, bodyId), sent.id, sent.version)
          if (done.ok) note(await personAbout(w, bodyId, sent.id))
          return done
        })
      },
    },
    'POST /api/people/:id/return': {
      may: 'people.change',
      run: async (call) => {
        const sent = { id: call.params.id }
        const done = await commandInBody(kit, call, { action: 'people.returned', key: call.body.key, sent }, async (w, bodyId, note) => {
          const back = await returnPerson(w, bodyId, mayIn(call.actor, bodyId), sent.id)
          if (back.ok) note(await personAbout(w, bodyId, sent.id))
          return back
        })
        return done.ok ? personOf(call.actor, sent.id) : done
      },
    },
    'POST /api/people/import/preview': {
      may: 'people.import',
      run: async ({ actor, upload, query }) => {
        const held = await gatherSheet(upload.name, upload.stream)
        if (!held.ok) return held
        const bytes = held.value
        const text = /\.(?:csv|tsv|txt)$/i.test(upload.name)
        const rows = text ? ok(readRows(new TextDecoder().decode(bytes))) : await readSheet(upload.name, bytes)
        return rows.ok ? preview(actor, rows.value, query.columns) : rows
      },
    },
    'POST /api/people/import/preview-text': { may: 'people.import', run: ({ actor, body, query }) => preview(actor, readRows(body.text), query.columns) },
    'POST /api/people/import': {
      may: 'people.import',
      run: (call) => {
        const { key, rows } = call.body
        return commandInBody(kit, call, { action: 'people.imported', key, sent: { rows } }, async (w, bodyId, note) => {
          const done = await importPeople(kit, w, { accountId: call.actor.accountId, bodyId }, rows)
          if (done.ok) note(importAbout(done.value.importId, { people: done.value.added, units: done.value.unitsAdded }))
          return done
        })
      },
    },
    'POST /api/people/import/:id/undo': {
      may: 'people.import',
      run: (call) => {
        const { id } = call.params
        return commandInBody(kit, call, { action: 'people.import-undone', key: call.body.key, sent: { id } }, async (w, bodyId, note) => {
          const done = await undoImport(kit, w, bodyId, id)
          if (done.ok) note(importAbout(id, { people: -done.value.removed }))
          return done
        })
      },
    },
    'POST /api/setup/skip': {
      may: 'setup.skip',
      run: (call) => {
        const { key, step: skipped } = call.body
        return commandInBody(kit, call, { action: 'setup.skipped', key, sent: { skipped } }, async (w, bodyId, note) => {
          const step = await around.setup(w, bodyId)
          const mine = await store.findBody(w, bodyId)
          if (step !== skipped || !mine) return refuse('setup.step-out-of-order', { next: step })
          await store.setSkipped(w, bodyId, [...mine.skipped, skipped])
          note({ thing: { kind: 'body', id: bodyId }, title: mine.name, changes: [{ field: 'skipped', before: null, after: skipped }] })
          return ok({ next: await around.setup(w, bodyId) })
        })
      },
    },
    'POST /api/examples': { may: 'examples.change', run: ({ actor, origin, body }) => around.examples.add({ actor, origin, key: body.key }) },
    'DELETE /api/examples': { may: 'examples.change', run: (call) => around.examples.remove(call) },
  }
}
