const CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P02', '57P03', '53300'])
const WORDS = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|the database system is)/

/** The server is not there, is starting or is going down: nothing is wrong with what was asked. */
export function isAway(fault: unknown): boolean {
  const { code, message } = fault as { code?: unknown; message?: unknown }
  return (typeof code === 'string' && (CODES.has(code) || code.startsWith('08'))) || (typeof message === 'string' && WORDS.test(message))
}

/** The database did not answer in time; whoever asked may ask again with the same key. The server answers 503 with it. */
export class DatabaseAway extends Error {
  readonly statusCode = 503
  /** true when the answer to a commit was lost: it may have been carried out */
  readonly unsure: boolean
  constructor(cause: unknown, unsure: boolean) {
    super(unsure ? 'The connection to the database broke during a commit' : 'The database does not answer', { cause })
    this.unsure = unsure
  }
}
