import type { evidenceEndpoints } from '../../contract/evidence.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Actor } from '../../core/people/may.ts'
import { evidenceTaker } from '../../platform/files/evidence.ts'
import type { FileAnswer, Routes } from '../../platform/http/routes.ts'
import type { Caller } from '../../platform/trail/command.ts'
import { noteRead } from '../../platform/trail/reads.ts'
import { addEvidence, openThing, removeEvidence, returnEvidence } from './commands.ts'
import { evidenceOf, isPicture, seenEvidence, viewOf, type EvidenceView } from './queries.ts'
import { bodyUse, fits, unitUse } from './quota.ts'
import { unitOf } from './sight.ts'
import type { EvidenceKit } from './wiring.ts'

type Reading = Caller & { readonly params: { readonly id: string }; readonly after: (work: () => Promise<void>) => void }

export function evidenceRoutes(kit: EvidenceKit): Routes<typeof evidenceEndpoints> {
  const take = evidenceTaker(kit.files, kit.scanner)
  const view = (actor: Actor, id: string): Promise<Result<EvidenceView>> =>
    kit.db.read(kit.tenant, async (r) => {
      const file = await seenEvidence(r, actor, kit.clock.today(), id)
      return file.ok ? ok(viewOf(actor, file.value)) : file
    })
  const bytes = async (call: Reading, shown: 'attachment' | 'inline'): Promise<Result<FileAnswer>> => {
    const file = await kit.db.read(kit.tenant, (r) => seenEvidence(r, call.actor, kit.clock.today(), call.params.id))
    if (!file.ok) return file
    const { name, mediaType, sha256, person } = file.value
    const size = shown === 'inline' && !isPicture(mediaType) ? null : await kit.files.sizeOf(sha256)
    if (size !== null && person !== null) call.after(() => noteRead(kit, call, person))
    return size === null ? refuse('request.not-found', { what: 'evidence' }) : ok({ name, mediaType, body: { path: await kit.files.pathOf(sha256), size, tag: sha256 }, shown })
  }
  return {
    'GET /api/evidence': { may: 'evidence.see', run: ({ actor, query }) => kit.db.read(kit.tenant, (r) => evidenceOf(r, actor, kit.clock.today(), query.of, query.thingId)) },
    'GET /api/evidence/use': {
      may: 'evidence.see',
      run: ({ actor }) =>
        kit.db.read(kit.tenant, async (r) => {
          const { bodyId } = actor
          if (bodyId === null) return refuse('setup.step-out-of-order', { next: 'body' })
          const unitId = unitOf(actor, { of: 'due', id: bodyId, bodyId, unitId: null, personId: null, title: '' })
          return ok({ body: await bodyUse(r, bodyId), unit: unitId === null ? null : await unitUse(r, bodyId, unitId) })
        }),
    },
    'POST /api/evidence': {
      may: 'evidence.change',
      run: async (call) => {
        const { of, thingId } = call.query
        const thing = await kit.db.read(kit.tenant, (r) => openThing(kit, r, call.actor, of, thingId))
        if (!thing.ok) return thing
        const place = { bodyId: thing.value.bodyId, unitId: unitOf(call.actor, thing.value) }
        // asked before the bytes are kept, so that a full body does not fill the disk; counted for good in the command
        const taken = await take(call.upload, (size) => kit.db.read(kit.tenant, (r) => fits(r, place, size)))
        if (!taken.ok) return taken
        const added = await addEvidence(kit, call, of, thingId, taken.value)
        return added.ok ? view(call.actor, added.value) : added
      },
    },
    'GET /api/evidence/:id/file': { may: 'evidence.see', run: (call) => bytes(call, 'attachment') },
    'GET /api/evidence/:id/preview': { may: 'evidence.see', run: (call) => bytes(call, 'inline') },
    'POST /api/evidence/:id/removal': { may: 'evidence.change', run: (call) => removeEvidence(kit, call, call.params.id, call.body) },
    'POST /api/evidence/:id/return': {
      may: 'evidence.change',
      run: async (call) => {
        const back = await returnEvidence(kit, call, call.params.id, call.body.key)
        return back.ok ? view(call.actor, call.params.id) : back
      },
    },
  }
}
