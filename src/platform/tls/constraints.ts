import { BlockList, isIP, isIPv6 } from 'node:net'

/** One element of DER: its tag, its length, its content. */
function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content)
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

/** The bytes of an address: four, or sixteen. */
export function addressBytes(address: string): Uint8Array {
  if (!isIPv6(address)) return Uint8Array.from(address.split('.'), Number)
  const [head = '', tail] = address.split('::')
  const groups = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const all = tail === undefined ? before : [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]))
}

function mask(bits: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (0xff << (8 - Math.min(8, Math.max(0, bits - i * 8)))) & 0xff)
}

/** Addresses that no machine on the internet has. */
export const PRIVATE: readonly (readonly [address: string, bits: number])[] = [
  ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['127.0.0.0', 8], ['169.254.0.0', 16], ['fc00::', 7], ['fe80::', 10], ['::1', 128],
]
/** Endings that are given to no one on the internet. */
const LOCAL = ['local', 'lan', 'internal', 'home.arpa', 'localhost']

/**
 * The names for which a certification authority may vouch, as RFC 5280 writes them (critical): whoever steals the key of an office
 * cannot make a certificate for anybody else's site.
 */
export function nameConstraints(names: readonly string[], addresses: readonly string[]): Uint8Array {
  const subtree = (tag: number, value: Uint8Array): Uint8Array => der(0x30, der(tag, value))
  const own = addresses.filter((a) => isIP(a) !== 0).map((a): readonly [string, number] => [a, isIPv6(a) ? 128 : 32])
  const ips = [...PRIVATE, ...own].map(([address, bits]) => {
    const bytes = addressBytes(address)
    return subtree(0x87, Buffer.concat([bytes, mask(bits, bytes.length)]))
  })
  const dns = [...new Set([...LOCAL, ...names])].map((name) => subtree(0x82, Buffer.from(name, 'latin1')))
  return der(0x30, der(0xa0, ...dns, ...ips))
}

const offices = new BlockList()
for (const [address, bits] of PRIVATE) offices.addSubnet(address, bits, isIPv6(address) ? 'ipv6' : 'ipv4')

/** The first of these names for which an authority with such constraints may not vouch; null when it may for all. */
export function outside(permitted: { readonly names: readonly string[]; readonly addresses: readonly string[] }, wanted: { readonly names: readonly string[]; readonly addresses: readonly string[] }): string | null {
  const endings = [...LOCAL, ...permitted.names]
  const name = wanted.names.find((n) => !endings.some((ending) => n === ending || n.endsWith(`.${ending}`)))
  const address = wanted.addresses.find((a) => !permitted.addresses.includes(a) && !offices.check(a, isIPv6(a) ? 'ipv6' : 'ipv4'))
  return name ?? address ?? null
}
