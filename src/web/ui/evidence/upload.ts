import { ProblemError, UnreachableError, problemOf } from '../../api/problem.ts'
import type { Evidence, EvidenceOf } from '../../api/types.ts'
import { locale } from '../../i18n/text.ts'

interface Sending {
  readonly of: EvidenceOf
  readonly thingId: string
  readonly file: File
  /** the same for a repeat of the same intention */
  readonly key: string
  /** 0 to 1 of what has gone over the line */
  readonly onProgress: (part: number) => void
  readonly signal: AbortSignal
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Sends one file; `fetch` cannot tell how far it is. Throws ProblemError, UnreachableError, or the signal's reason. */
export const sendEvidence = ({ of, thingId, file, key, onProgress, signal }: Sending): Promise<Evidence> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.set('file', file)
    request.open('POST', `/api/evidence?${new URLSearchParams({ of, thingId }).toString()}`)
    request.setRequestHeader('accept-language', locale)
    request.setRequestHeader('idempotency-key', key)
    request.upload.addEventListener('progress', (event) =>
      onProgress(event.total > 0 ? event.loaded / event.total : 0),
    )
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Evidence)
      else reject(new ProblemError(problemOf(body, request.status)))
    })
    request.addEventListener('error', () => reject(new UnreachableError(null)))
    request.addEventListener('abort', () => reject(signal.reason as Error))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
