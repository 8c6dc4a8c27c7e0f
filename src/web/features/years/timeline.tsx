import type { Source, TimelineEntry } from '../../api/types.ts'
import { range } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Card, Table } from '../../ui/data.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Sources } from '../../ui/source-link.tsx'
import { placeEntries, placeOf, ticksOf } from './band.ts'
import type { Band, Placed } from './band.ts'
import './timeline.css'

interface TimelineProps {
  readonly band: Band
  readonly entries: readonly TimelineEntry[]
  readonly today: string
  readonly onSource: (source: Source) => void
}

/** The year in one band: waves and stages, milestones, sessions; a blue line for today; the same facts as a table. */
export function Timeline({ band, entries, today, onSource }: TimelineProps) {
  const lane = (...kinds: TimelineEntry['lane'][]): TimelineEntry[] =>
    entries.filter((entry) => kinds.includes(entry.lane))
  const ticks = ticksOf(band, today, { month: t.home.month, quarter: t.home.quarter })
  const isNow = band.from <= today && today <= band.to
  return (
    <Card
      title={t.home.timeline}
      side={
        <span className="small-text soft">
          <Icon name="ok" small /> {t.home.legendDone} &nbsp;○ {t.home.legendAhead} &nbsp;◇{' '}
          {t.home.legendSession}
        </span>
      }
    >
      <div className="band-scroll" tabIndex={0} role="region" aria-label={t.home.timeline}>
        <div className="band" aria-hidden="true">
          <div className="band-ticks">
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
          <Lane placed={placeEntries(band, lane('wave', 'stage'), false)} look="span" />
          <Lane placed={placeEntries(band, lane('milestone', 'commemoration'), true)} look="point" />
          <Lane placed={placeEntries(band, lane('session'), true)} look="diamond" />
          {isNow && (
            <div className="band-today" style={{ left: `${placeOf(band, today)}%` }}>
              <span>{t.home.today}</span>
            </div>
          )}
        </div>
      </div>
      <details className="band-table">
        <summary>{t.home.asTable}</summary>
        <Table
          caption={t.home.timeline}
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
                <th scope="row">{entry.title}</th>
                <td data-label={t.home.lane}>{t.lanes[entry.lane]}</td>
                <td data-label={t.home.state}>{t.entryStates[entry.state]}</td>
                <td data-label={t.home.source}>
                  <Sources sources={entry.sources} onOpen={onSource} />
                </td>
              </tr>
            ))}
        </Table>
      </details>
    </Card>
  )
}

const ROW = { span: 40, point: 44, diamond: 44 }

function Lane({ placed, look }: { placed: readonly Placed[]; look: 'span' | 'point' | 'diamond' }) {
  if (placed.length === 0) return null
  const rows = Math.max(...placed.map((one) => one.row)) + 1
  return (
    <div className="band-lane" style={{ height: `${rows * ROW[look] + 8}px` }}>
      {placed.map(({ entry, at, width, anchor, row }) => (
        <div
          key={entry.id}
          className={`band-${look} ${entry.state}${look === 'span' ? '' : ` ${anchor}`}`}
          title={`${entry.title}, ${range(entry.from, entry.to)}`}
          style={{
            left: `${at}%`,
            top: `${row * ROW[look] + 6}px`,
            ...(look === 'span' ? { width: `${width}%` } : {}),
          }}
        >
          {look !== 'span' && <i />}
          <span>{entry.title}</span>
        </div>
      ))}
    </div>
  )
}
