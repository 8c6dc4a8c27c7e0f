import { parentPort } from 'node:worker_threads'
import { openCompiler, type PdfInputs } from './writeCompiler.ts'

export interface PdfRequest {
  readonly id: number
  readonly inputs: PdfInputs
}
export type PdfAnswer =
  { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly fault: string }

const compile = openCompiler()
parentPort?.on('message', ({ id, inputs }: PdfRequest) => {
  let answer: PdfAnswer
  try {
    answer = { id, pdf: new Uint8Array(compile(inputs)) }
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer, [])
})
