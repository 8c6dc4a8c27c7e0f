import { memo } from 'react'
import type { Fact } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Look } from './marks.ts'

const ICON: Record<Look, IconName> = { open: 'dash', done: 'ok', ask: 'ask', bad: 'alert', none: 'no' }

/** A fact that is not the current one: one line, with its state in front. */
export const FactRow = memo(function FactRow({
  fact,
  look,
  onPick,
}: {
  fact: Fact
  look: Look
  onPick: (fact: string) => void
}) {
  return (
    <li>
      <button type="button" className={`fact ${look}`} data-facts={fact.id} onClick={() => onPick(fact.id)}>
        <span className="fact-state">
          <Icon name={ICON[look]} />
        </span>
        <span className="fills">
          <span className="unseen">{t.review.states[fact.state]}: </span>
          {fact.number} · <span className="fact-title">{fact.title}</span>
          {look === 'ask' && fact.question && <span className="fact-question">{fact.question}</span>}
        </span>
        {look === 'ask' && <Tag tone="unknown">{t.review.ask}</Tag>}
        {look === 'bad' && <Tag tone="bad">{t.review.severity.must}</Tag>}
      </button>
    </li>
  )
})
