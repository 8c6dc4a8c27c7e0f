import type { BodyNames } from '../../core/plans/review/issuer.ts'
import type { Reader } from '../../platform/db/database.ts'
import { findBody } from '../people/index.ts'

/** The names under which a body issues plans. */
export async function bodyOf(r: Reader, bodyId: string): Promise<BodyNames> {
  const body = await findBody(r, bodyId)
  if (!body) throw new Error(`No body ${bodyId}`)
  return body
}
