/** A plan as a paper: typed blocks in reading order, of which plain text, Word and PDF are views. Words only, no look. */
export interface PlanDraft {
  readonly blocks: readonly DraftBlock[]
}

export type DraftBlock =
  HeadBlock | TitleBlock | BasisBlock | HeadingBlock | ParagraphBlock | ItemBlock | TableBlock | EndBlock

export interface HeadBlock {
  readonly kind: 'head'
  /** "UBND TỈNH AN LẠC"; null when the issuer has no superior that the programme names */
  readonly superior: string | null
  readonly issuer: string
  /** "Số: 05/KH-SNV" */
  readonly number: string
  /** "An Lạc, ngày 06 tháng 02 năm 2026" */
  readonly dated: string
  /** what a letter, which has no kind, says it is about; stands under the number */
  readonly about: string | null
}
/** Kind and subject of a paper that has a kind. */
export interface TitleBlock {
  readonly kind: 'title'
  readonly name: string
  readonly subject: string | null
}
export interface BasisBlock {
  readonly kind: 'basis'
  readonly text: string
}
export interface HeadingBlock {
  readonly kind: 'heading'
  /** 1: "I. MỤC ĐÍCH", 2: "1. Mục đích", 3: "a) Nội dung" */
  readonly level: 1 | 2 | 3
  readonly marker: string
  readonly text: string
}
export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly text: string
}
export interface ItemBlock {
  readonly kind: 'item'
  readonly marker: string
  readonly text: string
}
export interface TableBlock {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
/** "Nơi nhận" on the left, the signature on the right. */
export interface EndBlock {
  readonly kind: 'end'
  readonly recipients: readonly string[]
  /** lines above the name: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" */
  readonly authority: readonly string[]
  readonly name: string | null
}
