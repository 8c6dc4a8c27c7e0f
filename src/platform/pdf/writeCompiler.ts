import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)
const FACES = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
]
const TEMPLATE = new URL('../../../content/papers/administrative.typ', import.meta.url)

/** What one paper hands to the template; each value is JSON or plain words and never read as markup. */
export interface PdfInputs {
  readonly layout: string
  readonly draft: string
  readonly title: string
  /** seconds since 1970 that the file says it was made at */
  readonly madeAt: number
}

/** The template held open; one paper takes some 20 ms. Tinos has the widths of Times New Roman and every Vietnamese letter. */
export function openCompiler(): (inputs: PdfInputs) => Buffer {
  const fontBlobs = FACES.map((face) => readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}.ttf`)))
  const compiler = NodeCompiler.create({ workspace: dirname(TEMPLATE.pathname), fontArgs: [{ fontBlobs }] })
  const mainFileContent = readFileSync(TEMPLATE, 'utf8')
  return ({ layout, draft, title, madeAt }) => {
    const result = compiler.compile({ mainFileContent, inputs: { layout, draft, title } })
    const { result: made } = result
    if (made === null)
      throw new Error(
        `the paper does not compile: ${JSON.stringify(result.takeError()?.shortDiagnostics ?? [])}`,
      )
    const pdf = compiler.pdf(made, { pdfStandard: 'a-2b', creationTimestamp: madeAt })
    compiler.evictCache(10)
    return pdf
  }
}
