import { useState } from 'react'
import type { Fact, Review, ReviewCheck, ReviewCommand } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Tone } from '../../../ui/tag.tsx'
import { CheckActs } from './check-acts.tsx'
import { sortChecks } from './order.ts'

const TONE: Record<ReviewCheck['severity'], Tone> = { must: 'bad', should: 'warn', note: 'unknown' }
const LOOK = { must: 'must', should: 'should', note: 'ask' } as const
const SHOWN = 5

interface ChecksPanelProps {
  readonly review: Review
  readonly opened: string | null
  readonly onOpen: (check: ReviewCheck) => void
  /** null: only reading is left */
  readonly send: ((command: ReviewCommand) => void) | null
}

/** What must be mended, what should be looked at, what is asked: in this order; a "must" is never folded away. */
export function ChecksPanel({ review, opened, onOpen, send }: ChecksPanelProps) {
  const [all, setAll] = useState(false)
  const checks = sortChecks(review.checks).filter((check) => check.state !== 'mended')
  const open = checks.filter((check) => check.state === 'open')
  const must = open.filter((check) => check.severity === 'must').length
  const shown = all
    ? checks
    : checks.filter(
        (check, at) =>
          at < SHOWN || (check.state === 'open' && check.severity === 'must') || check.id === opened,
      )
  const expanded = opened ?? open[0]?.id ?? null
  return (
    <section className="checks" aria-labelledby="checks-title">
      <h3 id="checks-title">
        <Icon name={open.length > 0 ? 'alert' : 'ok'} /> {t.review.checksTitle(open.length, must)}
      </h3>
      {checks.length > 0 && (
        <ul>
          {shown.map((check) => (
            <CheckItem
              key={check.id}
              check={check}
              facts={review.facts}
              expanded={check.id === expanded}
              onOpen={onOpen}
              send={send}
            />
          ))}
        </ul>
      )}
      {shown.length < checks.length && (
        <button type="button" className="btn ghost small" onClick={() => setAll(true)}>
          {t.review.moreChecks(checks.length - shown.length)}
        </button>
      )}
    </section>
  )
}

interface CheckItemProps {
  readonly check: ReviewCheck
  readonly facts: readonly Fact[]
  readonly expanded: boolean
  readonly onOpen: (check: ReviewCheck) => void
  /** null: only reading is left */
  readonly send: ((command: ReviewCommand) => void) | null
}

function CheckItem({ check, facts, expanded, onOpen, send }: CheckItemProps) {
  const tag =
    check.state === 'kept' ? (
      <Tag tone="idle">{t.review.kept}</Tag>
    ) : (
      <Tag tone={TONE[check.severity]}>{t.review.severity[check.severity]}</Tag>
    )
  if (!expanded) {
    return (
      <li id={check.id} className={`check ${check.state === 'open' ? LOOK[check.severity] : 'kept'}`}>
        <button type="button" className="check-door" onClick={() => onOpen(check)}>
          {tag}
          <span className="fills">{check.message}</span>
          <span className="check-look">{t.review.look}</span>
        </button>
      </li>
    )
  }
  const numbers = check.facts
    .map((id) => facts.find((fact) => fact.id === id)?.number)
    .filter((number) => number !== undefined)
  return (
    <li id={check.id} className={`check ${check.state === 'open' ? LOOK[check.severity] : 'kept'}`}>
      <div className="check-open">
        <div className="line wraps">
          {tag}
          <button type="button" className="source" onClick={() => onOpen(check)}>
            {numbers.length > 0 ? t.review.items(numbers) : t.review.itsPassage}
          </button>
        </div>
        <p className="bold">{check.message}</p>
        <p>{check.mend}</p>
        {check.basis && <p className="basis">{check.basis}</p>}
        {send && <CheckActs check={check} send={send} />}
      </div>
    </li>
  )
}
