import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { queries } from '../../api/queries.ts'
import type { Comparison } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { unmarked } from '../../ui/cleaned.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { Chip, Tag } from '../../ui/tag.tsx'
import type { Tone } from '../../ui/tag.tsx'
import { ChooseProgramme, ConfirmRevised } from './choose-programme.tsx'

type Change = Comparison['changes'][number]
const TONE: Record<Change['change'], Tone> = { added: 'ok', changed: 'warn', dropped: 'bad', same: 'idle' }
const ICON = { added: 'plus', changed: 'pen', dropped: 'no', same: 'dash' } as const
const ORDER: readonly Change['change'][] = ['changed', 'added', 'dropped', 'same']

/** A revised plan against the programme at work: what is new, what is different, what falls away, and what each touches. */
export function ComparisonPage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const review = useQuery(queries.review(id))
  const programmeId = params.get('voi') ?? review.data?.revises?.programmeId ?? ''
  const comparison = useQuery({ ...queries.comparison(id, programmeId), enabled: programmeId !== '' })
  const plan = review.data?.plan
  const title = t.comparison.title(plan?.number ?? plan?.title ?? '')
  return (
    <Page
      title={title}
      guide="ban-sua-doi"
      facts={comparison.data ? t.comparison.against(comparison.data.programme.title) : '\u00a0'}
      crumb={
        <Crumb to={paths.plan(id)} here={t.comparison.crumb}>
          {t.review.crumb}
        </Crumb>
      }
      acts={
        <ButtonLink kind="primary" to={paths.plan(id)}>
          {t.comparison.toAdopt}
        </ButtonLink>
      }
    >
      {review.data && programmeId === '' ? (
        <ChooseProgramme planId={id} />
      ) : (
        <Loaded query={comparison}>
          {(value) => (
            <div className="stack">
              {review.data && <ConfirmRevised review={review.data} programmeId={programmeId} />}
              <Changes comparison={value} planId={id} />
            </div>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function Changes({ comparison, planId }: { comparison: Comparison; planId: string }) {
  const [filter, setFilter] = useState<Change['change'] | 'all'>('all')
  const count = (change: Change['change']): number =>
    comparison.changes.filter((one) => one.change === change).length
  const shown = comparison.changes
    .filter((one) => (filter === 'all' ? one.change !== 'same' : one.change === filter))
    .sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change))
  return (
    <div className="stack">
      <div className="chips" role="toolbar" aria-label={t.comparison.filter}>
        <Chip
          on={filter === 'all'}
          count={comparison.changes.length - count('same')}
          onPress={() => setFilter('all')}
        >
          {t.comparison.all}
        </Chip>
        {ORDER.map((change) => (
          <Chip key={change} on={filter === change} count={count(change)} onPress={() => setFilter(change)}>
            {t.comparison.changes[change]}
          </Chip>
        ))}
      </div>
      <Card title={t.comparison.list}>
        {shown.length === 0 ? (
          <Empty title={t.comparison.same}>{t.comparison.sameHint}</Empty>
        ) : (
          <Table
            caption={t.comparison.list}
            heads={[
              { label: t.comparison.change },
              { label: t.comparison.what },
              { label: t.comparison.before },
              { label: t.comparison.after },
              { label: t.comparison.touches },
            ]}
          >
            {shown.map((change, at) => (
              <ChangeRow key={`${change.title}-${at}`} change={change} planId={planId} />
            ))}
          </Table>
        )}
      </Card>
    </div>
  )
}

function ChangeRow({ change, planId }: { change: Change; planId: string }) {
  return (
    <tr>
      <td>
        <Tag tone={TONE[change.change]} icon={ICON[change.change]}>
          {t.comparison.changes[change.change]}
        </Tag>
      </td>
      <th scope="row">
        <div>
          {change.title}
          <div className="label-text faint">{t.kinds[change.kind]}</div>
        </div>
      </th>
      <td data-label={t.comparison.before}>
        <Side text={change.before} quote={change.beforePassage?.quote ?? null} />
      </td>
      <td data-label={t.comparison.after}>
        <Side text={change.after} quote={change.afterPassage?.quote ?? null} planId={planId} />
      </td>
      <td data-label={t.comparison.touches}>
        {change.touches.length > 0 && (
          <ul>
            {change.touches.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}

function Side({ text, quote, planId }: { text: string | null; quote: string | null; planId?: string }) {
  if (text === null && quote === null) return <span className="faint">–</span>
  return (
    <div>
      {text}
      {quote && (
        <div className="label-text soft">
          {planId ? (
            <Link className="source" to={paths.plan(planId)}>
              “{unmarked(quote)}”
            </Link>
          ) : (
            <>“{unmarked(quote)}”</>
          )}
        </div>
      )}
    </div>
  )
}
