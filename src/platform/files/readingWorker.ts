import { ok, type Result } from '../../core/kernel/result.ts'
import type { Programme } from '../../core/plans/programme.ts'
import type { PlanSource } from '../../core/plans/source.ts'
import type { Half } from '../ocr/half.ts'
import { hold } from './bytes.ts'
import { beginReading, endReading, type KnownFile, type Reading } from './reading.ts'

export interface ReadingRequest {
  /** its bytes, or the path of a file that stays as it is while it is read */
  readonly file: Omit<KnownFile, 'bytes'> & { readonly bytes: Uint8Array | string }
  /** read the facts too, not only the text */
  readonly facts: boolean
  /** what another reader drew before: recognise it; the file's bytes are then no longer needed */
  readonly half: Half | null
}
export interface ReadPlan {
  readonly source: PlanSource
  readonly programme: Programme | null
}
export type ReadingReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly page: number; readonly pages: number }
  | { readonly kind: 'half'; readonly half: Half }
  | { readonly kind: 'done'; readonly result: Result<ReadPlan> }
  | { readonly kind: 'fault'; readonly message: string }

type Report = (report: ReadingReport) => void

async function finish({ file, facts }: ReadingRequest, reading: Reading, report: Report): Promise<void> {
  const source = await endReading(file, reading, (page, pages) => report({ kind: 'progress', page, pages }))
  if (!source.ok) return report({ kind: 'done', result: source })
  const programme = facts ? (await import('../../core/plans/read.ts')).readPlan(source.value).programme : null
  report({ kind: 'done', result: ok({ source: source.value, programme }) })
}

async function answer(request: ReadingRequest, report: Report): Promise<void> {
  try {
    if (request.half) return await finish(request, { half: request.half }, report)
    const { name, bytes } = request.file
    // a copy of its own: what came over the channel is a part of a larger message
    const held = await hold(name, bytes)
    if (!held.ok) return report({ kind: 'done', result: held })
    const reading = await beginReading({ ...request.file, bytes: held.value.bytes })
    if (!reading.ok) report({ kind: 'done', result: reading })
    else if ('half' in reading.value && reading.value.half.sheets.length > 0)
      report({ kind: 'half', half: reading.value.half })
    else await finish(request, reading.value, report)
  } catch (error) {
    report({
      kind: 'fault',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}

process.on('message', (request: ReadingRequest) => void answer(request, (r) => process.send?.(r)))
// whoever asked is gone
process.on('disconnect', () => process.exit())
process.send?.({ kind: 'ready' } satisfies ReadingReport)
