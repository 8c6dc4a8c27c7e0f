/** How one run of words looks; sizes in points. */
export interface Look {
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
}

/** A paper's layout by a decree, as data. Lengths in millimetres, sizes and gaps in points. */
export interface Layout {
  readonly page: {
    readonly width: number
    readonly height: number
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }
  readonly font: string
  readonly nation: string
  readonly motto: string
  readonly looks: Readonly<Record<LookName, Look>>
  /** widths of the two columns of the head and of the signature */
  readonly head: { readonly left: number; readonly right: number }
  readonly end: { readonly left: number; readonly right: number }
  /** how much of a line of words the rule under it is long */
  readonly rules: { readonly motto: number; readonly issuer: number; readonly subject: number }
  readonly firstLine: number
  /** between paragraphs */
  readonly gap: number
  /** times single spacing */
  readonly leading: number
  /** width of a table's first column, which numbers its rows */
  readonly numberColumn: number
  /** blank height left for the signature */
  readonly signature: number
}

export type LookName =
  | 'nation'
  | 'motto'
  | 'superior'
  | 'issuer'
  | 'number'
  | 'dated'
  | 'about'
  | 'kind'
  | 'subject'
  | 'basis'
  | 'body'
  | 'chapter'
  | 'section'
  | 'point'
  | 'cell'
  | 'cellHead'
  | 'recipientsWord'
  | 'recipients'
  | 'authority'
  | 'signer'
  | 'pageNumber'

/** Which look a heading of a level has. */
export const headingLook = (level: 1 | 2 | 3): LookName =>
  level === 1 ? 'chapter' : level === 2 ? 'section' : 'point'
