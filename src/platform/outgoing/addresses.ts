import { BlockList, isIP } from 'node:net'

const listOf = (v4: readonly string[], v6: readonly string[]): BlockList => {
  const list = new BlockList()
  const add = (family: 'ipv4' | 'ipv6') => (range: string): void => {
    const [net = '', bits = ''] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  v4.forEach(add('ipv4'))
  v6.forEach(add('ipv6'))
  return list
}

const LOOPBACK = listOf(['127.0.0.0/8'], ['::1/128'])
const PRIVATE = listOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'], ['fc00::/7'])
/** Never a place to send to: this host, link-local with the metadata services of clouds, documentation, multicast, reserved, and the tunnels that hide an address of version 4. */
const NEVER = listOf(
  ['0.0.0.0/8', '169.254.0.0/16', '100.100.100.200/32', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ['::/128', 'fe80::/10', 'fec0::/10', 'fd00:ec2::254/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:db8::/32', '2002::/16', 'ff00::/8'],
)

export type AddressKind = 'public' | 'loopback' | 'private' | 'never'

/** What kind of place an IP address is; an address of version 4 in the dress of version 6 counts as what it is. */
export function kindOfAddress(address: string): AddressKind {
  const bare = address.replace(/%.*$/, '')
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(bare) === 0 || NEVER.check(bare, family)) return 'never'
  if (LOOPBACK.check(bare, family)) return 'loopback'
  return PRIVATE.check(bare, family) ? 'private' : 'public'
}
