import { hostname, networkInterfaces } from 'node:os'

/** What other machines may call this one. */
export interface Machine {
  readonly name: string
  readonly addresses: readonly string[]
}

export function thisMachine(): Machine {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  // addresses of one wire alone (fe80…) carry the wire's name and cannot be typed into a browser
  const outer = all.filter((one) => !one.internal && !one.address.toLowerCase().startsWith('fe80'))
  return { name: hostname().toLowerCase(), addresses: [...new Set(outer.sort((a, b) => a.family.localeCompare(b.family)).map((one) => one.address.toLowerCase()))] }
}
