/** Finding and showing places of the two panes. This works on the document itself, so that hovering never draws anything anew. */
const holding = (pane: ParentNode | null, fact: string): HTMLElement | null =>
  pane?.querySelector<HTMLElement>(`mark[data-facts~="${CSS.escape(fact)}"]`) ?? null

let peeked: Element[] = []

/** Shows in both panes what belongs to a fact, without moving anything. */
export function peek(pane: ParentNode | null, fact: string | null): void {
  for (const element of peeked) element.removeAttribute('data-peek')
  peeked = fact && pane ? [...pane.querySelectorAll(`[data-facts~="${CSS.escape(fact)}"]`)] : []
  for (const element of peeked) element.setAttribute('data-peek', '')
}

/** Brings the first words of a fact into the middle of the sheet, unless they can be seen already. */
export function showPassage(pane: ParentNode | null, fact: string, focus = false): void {
  const mark = holding(pane, fact)
  if (!mark) return
  const scroller = mark.closest<HTMLElement>('.sheet-pane')
  const [place, frame] = [mark.getBoundingClientRect(), scroller?.getBoundingClientRect()]
  const top = Math.max(frame?.top ?? 0, 0) + 48
  const bottom = Math.min(frame?.bottom ?? innerHeight, innerHeight) - 72
  if (place.top < top || place.bottom > bottom) mark.scrollIntoView({ block: 'center' })
  if (focus) mark.focus({ preventScroll: true })
}

export function showCard(pane: ParentNode | null): void {
  pane?.querySelector('.fact.current')?.scrollIntoView({ block: 'nearest' })
}

/** Letters in the first `count` children: an edge of a selection may stand between the nodes of a run. */
const lettersBefore = (node: Node, count: number): number =>
  [...node.childNodes].slice(0, count).reduce((sum, child) => sum + (child.textContent?.length ?? 0), 0)

const offsetOf = (node: Node, offset: number): number | null => {
  const run = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]')
  if (run) {
    const before = node.nodeType === Node.TEXT_NODE ? offset : lettersBefore(node, offset)
    return Number(run.dataset['start']) + before
  }
  if (!(node instanceof Element)) return null
  // the selection ends at the edge of a block: take the run that stands there
  const after = node.childNodes[offset]
  const next =
    after instanceof Element
      ? after.matches('[data-start]')
        ? (after as HTMLElement)
        : after.querySelector<HTMLElement>('[data-start]')
      : null
  if (next) return Number(next.dataset['start'])
  const last = [...node.querySelectorAll<HTMLElement>('[data-start]')].at(-1)
  return last ? Number(last.dataset['start']) + (last.textContent?.length ?? 0) : null
}

/** The words that a person has selected on the sheet, as offsets of the text. */
export function selectedSpan(sheet: Element | null, text: string): { start: number; end: number } | null {
  const selection = window.getSelection()
  if (!sheet || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!sheet.contains(range.startContainer)) return null
  let start = offsetOf(range.startContainer, range.startOffset)
  let end = offsetOf(range.endContainer, range.endOffset)
  if (start === null || end === null || end <= start) return null
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return end > start ? { start, end } : null
}
