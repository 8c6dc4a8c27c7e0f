import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { partsOf, type DateLike } from '../../core/kernel/dates.ts'
import type { Layout } from '../../core/papers/layout.ts'
import type { PlanDraft } from '../../core/plans/draft.ts'
import { openZip } from '../files/zip.ts'
import { wordBlocks } from './writeBlocks.ts'
import { stylesOf } from './writeStyles.ts'
import { twips } from './writeUnits.ts'
import { zipOf, type Part } from './writeZip.ts'

/** What the file says of itself; no clock is read, so that one programme always gives the same bytes. */
export interface PaperFacts {
  readonly title: string
  readonly date: DateLike | null
}

const pad = (n: number | null): string => String(n ?? 1).padStart(2, '0')
function instant(date: DateLike | null): string {
  const { year, month, day } = partsOf(date ?? '2000')
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}T00:00:00Z`
}

function pageHeader(layout: Layout): Header {
  const { size } = layout.looks.pageNumber
  const number = new TextRun({ children: [PageNumber.CURRENT], size: size * 2, font: layout.font })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] })
}

function documentOf(draft: PlanDraft, layout: Layout, facts: PaperFacts): Document {
  const { page } = layout
  return new Document({
    title: facts.title,
    creator: '',
    lastModifiedBy: '',
    styles: stylesOf(layout),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(page.top / 2),
            },
          },
        },
        headers: {
          default: pageHeader(layout),
          first: new Header({ children: [new Paragraph({ children: [] })] }),
        },
        children: draft.blocks.flatMap((block) => wordBlocks(block, layout)),
      },
    ],
  })
}

const DATES = /(<dcterms:(created|modified)[^>]*>)[^<]*(?=<\/dcterms:)/g

/** The paper as a Word file. */
export async function writeDocx(draft: PlanDraft, layout: Layout, facts: PaperFacts): Promise<Uint8Array> {
  const packed = openZip('paper.docx', await Packer.toBuffer(documentOf(draft, layout, facts)))
  if (!packed.ok) throw new Error('the Word writer gave a package that does not open')
  const parts = packed.value.names.flatMap((name): Part[] => {
    const part = packed.value.part(name)
    if (!part.ok) throw new Error(`the Word writer gave a damaged part: ${name}`)
    if (part.value === null || name.endsWith('/')) return []
    const core = name === 'docProps/core.xml'
    return [
      {
        name,
        bytes: core
          ? Buffer.from(part.value.toString('utf8').replace(DATES, `$1${instant(facts.date)}`))
          : part.value,
      },
    ]
  })
  return zipOf(parts)
}
