import type { ReactNode } from 'react'
import { t } from '../i18n/text.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

interface BarProps {
  readonly label: string
  readonly value: number
  readonly max: number
  /** what is expected but not reached yet */
  readonly forecast?: number
  /** the tick that must be reached */
  readonly must?: number
  readonly good?: boolean
}

/** Fill = reached, hatched = forecast, red tick = must reach; the numbers always stand in words beside it. */
export function Bar({ label, value, max, forecast, must, good }: BarProps) {
  const share = (n: number): string => `${max > 0 ? Math.min(100, (n / max) * 100) : 0}%`
  return (
    <div
      className="bar"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-label={label}
    >
      {forecast !== undefined && <i className="forecast" style={{ width: share(forecast) }} />}
      <i className={good ? 'ok' : ''} style={{ width: share(value) }} />
      {must !== undefined && <u style={{ left: share(must) }} />}
    </div>
  )
}

export function Card({
  title,
  side,
  children,
  foot,
  id,
}: {
  title: ReactNode
  side?: ReactNode
  children: ReactNode
  foot?: ReactNode
  id?: string
}) {
  return (
    <section className="card" id={id}>
      <header>
        <h2>{title}</h2>
        {side}
      </header>
      {children}
      {foot && <footer>{foot}</footer>}
    </section>
  )
}

/** What would be here, and the one or two ways to fill it. */
export function Empty({
  icon = 'document',
  title,
  children,
  acts,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
  acts?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {acts && <div className="empty-acts">{acts}</div>}
    </div>
  )
}

/** The shape of what is coming, after 300 ms. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const widths = [86, 64, 72, 58, 80, 67]
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{t.common.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} style={{ width: `${widths[row % widths.length]}%` }} />
      ))}
    </div>
  )
}

interface TableProps {
  readonly caption: string
  readonly showCaption?: boolean
  readonly heads: readonly { readonly label: string; readonly number?: boolean; readonly hidden?: boolean }[]
  readonly children: ReactNode
}

/** A table that folds into labelled rows on a phone: give each td its `data-label`. */
export function Table({ caption, showCaption, heads, children }: TableProps) {
  return (
    <div className="table-scroll">
      <table className="folds">
        <caption className={showCaption ? '' : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.label} scope="col" className={head.number ? 'number' : ''}>
                <span className={head.hidden ? 'unseen' : ''}>{head.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
