import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'

/** The most that a list of people weighs. */
export const SHEET_MB = 8

/** A small file whole, refused the moment it passes the limit. */
export async function gatherSheet(name: string, stream: AsyncIterable<Uint8Array>): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > SHEET_MB * 1024 * 1024) return refuse('file.too-large', { name, limitMb: SHEET_MB })
    chunks.push(chunk)
  }
  return length === 0 ? refuse('file.empty', { name }) : ok(Buffer.concat(chunks))
}
