import { z } from 'zod'
import { Key } from './common.ts'
import { endpoint } from './endpoint.ts'

const HostName = z.string().max(253).regex(/^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/).refine((name) => !/^[\d.]+$/.test(name))
const Address = z.union([z.ipv4(), z.ipv6()]).transform((address) => address.toLowerCase())

const Certificate = z.object({
  /** office: made here; files: TLS_CERT and TLS_KEY */
  source: z.enum(['office', 'files']),
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  validTo: z.string(),
  daysLeft: z.int().describe('below 0: over'),
  nearEnd: z.boolean(),
  /** of the office's root, to be compared before it is trusted */
  root: z.object({ fingerprint: z.string(), validTo: z.string() }).nullable(),
})

export const NetworkView = z
  .object({
    /** the address listened on, and whether HOST says it */
    host: z.string(),
    hostGiven: z.boolean(),
    port: z.int(),
    /** whose certificate this process shows */
    tls: z.enum(['office', 'files', 'none']),
    /** what the environment or a new choice changes only after a restart */
    restartNeeded: z.boolean(),
    /** whether the office opened the program to other machines */
    open: z.boolean(),
    trustProxy: z.array(z.string()),
    machine: z.object({ name: z.string(), addresses: z.array(z.string()) }),
    certificate: Certificate.nullable(),
    /** where other machines fetch the root certificate, each with its QR code as a data: address */
    doors: z.array(z.object({ url: z.string(), qr: z.string() })),
  })
  .meta({ id: 'NetworkView' })

export const networkEndpoints = [
  endpoint({ method: 'GET', path: '/api/network', summary: 'How this installation is reached, and its certificate', tag: 'network', response: NetworkView }),
  endpoint({
    method: 'POST', path: '/api/network/certificate', summary: 'Make or renew the certificate of the office, and choose whether other machines may come', tag: 'network',
    body: z.object({ names: z.array(HostName).max(20), addresses: z.array(Address).max(20), open: z.boolean(), newRoot: z.boolean().describe('give up the root that devices trust'), key: Key }),
    response: NetworkView,
  }),
]
