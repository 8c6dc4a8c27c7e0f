import { parentPort } from 'node:worker_threads'
import type { Result } from '../../core/kernel/result.ts'
import { ok } from '../../core/kernel/result.ts'
import type { Programme } from '../../core/plans/programme.ts'
import type { PlanSource } from '../../core/plans/source.ts'
import { readKnown, type KnownFile } from './reading.ts'

export interface ReadingRequest {
  readonly file: KnownFile
  /** read the facts too, not only the text */
  readonly facts: boolean
}
export interface ReadPlan {
  readonly source: PlanSource
  readonly programme: Programme | null
}
export type ReadingReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly page: number; readonly pages: number }
  | { readonly kind: 'done'; readonly result: Result<ReadPlan> }
  | { readonly kind: 'fault'; readonly message: string }

async function answer({ file, facts }: ReadingRequest, report: (r: ReadingReport) => void): Promise<void> {
  try {
    const source = await readKnown(file, (page, pages) => report({ kind: 'progress', page, pages }))
    if (!source.ok) return report({ kind: 'done', result: source })
    const programme = facts
      ? (await import('../../core/plans/read.ts')).readPlan(source.value).programme
      : null
    report({ kind: 'done', result: ok({ source: source.value, programme }) })
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
