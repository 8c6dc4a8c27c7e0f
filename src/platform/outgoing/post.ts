import { lookup as resolve } from 'node:dns'
import { request as plain, type RequestOptions } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { kindOfAddress, type AddressKind } from './addresses.ts'

const PATIENCE_MS = 10_000
const ANSWER_BYTES = 2_000

/** What was answered: the status and the beginning of the words. */
export interface Answered {
  readonly status: number
  readonly words: string
}
/** The place may not be sent to. */
export class AddressRefused extends Error {}

/** Whether an address of that kind may be sent to; what lies inside the office only by leave, and only there without https. */
const allowed = (kind: AddressKind, inside: boolean, https: boolean): boolean => (kind === 'public' ? https : kind !== 'never' && inside)

const foundWords: Readonly<Record<AddressKind, string>> = { public: 'không dùng https', loopback: 'địa chỉ của chính máy chủ', private: 'địa chỉ trong mạng nội bộ', never: 'địa chỉ không dùng để gửi' }

const partsOf = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)
const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** Every address that a name stands for; none when it is not known. */
const addressesOf = (host: string): Promise<string[]> =>
  isIP(host) ? Promise.resolve([host]) : new Promise((done) => resolve(host, { all: true }, (fault, all) => done(fault ? [] : all.map((a) => a.address))))

/**
 * Whether a webhook may be set to this address now. It is looked at again at each delivery, for names change where they point to.
 * @param inside addresses inside the office are allowed
 */
export async function checkAddress(url: string, inside: boolean): Promise<Result<string>> {
  const parts = partsOf(url)
  if (!parts || !['http:', 'https:'].includes(parts.protocol) || parts.username !== '' || parts.password !== '') return refuse('webhook.address-refused', { host: parts?.host ?? url, found: 'không phải địa chỉ https' })
  const https = parts.protocol === 'https:'
  const addresses = await addressesOf(bareHost(parts))
  if (addresses.length === 0) return refuse('webhook.address-refused', { host: parts.host, found: 'tên máy không có' })
  const bad = addresses.map(kindOfAddress).find((kind) => !allowed(kind, inside, https))
  return bad === undefined ? ok(parts.href) : refuse('webhook.address-refused', { host: parts.host, found: foundWords[bad] })
}

/** Looks a name up and gives only addresses that may be sent to: what is checked is what is connected to. */
const guarded = (inside: boolean, https: boolean): LookupFunction => (host, options, done) =>
  resolve(host, { ...options, all: true }, (fault, all) => {
    if (fault) return done(fault, '', 0)
    if (!all.every((a) => allowed(kindOfAddress(a.address), inside, https))) return done(new AddressRefused(`${host}: địa chỉ không được phép`), '', 0)
    const [first] = all
    return options.all ? done(null, all) : done(null, first?.address ?? '', first?.family ?? 4)
  })

/** Posts JSON once. Redirects are not followed: a 3xx is an answer like another. @throws when nothing was answered within ten seconds, or the place is not allowed */
export async function post(url: string, body: string, headers: Readonly<Record<string, string>>, { inside, signal }: { readonly inside: boolean; readonly signal: AbortSignal }): Promise<Answered> {
  const parts = new URL(url)
  const https = parts.protocol === 'https:'
  const host = bareHost(parts)
  // a written address is not looked up: it is checked here
  if (isIP(host) && !allowed(kindOfAddress(host), inside, https)) throw new AddressRefused(`${host}: địa chỉ không được phép`)
  const until = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
  const options: RequestOptions = { method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }, lookup: guarded(inside, https), agent: false, signal: until }
  return new Promise((done, failed) => {
    const request = (https ? secure : plain)(parts, options, (response) => {
      let words = ''
      response.setEncoding('utf8')
      const end = (): void => done({ status: response.statusCode ?? 0, words })
      response.on('data', (part: string) => {
        words = (words + part).slice(0, ANSWER_BYTES)
        if (words.length < ANSWER_BYTES) return
        end()
        response.destroy()
      })
      response.on('end', end)
      response.on('error', failed)
    })
    request.on('error', failed)
    request.end(body)
  })
}
