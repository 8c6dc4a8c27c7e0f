import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { byOf, command, type Caller } from '../../platform/trail/command.ts'
import { outside } from '../../platform/tls/constraints.ts'
import { factsOf } from '../../platform/tls/folder.ts'
import { makeAuthority, makeServer, type Names } from '../../platform/tls/make.ts'
import { officeName } from './store.ts'
import type { NetworkKit } from './wiring.ts'

export interface CertificateChoice extends Names {
  readonly open: boolean
  readonly newRoot: boolean
}

/** Every interface of the machine, of both families. */
const EVERYWHERE = '0.0.0.0'

/**
 * Makes the certificate of the office: a root where there is none or a new one is wanted, and always a new certificate of the server.
 * It is shown at once where the server already speaks TLS. Refused: request.invalid, certificate.outside. Keys never leave the folder.
 */
export const makeCertificate = (kit: NetworkKit, call: Caller, key: string, choice: CertificateChoice): Promise<Result<undefined>> =>
  command(kit, byOf(call), { action: 'certificate.made', key, sent: choice }, async (w, note) => {
    const { names, addresses, open, newRoot } = choice
    if (names.length + addresses.length === 0) return refuse('request.invalid', { problems: [{ at: 'names', problem: 'Chọn ít nhất một tên hoặc một địa chỉ của máy này' }] })
    const { folder } = kit.network
    const [before, opening] = [await folder.office(), await folder.opening()]
    const now = kit.clock.now()
    const keeps = before !== null && !newRoot
    const beyond = keeps ? outside(opening.permitted, choice) : null
    if (beyond !== null) return refuse('certificate.outside', { name: beyond })
    const authority = keeps ? before.authority : await makeAuthority(await officeName(w, call.actor.bodyId), choice, now)
    const server = await makeServer(authority, choice, now)
    await folder.keep({ authority, server }, { listen: open ? EVERYWHERE : null, permitted: keeps ? opening.permitted : { names, addresses } })
    kit.network.renew(server)
    const told = factsOf(server.cert)
    note({
      title: [...names, ...addresses].join(', '),
      changes: [
        { field: 'validTo', before: before ? factsOf(before.server.cert).validTo : null, after: told.validTo },
        { field: 'root', before: before ? factsOf(before.authority.cert).fingerprint : null, after: factsOf(authority.cert).fingerprint },
        { field: 'open', before: opening.listen, after: open ? EVERYWHERE : null },
      ],
    })
    return ok(undefined)
  })
