import createClient from 'openapi-fetch'
import { locale } from '../i18n/text.ts'
import { ProblemError, UnreachableError, problemOf } from './problem.ts'
import type { paths } from './schema.generated.ts'

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })
api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', locale)
    return request
  },
})

interface Answer<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** The body of a good answer. Throws ProblemError for a refusal, UnreachableError when no answer came. */
export async function valueOf<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch (cause) {
    throw new UnreachableError(cause)
  }
  if (!answer.response.ok) throw new ProblemError(problemOf(answer.error, answer.response.status))
  return answer.data as T
}

/** An idempotency key, one for each intention. `randomUUID` is missing on an office address without TLS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The one field that "multipart" endpoints take. The typed client knows it as a string. */
export const fileBody = (file: File): { body: { file: string }; bodySerializer: () => FormData } => ({
  body: { file: file.name },
  bodySerializer: () => {
    const form = new FormData()
    form.set('file', file)
    return form
  },
})
