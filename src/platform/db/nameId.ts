import { createHash } from 'node:crypto'

/** A uuid made of a name within a tenant (RFC 9562, version 5 form): the same name gives the same id. */
export function nameId(tenant: string, name: string): string {
  const h = createHash('sha1').update(tenant).update(name).digest('hex')
  const variant = ((Number.parseInt(h.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-5${h.slice(13, 16)}-${variant}${h.slice(18, 20)}-${h.slice(20, 32)}`
}
