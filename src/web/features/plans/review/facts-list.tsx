import type { Fact, Review } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Chip } from '../../../ui/tag.tsx'
import { FactCard } from './fact-card.tsx'
import type { CardActs } from './fact-card.tsx'
import { FactRow } from './fact-row.tsx'
import type { Draft } from './field-values.ts'
import type { Look } from './marks.ts'
import { countByKind, openChecksOf } from './order.ts'
import type { Filter, KindGroup } from './order.ts'

interface FactsListProps {
  readonly review: Review
  readonly groups: readonly KindGroup[]
  readonly looks: ReadonlyMap<string, Look>
  readonly current: string | null
  readonly mending: boolean
  readonly filter: Filter
  readonly today: string
  readonly drafts: Map<string, Draft>
  /** null: only reading is left */
  readonly acts: CardActs | null
  readonly onSentence: () => void
  readonly onFilter: (filter: Filter) => void
  readonly onPick: (fact: string) => void
}

export function FactsList(props: FactsListProps) {
  const { review, groups, looks, current, onPick } = props
  return (
    <div className="facts-part">
      <Filters facts={review.facts} filter={props.filter} onFilter={props.onFilter} />
      {groups.length === 0 && (
        <p className="soft small-text">{review.facts.length === 0 ? t.review.noFacts : t.review.noneOpen}</p>
      )}
      {groups.map((group) => (
        <section key={group.kind} aria-labelledby={`kind-${group.kind}`}>
          <h3 className="facts-kind" id={`kind-${group.kind}`}>
            {t.kinds[group.kind]}
          </h3>
          <ul>
            {group.facts.map((fact) =>
              fact.id === current ? (
                <FactCard
                  key={fact.id}
                  fact={fact}
                  checks={openChecksOf(fact, review.checks)}
                  today={props.today}
                  mending={props.mending}
                  primary={review.blockers.length > 0}
                  drafts={props.drafts}
                  acts={props.acts}
                  onSentence={props.onSentence}
                />
              ) : (
                <FactRow key={fact.id} fact={fact} look={looks.get(fact.id) ?? 'open'} onPick={onPick} />
              ),
            )}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Filters({
  facts,
  filter,
  onFilter,
}: {
  facts: readonly Fact[]
  filter: Filter
  onFilter: (filter: Filter) => void
}) {
  const open = facts.filter((fact) => fact.state === 'open').length
  return (
    <div className="chips facts-kinds" role="toolbar" aria-label={t.review.filter}>
      <Chip on={filter === 'all'} count={facts.length} onPress={() => onFilter('all')}>
        {t.review.all}
      </Chip>
      <Chip on={filter === 'open'} count={open} onPress={() => onFilter('open')}>
        {t.review.stillOpen}
      </Chip>
      {countByKind(facts).map(([kind, count]) => (
        <Chip key={kind} on={filter === kind} count={count} onPress={() => onFilter(kind)}>
          {t.kinds[kind]}
        </Chip>
      ))}
    </div>
  )
}
