import { parentPort } from 'node:worker_threads'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Programme } from '../../core/plans/programme.ts'
import type { PlanSource } from '../../core/plans/source.ts'
import type { Half } from '../ocr/half.ts'
import { beginReading, endReading, type KnownFile, type Reading } from './reading.ts'

export interface ReadingRequest {
  readonly file: KnownFile
  /** read the facts too, not only the text */
  readonly facts: boolean
  /** what another worker drew before: recognise it; the file's bytes are then gone */
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
    const reading = await beginReading(request.file)
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

const port = parentPort
port?.on('message', (request: ReadingRequest) => void answer(request, (r) => port.postMessage(r)))
port?.postMessage({ kind: 'ready' } satisfies ReadingReport)
