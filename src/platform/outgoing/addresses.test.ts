import { expect, it } from 'vitest'
import { kindOfAddress } from './addresses.ts'
import { checkAddress, post } from './post.ts'

it.each([
  ['8.8.8.8', 'public'], ['2606:4700::1111', 'public'], ['127.0.0.1', 'loopback'], ['127.8.9.1', 'loopback'], ['::1', 'loopback'], ['::ffff:127.0.0.1', 'loopback'], ['10.1.2.3', 'private'], ['172.31.0.1', 'private'], ['192.168.1.1', 'private'],
  ['::ffff:10.0.0.1', 'private'], ['fd12::1', 'private'], ['169.254.169.254', 'never'], ['::ffff:169.254.169.254', 'never'], ['fe80::1', 'never'], ['fe80::1%eth0', 'never'], ['fd00:ec2::254', 'never'], ['0.0.0.0', 'never'], ['::', 'never'],
  ['64:ff9b::7f00:1', 'never'], ['2002:7f00:1::', 'never'], ['255.255.255.255', 'never'], ['224.0.0.1', 'never'], ['không phải', 'never'],
] as const)('%s is %s', (address, kind) => expect(kindOfAddress(address)).toBe(kind))

const codeOf = async (url: string, inside: boolean): Promise<string> => {
  const checked = await checkAddress(url, inside)
  return checked.ok ? 'ok' : checked.refusal.code
}

it('takes no address inside the office without leave, however it is written', async () => {
  for (const url of ['http://127.0.0.1/', 'https://127.0.0.1/', 'https://localhost/', 'https://[::1]/', 'https://2130706433/', 'https://0x7f.1/', 'https://[::ffff:7f00:1]/', 'https://192.168.0.9/', 'http://8.8.8.8/']) expect([url, await codeOf(url, false)]).toEqual([url, 'webhook.address-refused'])
  for (const url of ['http://127.0.0.1:9/', 'https://192.168.0.9/']) expect([url, await codeOf(url, true)]).toEqual([url, 'ok'])
})

it('never takes link-local, metadata, another scheme or a password in the address', async () => {
  for (const url of ['http://169.254.169.254/latest/', 'https://[fe80::1]/', 'http://0.0.0.0/', 'https://[64:ff9b::7f00:1]/', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'https://a:b@127.0.0.1/', 'không phải', 'http://8.8.8.8/']) expect([url, await codeOf(url, true)]).toEqual([url, 'webhook.address-refused'])
})

it('looks again when it sends: a name may have moved since', async () => {
  const signal = new AbortController().signal
  await expect(post('https://localhost:9/', '{}', {}, { inside: false, signal })).rejects.toThrow('không được phép')
  await expect(post('http://169.254.169.254/', '{}', {}, { inside: true, signal })).rejects.toThrow('không được phép')
})
