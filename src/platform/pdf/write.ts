import { Worker } from 'node:worker_threads'
import { firstDay, toDayNumber, type DateLike } from '../../core/kernel/dates.ts'
import type { Layout } from '../../core/papers/layout.ts'
import { columnWidths } from '../../core/papers/measure.ts'
import type { DraftBlock, PlanDraft } from '../../core/plans/draft.ts'
import type { PdfInputs } from './writeCompiler.ts'
import type { PdfAnswer } from './writeWorker.ts'

interface Waiting {
  readonly done: (pdf: Uint8Array) => void
  readonly failed: (fault: Error) => void
}
interface Press {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

let press: Press | null = null
let last = 0

/** The compiler is synchronous: it runs in a thread of its own, so that the server goes on answering. */
function openPress(): Press {
  const worker = new Worker(new URL('./writeWorker.mjs', import.meta.url))
  const waiting = new Map<number, Waiting>()
  const close = (fault: Error): void => {
    press = null
    for (const one of waiting.values()) one.failed(fault)
    waiting.clear()
  }
  worker.on('message', (answer: PdfAnswer) => {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ('pdf' in answer) one?.done(answer.pdf)
    else one?.failed(new Error(answer.fault))
  })
  worker.on('error', close)
  worker.on('exit', (code) => close(new Error(`the PDF writer stopped (${code})`)))
  return { worker, waiting }
}

function compile(inputs: PdfInputs): Promise<Uint8Array> {
  const open = (press ??= openPress())
  const id = ++last
  return new Promise((done, failed) => {
    open.waiting.set(id, { done, failed })
    open.worker.ref()
    open.worker.postMessage({ id, inputs }, [])
  })
}

const textWidth = (layout: Layout): number => layout.page.width - layout.page.left - layout.page.right
const measured = (block: DraftBlock, layout: Layout): DraftBlock & { readonly widths?: readonly number[] } =>
  block.kind === 'table'
    ? {
        ...block,
        widths: columnWidths([block.columns, ...block.rows], textWidth(layout), layout.numberColumn),
      }
    : block

/** What the file says of itself; no clock is read, so that one programme always gives the same bytes. */
export interface PdfFacts {
  readonly title: string
  readonly date: DateLike | null
}

/** The paper as PDF/A-2b with its fonts embedded and a text layer. */
export const writePdf = (draft: PlanDraft, layout: Layout, facts: PdfFacts): Promise<Uint8Array> =>
  compile({
    layout: JSON.stringify(layout),
    draft: JSON.stringify({ blocks: draft.blocks.map((block) => measured(block, layout)) }),
    title: facts.title,
    madeAt: toDayNumber(firstDay(facts.date ?? '2000')) * 86_400,
  })

/** Ends the writer's thread; the next paper starts it again. */
export async function closePdfWriter(): Promise<void> {
  const open = press
  press = null
  await open?.worker.terminate()
}
