import { memo, useMemo } from 'react'
import type { MouseEvent, PointerEvent, RefObject } from 'react'
import type { Fact, Review } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { runsOf } from './cells.ts'
import { markSheet } from './marks.ts'
import type { Look, MarginGroup, MarkedBlock, Segment } from './marks.ts'
import { peek } from './places.ts'

const MARGIN_ICON: Partial<Record<Look, IconName>> = { done: 'ok', bad: 'alert', ask: 'ask' }

interface SheetProps {
  readonly review: Review
  readonly looks: ReadonlyMap<string, Look>
  readonly current: string | null
  readonly pane: RefObject<HTMLElement | null>
  readonly onPick: (fact: string) => void
}

const factsAt = (event: MouseEvent | PointerEvent): readonly string[] => {
  const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-facts]') : null
  return mark?.dataset['facts']?.split(' ').filter(Boolean) ?? []
}

/** The document as it reads, its passages marked. Pointing at one previews it, pressing it makes it the current one. */
export function Sheet({ review, looks, current, pane, onPick }: SheetProps) {
  const runs = useMemo(() => runsOf(review.text, markSheet(review, review.facts, looks)), [review, looks])
  const facts = useMemo(() => new Map(review.facts.map((fact) => [fact.id, fact])), [review.facts])
  const pick = (event: MouseEvent): void => {
    if (!window.getSelection()?.isCollapsed) return
    const here = factsAt(event)
    // pressing again where several facts lie on one another goes on to the next of them
    const next = here[(here.indexOf(current ?? '') + 1) % here.length]
    if (next) onPick(next)
  }
  return (
    <article
      className="sheet"
      lang="vi"
      onClick={pick}
      onPointerOver={(event) => peek(pane.current, factsAt(event)[0] ?? null)}
      onPointerLeave={() => peek(pane.current, null)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        const fact =
          event.target instanceof HTMLElement ? event.target.dataset['facts']?.split(' ')[0] : undefined
        if (fact) onPick(fact)
      }}
    >
      {runs.map((run) => {
        const views = run.blocks.map((block) => (
          <BlockView
            key={`${block.start}-${block.end}`}
            block={block}
            columns={run.columns}
            text={review.text}
            looks={looks}
            facts={facts}
            current={holds(block, current) ? current : null}
          />
        ))
        const [first] = run.blocks
        if (!run.columns || !first) return views
        return (
          <div key={`table-${first.start}`} className={`sheet-table ${first.look}`} role="table">
            {views}
          </div>
        )
      })}
    </article>
  )
}

const holds = (block: MarkedBlock, fact: string | null): boolean =>
  fact !== null && block.segments.some((segment) => segment.facts.includes(fact))

interface BlockProps {
  readonly block: MarkedBlock
  /** the columns of the table that it is a row of */
  readonly columns: string | null
  readonly text: string
  readonly looks: ReadonlyMap<string, Look>
  readonly facts: ReadonlyMap<string, Fact>
  readonly current: string | null
}

const BlockView = memo(function BlockView({ block, columns, ...around }: BlockProps) {
  const Place = block.look === 'title' || block.look === 'heading' ? 'h3' : 'p'
  return (
    <>
      {block.page !== null && <div className="sheet-page">{t.review.page(block.page)}</div>}
      {columns ? (
        <div className="sheet-cells" role="row" style={{ gridTemplateColumns: columns }}>
          {block.cells.map((cell) => (
            <div key={cell.start} role="cell">
              <Runs
                block={block}
                segments={block.segments.filter((one) => one.start >= cell.start && one.end <= cell.end)}
                {...around}
              />
            </div>
          ))}
        </div>
      ) : (
        <Place
          className={`sheet-${block.look}`}
          style={{ paddingLeft: `${Math.min(block.depth, 4) * 20}px` }}
        >
          <Runs block={block} segments={block.segments} {...around} />
        </Place>
      )}
    </>
  )
})

type RunsProps = Omit<BlockProps, 'columns'> & { segments: readonly Segment[] }

function Runs({ block, segments, current, ...around }: RunsProps) {
  return segments.map((segment) => {
    const margin = block.margins.find((group) => group.start === segment.start)
    return (
      <span key={segment.start} className="sheet-run">
        {margin && <Margin margin={margin} current={current} />}
        <Run segment={segment} current={current} {...around} />
      </span>
    )
  })
}

function Margin({ margin, current }: { margin: MarginGroup; current: string | null }) {
  const icon = MARGIN_ICON[margin.look]
  const on = current !== null && margin.facts.includes(current)
  return (
    <span
      className={`margin ${margin.look}${on ? ' current' : ''}`}
      data-facts={margin.facts.join(' ')}
      aria-hidden="true"
    >
      {icon && <Icon name={icon} small />}
      {margin.numbers}
    </span>
  )
}

interface RunProps extends Omit<BlockProps, 'block' | 'columns'> {
  readonly segment: Segment
}

function Run({ segment, text, looks, facts, current }: RunProps) {
  const words = text.slice(segment.start, segment.end)
  const face = `${segment.bold ? 'bold-run' : ''}${segment.doubt === null ? '' : ' doubt'}`.trim()
  const doubt = segment.doubt === null ? undefined : t.review.doubt(segment.doubt)
  const isCurrent = current !== null && segment.facts.includes(current)
  const shown = segment.facts.find((id) => looks.get(id) !== 'none')
  if (!shown && !isCurrent) {
    return (
      <span data-start={segment.start} className={face || undefined} title={doubt}>
        {words}
      </span>
    )
  }
  const begun = segment.begins.map((id) => facts.get(id)).find((fact) => fact !== undefined)
  const label = begun
    ? t.review.markLabel(
        begun.number,
        t.kinds[begun.kind],
        t.review.looks[looks.get(begun.id) ?? 'open'],
        words.trim(),
      )
    : undefined
  return (
    <mark
      className={`mark ${isCurrent ? 'current' : shown ? (looks.get(shown) ?? 'open') : 'open'} ${face}`}
      data-start={segment.start}
      data-facts={segment.facts.join(' ')}
      title={doubt}
      {...(begun
        ? { role: 'button', tabIndex: isCurrent ? 0 : -1, 'aria-label': label, 'aria-pressed': isCurrent }
        : {})}
    >
      {words}
    </mark>
  )
}
