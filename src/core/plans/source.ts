/** Half-open span of UTF-16 code units in a reading's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type SourceKind = 'txt' | 'md' | 'docx' | 'doc' | 'pdf' | 'image'

/** What an input adapter hands to the reader: NFC Unicode text with what it knows of the look and of the doubts. */
export interface PlanSource {
  readonly name: string
  readonly sha256: string
  readonly kind: SourceKind
  /** NFC, `\n` line ends, no BOM; for .txt and .md otherwise the file's own characters, so that offsets can be checked against it */
  readonly text: string
  /** where each page begins in `text`, where the source has pages */
  readonly pages: readonly number[]
  /** bold, italic or heading runs, where the source knows them */
  readonly styles: readonly (Span & { readonly style: 'bold' | 'italic' | 'heading' | 'center' })[]
  /** words that the OCR doubts, with its confidence 0–100 */
  readonly doubts: readonly (Span & { readonly confidence: number })[]
  /** what the adapter did that a person should know: converted from TCVN3, turned a page upright, read by OCR… */
  readonly remarks: readonly string[]
}
