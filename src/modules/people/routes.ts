import type { peopleEndpoints } from '../../contract/people.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { ImportField } from '../../core/people/columns.ts'
import { previewImport, type ImportPreview } from '../../core/people/import.ts'
import { may, type Actor } from '../../core/people/may.ts'
import type { Reader, Writer } from '../../platform/db/database.ts'
import { once } from '../../platform/db/once.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { Kit } from '../../platform/kit.ts'
import { gatherSheet } from '../../platform/sheets/gather.ts'
import { readRows, readSheet, type Rows } from '../../platform/sheets/sheet.ts'
import { importPeople, removePerson, returnPerson, saveBody, savePerson, saveUnits, undoImport } from './commands.ts'
import { findPerson, knownPeople, listPeople, lookOf, yearsOf, type Person } from './queries.ts'
import * as store from './store.ts'

export interface PeopleSurroundings {
  readonly setup: (r: Reader, bodyId: string | null) => Promise<string>
  /** the invented examples: null where this installation has none */
  readonly examples: { readonly add: (actor: Actor) => Promise<Result<undefined>>; readonly remove: (actor: Actor) => Promise<Result<undefined>> }
}

const noBody = (): Result<never> => refuse('setup.step-out-of-order', { next: 'body' })

export function peopleRoutes(kit: Kit, around: PeopleSurroundings): Routes<typeof peopleEndpoints> {
  /** A command within the actor's body, carried out once for its key. */
  const command = <T>(actor: Actor, sent: { readonly key: string }, what: string, act: (w: Writer, bodyId: string) => Promise<Result<T>>): Promise<Result<T>> => {
    const { bodyId } = actor
    if (bodyId === null) return Promise.resolve(noBody())
    return kit.db.write(kit.tenant, (w) => once(w, { account: actor.accountId, key: sent.key, body: { what, bodyId, ...sent }, at: kit.clock.now() }, () => act(w, bodyId)))
  }
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
      run: ({ actor, body }) => {
        const { key, version, ...fields } = body
        return kit.db.write(kit.tenant, (w) => once(w, { account: actor.accountId, key, body: { what: 'body', ...fields, version }, at: kit.clock.now() }, () => saveBody(kit, w, actor, fields, version)))
      },
    },
    'GET /api/units': { may: 'units.see', run: ({ actor }) => unitsAnswer(actor) },
    'PUT /api/units': {
      may: 'units.change',
      run: async ({ actor, body }) => {
        const done = await command(actor, body, 'units', (w, bodyId) => saveUnits(kit, w, bodyId, body.units, body.version))
        return done.ok ? unitsAnswer(actor) : done
      },
    },
    'GET /api/people': { may: 'people.see', run: ({ actor, query }) => inBody(actor, async (r, bodyId) => ok(await listPeople(r, bodyId, lookOf(actor, bodyId, kit.clock.today()), query))) },
    'POST /api/people': {
      may: 'people.change',
      run: async ({ actor, body }) => {
        const done = await command(actor, body, 'person', (w, bodyId) => savePerson(kit, w, bodyId, body.person, null))
        return done.ok ? personOf(actor, done.value) : done
      },
    },
    'GET /api/people/:id': {
      may: 'people.see',
      run: ({ actor, params }) =>
        inBody(actor, async (r, bodyId) => {
          const found = await findPerson(r, bodyId, params.id, lookOf(actor, bodyId, kit.clock.today()))
          if (!found || (found.removed && !may(actor, 'people.change', { bodyId, unitId: found.person.unitId }))) return refuse('request.not-found', { what: 'person' })
          return ok({ ...found.person, years: found.person.sight === 'whole' ? await yearsOf(r, params.id) : [] })
        }),
    },
    'PATCH /api/people/:id': {
      may: 'people.change',
      run: async ({ actor, params, body }) => {
        const at = { id: params.id, version: body.version }
        const done = await command(actor, body, `person ${params.id}`, (w, bodyId) => savePerson(kit, w, bodyId, body.person, at))
        return done.ok ? personOf(actor, done.value) : done
      },
    },
    'POST /api/people/:id/removal': {
      may: 'people.change',
      run: ({ actor, params, body }) => command(actor, body, `removal ${params.id}`, (w, bodyId) => removePerson(kit, w, bodyId, params.id, body.version)),
    },
    'POST /api/people/:id/return': {
      may: 'people.change',
      run: async ({ actor, params, body }) => {
        const done = await command(actor, body, `return ${params.id}`, (w, bodyId) => returnPerson(w, bodyId, params.id))
        return done.ok ? personOf(actor, params.id) : done
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
      run: ({ actor, body }) => command(actor, body, 'import', (w, bodyId) => importPeople(kit, w, { accountId: actor.accountId, bodyId }, body.rows)),
    },
    'POST /api/people/import/:id/undo': {
      may: 'people.import',
      run: ({ actor, params, body }) => command(actor, body, `undo ${params.id}`, (w, bodyId) => undoImport(kit, w, bodyId, params.id)),
    },
    'POST /api/setup/skip': {
      may: 'setup.skip',
      run: ({ actor, body }) =>
        command(actor, body, 'skip', async (w, bodyId) => {
          const step = await around.setup(w, bodyId)
          const mine = await store.findBody(w, bodyId)
          if (step !== body.step || !mine) return refuse('setup.step-out-of-order', { next: step })
          await store.setSkipped(w, bodyId, [...mine.skipped, body.step])
          return ok({ next: await around.setup(w, bodyId) })
        }),
    },
    'POST /api/examples': { may: 'examples.change', run: ({ actor }) => around.examples.add(actor) },
    'DELETE /api/examples': { may: 'examples.change', run: ({ actor }) => around.examples.remove(actor) },
  }
}
