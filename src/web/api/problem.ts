import { t } from '../i18n/text.ts'
import type { Problem } from './types.ts'

/** The server refused or failed, and says so (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** No answer came: the network is down or the server is. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'UnreachableError'
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'traceId' in value

/** What a proxy in between answered instead of the server still becomes a problem. */
export function problemOf(body: unknown, status: number): Problem {
  if (isProblem(body)) return body
  return {
    type: 'about:blank',
    title: t.problem.server,
    status,
    code: 'server.fault',
    params: {},
    traceId: '',
  }
}

export const codeOf = (error: unknown): string | null =>
  error instanceof ProblemError ? error.problem.code : null
export const statusOf = (error: unknown): number | null =>
  error instanceof ProblemError ? error.problem.status : null

export interface ProblemWords {
  readonly title: string
  readonly detail: string
  readonly basis: string | null
  readonly traceId: string | null
  /** which boxes are wrong, by JSON path */
  readonly fields: readonly { readonly at: string; readonly problem: string }[]
}

const isFieldProblem = (value: unknown): value is { at: string; problem: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { at?: unknown }).at === 'string' &&
  typeof (value as { problem?: unknown }).problem === 'string'

/** The sentence that says what is wrong, and the rest, which says what to do. */
function firstSentence(words: string): readonly [string, string] {
  const end = /[.:] (?=\p{Lu})/u.exec(words)
  return end && end.index > 12
    ? [words.slice(0, end.index), words.slice(end.index + 2)]
    : [words.replace(/\.$/, ''), '']
}

/** What went wrong, in the words that a person reads. The server writes a refusal in the language that was asked for. */
export function problemWords(error: unknown): ProblemWords {
  if (error instanceof ProblemError) {
    const { problem } = error
    const listed = problem.params['problems']
    const fields = Array.isArray(listed) ? listed.filter(isFieldProblem) : []
    const fault = problem.status >= 500
    const [title, detail] = fault
      ? [t.problem.server, t.problem.serverDetail]
      : fields.length > 0
        ? [t.problem.wrongFields, '']
        : firstSentence(problem.title)
    return {
      title,
      detail: problem.detail ?? detail,
      basis: problem.basis ?? null,
      traceId: fault ? problem.traceId : null,
      fields,
    }
  }
  if (error instanceof UnreachableError)
    return {
      title: t.problem.unreachable,
      detail: t.problem.unreachableDetail,
      basis: null,
      traceId: null,
      fields: [],
    }
  return { title: t.problem.page, detail: t.problem.pageDetail, basis: null, traceId: null, fields: [] }
}
