import { useEffect, useRef, useState } from 'react'
import type { Source, TimelineEntry } from '../../api/types.ts'
import { range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Card, Table } from '../../ui/data.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sources } from '../../ui/source-link.tsx'
import { placeOf, ticksOf } from './band.ts'
import type { Band } from './band.ts'
import { clustersOf } from './clusters.ts'
import { Dots, DotsList } from './dots.tsx'
import { spansOf } from './spans.ts'
import type { Bar } from './spans.ts'
import './timeline.css'

interface TimelineProps {
  readonly title: string
  readonly band: Band
  readonly entries: readonly TimelineEntry[]
  readonly today: string
  readonly onSource: (source: Source) => void
}

/** The year in one band of a fixed height: bars, milestones, sessions; a blue line for today; all of it again as a table. */
export function Timeline({ title, band, entries, today, onSource }: TimelineProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const lane = (...kinds: TimelineEntry['lane'][]): TimelineEntry[] =>
    entries.filter((entry) => kinds.includes(entry.lane))
  const ticks = ticksOf(band, today, { month: t.home.month, quarter: t.home.quarter })
  const spans = spansOf(band, lane('wave', 'stage'))
  const milestones = clustersOf(band, lane('milestone', 'commemoration'), today)
  const sessions = clustersOf(band, lane('session'), today)
  const cluster = [...milestones, ...sessions].find((one) => one.id === opened)
  const scroller = useTodayInView(placeOf(band, today))
  const toggle = (id: string): void => setOpened(id === opened ? null : id)
  return (
    <Card title={title} side={<Legend />}>
      <div className="band-scroll" ref={scroller} tabIndex={0} role="region" aria-label={title}>
        <div className="band">
          <div className="band-ticks" aria-hidden="true">
            {ticks.map((tick) => (
              <span
                key={`${tick.label}-${tick.at}`}
                data-now={tick.now || undefined}
                style={{ left: `${tick.at}%`, width: `${tick.width}%` }}
              >
                {tick.label}
              </span>
            ))}
          </div>
          {spans.bars.length > 0 && <Bars bars={spans.bars} rows={spans.rows} />}
          <Dots clusters={milestones} look="point" opened={opened} onToggle={toggle} />
          <Dots clusters={sessions} look="diamond" opened={opened} onToggle={toggle} />
          {band.from <= today && today <= band.to && <Today at={placeOf(band, today)} />}
        </div>
      </div>
      {cluster && (
        <DotsList key={cluster.id} cluster={cluster} onSource={onSource} onClose={() => setOpened(null)} />
      )}
      {spans.rest.length > 0 && (
        <Folded
          title={
            spans.rest.every((one) => one.from <= band.from && one.to >= band.to)
              ? t.home.restWhole(spans.rest.length)
              : t.home.restSpans(spans.rest.length)
          }
          entries={spans.rest}
          onSource={onSource}
        />
      )}
      <Folded
        title={t.home.asTable}
        entries={entries}
        onSource={onSource}
        printed={entries.length <= ON_PAPER}
      />
    </Card>
  )
}

/** Where the band is wider than its place, it opens at today. */
function useTodayInView(at: number) {
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = scroller.current
    if (place) place.scrollLeft = (place.scrollWidth * at) / 100 - place.clientWidth / 2
  }, [at])
  return scroller
}

function Legend() {
  return (
    <span className="band-legend small-text soft">
      <span>
        <Icon name="ok" small /> {t.home.legendDone}
      </span>
      <span>○ {t.home.legendAhead}</span>
      <span>◇ {t.home.legendSession}</span>
    </span>
  )
}

/** a longer table would bury what is due under pages of it; each programme prints its own */
const ON_PAPER = 40
const ROW = 38

function Bars({ bars, rows }: { bars: readonly Bar[]; rows: number }) {
  return (
    <div className="band-lane" style={{ height: `${rows * ROW + 8}px` }} aria-hidden="true">
      {bars.map(({ entry, at, width, row }) => (
        <div
          key={entry.id}
          className={`band-span ${entry.state}`}
          title={`${entry.title}, ${range(entry.from, entry.to)}`}
          style={{ left: `${at}%`, width: `${width}%`, top: `${row * ROW + 6}px` }}
        >
          {entry.title}
        </div>
      ))}
    </div>
  )
}

function Today({ at }: { at: number }) {
  return (
    <div className={at > 88 ? 'band-today end' : 'band-today'} style={{ left: `${at}%` }} aria-hidden="true">
      <span>{t.home.today}</span>
    </div>
  )
}

interface FoldedProps {
  readonly title: string
  readonly entries: readonly TimelineEntry[]
  readonly onSource: (source: Source) => void
  /** laid open on paper */
  readonly printed?: boolean
}

function Folded({ title, entries, onSource, printed = false }: FoldedProps) {
  return (
    <details className={printed ? 'band-table printed' : 'band-table no-print'}>
      <summary>{title}</summary>
      <Table
        caption={title}
        heads={[
          { label: t.home.when },
          { label: t.home.what },
          { label: t.home.lane },
          { label: t.home.state },
          { label: t.home.source },
        ]}
      >
        {[...entries]
          .sort((a, b) => a.from.localeCompare(b.from))
          .map((entry) => (
            <tr key={entry.id}>
              <td data-label={t.home.when}>{range(entry.from, entry.to)}</td>
              <th scope="row">
                <span className="sentence">{entry.title}</span>
              </th>
              <td data-label={t.home.lane}>{t.lanes[entry.lane]}</td>
              <td data-label={t.home.state}>{t.entryStates[entry.state]}</td>
              <td data-label={t.home.source}>
                <Sources sources={entry.sources} onOpen={onSource} />
              </td>
            </tr>
          ))}
      </Table>
    </details>
  )
}
