import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

type Cbor = number | string | Buffer | Map<Cbor, Cbor>

function head(kind: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(kind << 5) | n])
  return n < 256 ? Buffer.from([(kind << 5) | 24, n]) : Buffer.from([(kind << 5) | 25, n >> 8, n & 255])
}

/** CBOR (RFC 8949) of what an authenticator says: whole numbers, words, bytes, tables. */
export function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([k, v]) => [cbor(k), cbor(v)])])
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const base64 = (data: Buffer): string => data.toString('base64url')
const PRESENT = 1
const VERIFIED = 4
const WITH_KEY = 64

export interface Lies {
  /** the page that says it is asking */
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** the owner did not unlock the device */
  readonly unverified?: boolean
  /** signs with another key than its own */
  readonly forged?: boolean
  readonly counter?: number
}
interface Options {
  readonly challenge: string
}

/** A passkey device made of software (WebAuthn level 2, ES256): it answers as a browser would hand it on, or lies as it is told. */
export class Authenticator {
  readonly #origin: string
  readonly #rpId: string
  readonly #id = randomBytes(32)
  #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  counter = 0

  constructor(origin: string) {
    this.#origin = origin
    this.#rpId = new URL(origin).hostname
  }

  #client(type: string, { challenge }: Options, lies: Lies): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? this.#origin, crossOrigin: false }))
  }

  #said(flags: number, lies: Lies, more: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lies.counter ?? ++this.counter)
    const verified = lies.unverified ? 0 : VERIFIED
    return Buffer.concat([sha256(lies.rpId ?? this.#rpId), Buffer.from([flags | PRESENT | verified]), count, more])
  }

  /** The public key as COSE (RFC 9053): EC2, ES256, P-256. */
  #cose(key: KeyObject): Buffer {
    const { x = '', y = '' } = key.export({ format: 'jwk' }) as { x?: string; y?: string }
    return cbor(new Map<Cbor, Cbor>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]))
  }

  /** Makes its key known. */
  create(options: Options, lies: Lies = {}): Record<string, unknown> {
    const length = Buffer.from([0, this.#id.length])
    const data = this.#said(WITH_KEY, lies, Buffer.concat([Buffer.alloc(16), length, this.#id, this.#cose(this.#keys.publicKey)]))
    const attestation = cbor(new Map<Cbor, Cbor>([['fmt', 'none'], ['attStmt', new Map()], ['authData', data]]))
    return this.#answer({ clientDataJSON: base64(this.#client('webauthn.create', options, lies)), attestationObject: base64(attestation), transports: ['internal'] })
  }

  /** Proves that it has the key. */
  get(options: Options, lies: Lies = {}): Record<string, unknown> {
    const client = this.#client('webauthn.get', options, lies)
    const data = this.#said(0, lies)
    const key = lies.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : this.#keys.privateKey
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), key)
    return this.#answer({ clientDataJSON: base64(client), authenticatorData: base64(data), signature: base64(signature) })
  }

  #answer(response: Record<string, unknown>): Record<string, unknown> {
    return { id: base64(this.#id), rawId: base64(this.#id), type: 'public-key', clientExtensionResults: {}, response }
  }
}
