import { attribute, walkXml } from './xml.ts'

/** Look of a run; absent = says nothing, inherited. */
export interface RunLook {
  bold?: boolean
  italic?: boolean
  caps?: boolean
  hidden?: boolean
  font?: string
}

/** Look of a paragraph with the run look that it gives its runs. */
export interface ParagraphLook {
  run: RunLook
  center?: boolean
  heading?: boolean
  listId?: string
  level?: number
}

interface NamedStyle extends ParagraphLook {
  basedOn?: string
}

export interface Styles {
  readonly defaults: RunLook
  /** the look of a style with all that it is based on */
  look(id: string | null): ParagraphLook
  /** whether a table style draws lines */
  lined(id: string | null): boolean
}

const isOn = (attributes: string): boolean =>
  !/^(0|false|off|none)$/i.test(attribute(attributes, 'w:val') ?? 'true')

/** Notes what a tag inside rPr says of a run. */
export function readRunTag(look: RunLook, name: string, attributes: string): void {
  if (name === 'w:b') look.bold = isOn(attributes)
  else if (name === 'w:i') look.italic = isOn(attributes)
  else if (name === 'w:caps') look.caps = isOn(attributes)
  else if (name === 'w:vanish') look.hidden = isOn(attributes)
  else if (name === 'w:rFonts') {
    const font = attribute(attributes, 'w:ascii') ?? attribute(attributes, 'w:hAnsi')
    if (font !== null) look.font = font
  }
}

/** Notes what a tag inside pPr says of a paragraph. */
export function readParagraphTag(look: ParagraphLook, name: string, attributes: string): void {
  const value = attribute(attributes, 'w:val')
  if (name === 'w:jc') look.center = value === 'center'
  else if (name === 'w:outlineLvl') look.heading = Number(value) < 9
  else if (name === 'w:ilvl') look.level = Number(value)
  else if (name === 'w:numId' && value !== null) look.listId = value
}

const HEADING_NAME = /^(heading \d|title|tiêu đề)/i

function readStyles(xml: string): { defaults: RunLook; styles: Map<string, NamedStyle>; lined: Set<string> } {
  const defaults: RunLook = {}
  const styles = new Map<string, NamedStyle>()
  const lined = new Set<string>()
  let current: NamedStyle | null = null
  let id = ''
  let inside = ''
  const handler = {
    open(name: string, attributes: string) {
      if (name === 'w:style') {
        id = attribute(attributes, 'w:styleId') ?? ''
        styles.set(id, (current = { run: {} }))
      } else if (name === 'w:rPr' || name === 'w:pPr' || name === 'w:tblBorders') inside = name
      else if (inside === 'w:tblBorders') {
        if (!/"(none|nil)"/.test(attributes)) lined.add(id)
      } else if (inside === 'w:rPr') readRunTag(current?.run ?? defaults, name, attributes)
      else if (current && inside === 'w:pPr') readParagraphTag(current, name, attributes)
      else if (current && name === 'w:basedOn') current.basedOn = attribute(attributes, 'w:val') ?? ''
      else if (current && name === 'w:name' && HEADING_NAME.test(attribute(attributes, 'w:val') ?? ''))
        current.heading = true
    },
    close(name: string) {
      if (name === 'w:style') current = null
      if (name === inside) inside = ''
    },
    text: () => undefined,
  }
  walkXml(xml, handler)
  return { defaults, styles, lined }
}

const DEEPEST = 20

export function stylesOf(xml: string | null): Styles {
  const { defaults, styles, lined } = readStyles(xml ?? '')
  const looks = new Map<string, ParagraphLook>()
  function resolve(id: string, depth: number): ParagraphLook {
    const known = looks.get(id)
    if (known) return known
    const own = styles.get(id)
    if (!own || depth > DEEPEST) return { run: {} }
    const base: ParagraphLook = own.basedOn ? resolve(own.basedOn, depth + 1) : { run: {} }
    const look = { ...base, ...own, run: { ...base.run, ...own.run } }
    looks.set(id, look)
    return look
  }
  const isLined = (id: string, depth: number): boolean => {
    const base = styles.get(id)?.basedOn
    return lined.has(id) || (base !== undefined && depth < DEEPEST && isLined(base, depth + 1))
  }
  return {
    defaults,
    look: (id) => (id === null ? { run: {} } : resolve(id, 0)),
    lined: (id) => id !== null && isLined(id, 0),
  }
}
