/** A walk over XML without a tree and without recursion: depth costs nothing. Entities beyond the five and numbers do not exist. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([0-9a-f]+));/gi
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const codePoint = (n: number): string =>
  n > 0 && n <= 0x10ffff && !(n >= 0xd800 && n <= 0xdfff) ? String.fromCodePoint(n) : ''

export const decodeXml = (s: string): string =>
  s.includes('&')
    ? s.replace(ENTITY, (_, named?: string, dec?: string, hex?: string) =>
        named ? (NAMED[named.toLowerCase()] ?? '') : codePoint(dec ? Number(dec) : parseInt(hex ?? '', 16)),
      )
    : s

const attributePatterns = new Map<string, RegExp>()

/** One attribute out of a tag's raw attributes; null when absent. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = attributePatterns.get(name)
  if (!pattern)
    attributePatterns.set(name, (pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const m = pattern.exec(attributes)
  return m ? decodeXml(m[1] ?? m[2] ?? '') : null
}

const NAME_END = /[\s/]/
const QUOTED = /"[^"]*"|'[^']*'/g

/** Where a tag that began at `from` ends, quotes respected; -1 when it never does. */
function tagEnd(xml: string, from: number): number {
  let end = xml.indexOf('>', from)
  while (end >= 0) {
    const bare = xml.slice(from, end).replace(QUOTED, '')
    if (!bare.includes('"') && !bare.includes("'")) return end
    end = xml.indexOf('>', end + 1)
  }
  return -1
}

/** Skips a comment, a CDATA section, an instruction or a declaration at `at`; returns where it ends, -1 when it never does. */
function skipSpecial(xml: string, at: number, handler: XmlHandler): number {
  if (xml.startsWith('<!--', at)) return endAfter(xml, '-->', at)
  if (xml.startsWith('<![CDATA[', at)) {
    const end = endAfter(xml, ']]>', at)
    if (end > 0) handler.text(xml.slice(at + 9, end - 3))
    return end
  }
  return endAfter(xml, '>', at)
}

function endAfter(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from)
  return at < 0 ? -1 : at + sign.length
}

/** Calls the handler for each tag and text. False when the document breaks off or closes what it never opened. */
export function walkXml(xml: string, handler: XmlHandler): boolean {
  let at = 0
  let depth = 0
  while (at < xml.length) {
    const lt = xml.indexOf('<', at)
    if (lt < 0) break
    if (lt > at && depth > 0) handler.text(decodeXml(xml.slice(at, lt)))
    const next = xml[lt + 1]
    if (next === '!' || next === '?') {
      at = skipSpecial(xml, lt, handler)
      if (at < 0) return false
      continue
    }
    const end = tagEnd(xml, lt)
    if (end < 0) return false
    at = end + 1
    if (next === '/') {
      if (--depth < 0) return false
      handler.close(xml.slice(lt + 2, end).trimEnd())
      continue
    }
    const closed = xml[end - 1] === '/'
    const tag = xml.slice(lt + 1, closed ? end - 1 : end)
    const nameEnd = tag.search(NAME_END)
    const name = nameEnd < 0 ? tag : tag.slice(0, nameEnd)
    handler.open(name, nameEnd < 0 ? '' : tag.slice(nameEnd))
    if (closed) handler.close(name)
    else depth++
  }
  return depth === 0
}
