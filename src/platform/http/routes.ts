import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { PlainDate } from '../../core/kernel/dates.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { Action, Actor } from '../../core/people/may.ts'
import type { Origin } from '../trail/entry.ts'

/** One file that came with a multipart request, still streaming. */
export interface Upload {
  readonly name: string
  readonly mediaType: string
  readonly stream: Readable
}
/** Bytes that lie in the file store: sent in parts where a part is asked for. */
export interface StoredBytes {
  readonly path: string
  readonly size: number
  /** changes when the bytes do */
  readonly tag: string
}
export interface FileAnswer {
  readonly name: string
  readonly mediaType: string
  readonly body: Readable | Uint8Array | StoredBytes
  /** left out: as an attachment */
  readonly shown?: 'attachment' | 'inline'
}

type Field<E, K extends string> = E extends { readonly [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined
type Deep<T> = T extends readonly (infer I)[] ? readonly Deep<I>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T
/** What a handler hands over for a schema; the arrays may be readonly. */
export type AnswerTo<S extends z.ZodType> = Deep<z.input<S>>
export type AnswerOf<E> = E extends { readonly response: infer R } ? (R extends z.ZodType ? AnswerTo<R> : R extends 'file' ? FileAnswer : undefined) : never

/** What a handler is told of one request. */
export interface Call<E> {
  readonly actor: E extends { readonly open: true } ? Actor | null : Actor
  readonly params: Field<E, 'params'>
  readonly query: Field<E, 'query'>
  readonly body: Field<E, 'body'>
  readonly upload: E extends { readonly multipart: true } ? Upload : undefined
  readonly now: string
  readonly today: PlainDate
  readonly address: string
  /** work that waits until the answer is out and slows it by nothing; a fault of it is logged. Call it outside a transaction. */
  readonly after: (work: () => Promise<void>) => void
  /** the `Idempotency-Key` header, for requests whose body cannot carry a key: files and deletions */
  readonly key: string | null
  /** from where it came, for the trail */
  readonly origin: Origin
  readonly sessionToken: string | null
  /** the one-time pass of a sign-in under way in this browser */
  readonly pass: string | null
  /** sets or clears the pass; it lasts no longer than a few minutes */
  readonly keepPass: (token: string | null) => void
  /** whether the browser reached us over https, by our own certificate or a trusted proxy's */
  readonly secure: boolean
  /** name and port as the browser wrote them: `bang-vang.anlac:4680` */
  readonly host: string
  /** sets or clears the session cookie */
  readonly keepSession: (token: string | null) => void
}

export interface Route<E> {
  /** the action that the account must be allowed; `null` for the open endpoints */
  readonly may: E extends { readonly open: true } ? null : Action
  readonly run: (call: Call<E>) => Promise<Result<AnswerOf<E>>>
}

/** One route for every endpoint of a list: one that is forgotten does not compile. */
export type Routes<L extends readonly Endpoint[]> = { readonly [E in L[number] as `${E['method']} ${E['path']}`]: Route<E> }

/** A route with its endpoint's types forgotten, as the server keeps it. */
export interface AnyRoute {
  readonly may: Action | null
  readonly run: (call: never) => Promise<Result<unknown>>
}
