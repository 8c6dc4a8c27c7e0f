import { toDataURL } from 'qrcode'
import type { NetworkView } from '../../contract/network.ts'
import type { AnswerTo } from '../../platform/http/routes.ts'
import { factsOf, type CertificateFacts } from '../../platform/tls/folder.ts'
import { thisMachine } from '../../platform/tls/machine.ts'
import { daysLeft, nearEnd } from '../../platform/tls/network.ts'
import type { NetworkKit } from './wiring.ts'

type View = AnswerTo<typeof NetworkView>
type CertificateView = NonNullable<View['certificate']>

const shown = (source: CertificateView['source'], facts: CertificateFacts, now: string, root: CertificateView['root']): CertificateView => ({
  source, names: [...facts.names], addresses: [...facts.addresses], validTo: facts.validTo, daysLeft: daysLeft(facts.validTo, now), nearEnd: nearEnd(facts.validTo, now), root,
})

/** The certificate that counts: what TLS_CERT says, else the office's own as it lies in the folder. */
export async function certificateNow(kit: NetworkKit): Promise<CertificateView | null> {
  const now = kit.clock.now()
  const given = await kit.network.given()
  if (given) return shown('files', given, now, null)
  const office = await kit.network.folder.office()
  if (!office) return null
  const root = factsOf(office.authority.cert)
  return shown('office', factsOf(office.server.cert), now, { fingerprint: root.fingerprint, validTo: root.validTo })
}

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

export async function networkView(kit: NetworkKit): Promise<View> {
  const { network } = kit
  const certificate = await certificateNow(kit)
  const { listen } = await network.folder.opening()
  const port = network.port()
  const urls = certificate?.source === 'office' ? [...certificate.addresses, ...certificate.names].map((host) => `http://${inUrl(host)}:${port}/chung-thu`) : []
  const opens = listen !== null && !network.hostGiven
  return {
    host: network.host, hostGiven: network.hostGiven, port, tls: network.tls, open: network.hostGiven ? network.host !== '127.0.0.1' : listen !== null, trustProxy: [...network.trustProxy],
    restartNeeded: (certificate?.source === 'office' && network.tls === 'none') || (opens ? network.host !== listen : !network.hostGiven && network.host !== '127.0.0.1'),
    machine: { ...thisMachine() }, certificate,
    doors: await Promise.all(urls.map(async (url) => ({ url, qr: await toDataURL(url, { margin: 2, width: 240, errorCorrectionLevel: 'M' }) }))),
  }
}
