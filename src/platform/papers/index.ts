import { ADMINISTRATIVE } from '../../../content/papers/administrative.ts'
import { textOf } from '../../core/papers/text.ts'
import type { Programme } from '../../core/plans/programme.ts'
import { writePlan } from '../../core/plans/write.ts'
import { writeDocx } from '../docx/write.ts'
import { writePdf } from '../pdf/write.ts'
import { paperName } from './name.ts'

export type PaperForm = 'txt' | 'docx' | 'pdf'
export const PAPER_FORMS: readonly PaperForm[] = ['txt', 'docx', 'pdf']

export interface RenderedPaper {
  readonly bytes: Uint8Array
  /** a file name of ASCII letters, made of the kind and number of the plan */
  readonly name: string
  readonly mediaType: string
}

const MEDIA_TYPES: Readonly<Record<PaperForm, string>> = {
  txt: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** The plan of a programme as a paper laid out by Decree 30/2020/NĐ-CP. The same programme always gives the same bytes. */
export async function renderPaper(programme: Programme, as: PaperForm): Promise<RenderedPaper> {
  const draft = writePlan(programme)
  const facts = { title: programme.document.title ?? '', date: programme.document.date }
  const bytes =
    as === 'txt'
      ? new TextEncoder().encode(textOf(draft, ADMINISTRATIVE))
      : as === 'docx'
        ? await writeDocx(draft, ADMINISTRATIVE, facts)
        : await writePdf(draft, ADMINISTRATIVE, facts)
  return { bytes, name: paperName(programme.document, as), mediaType: MEDIA_TYPES[as] }
}

export { closePdfWriter } from '../pdf/write.ts'
