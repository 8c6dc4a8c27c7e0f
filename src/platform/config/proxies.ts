import { BlockList, isIP, isIPv6 } from 'node:net'

/** `10.0.0.5, 192.168.1.0/24`: the proxies whose word about a request counts. @throws Error for anything that is no address */
export function proxiesOf(value: string | undefined): readonly string[] {
  const list = (value ?? '').split(/[\s,]+/).filter(Boolean)
  for (const one of list) {
    const [address = '', bits, more] = one.split('/')
    const longest = isIPv6(address) ? 128 : 32
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest)
    if (isIP(address) === 0 || !fits || more !== undefined) throw new Error(`TRUST_PROXY must be a list of addresses or networks such as 127.0.0.1 or 192.168.1.0/24, not "${one}"`)
    // a network of everybody trusts whoever comes
    if (bits !== undefined && Number(bits) === 0) throw new Error(`TRUST_PROXY would trust everybody: "${one}"`)
  }
  return list
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Whether an address is one of these; those of IPv4 within IPv6 count as IPv4. */
export function amongAddresses(list: readonly string[]): (address: string | undefined) => boolean {
  const known = new BlockList()
  for (const one of list) {
    const [address = '', bits] = one.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    known.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return (address) => address !== undefined && known.check(plain(address), isIPv6(plain(address)) ? 'ipv6' : 'ipv4')
}

export const isLoopback = amongAddresses(['127.0.0.0/8', '::1'])
