import type { CampaignView, Source } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { cleaned } from '../../ui/cleaned.ts'
import { Card } from '../../ui/data.tsx'
import { SourceLink, Sources } from '../../ui/source-link.tsx'
import { Tag } from '../../ui/tag.tsx'
import { QuotasTable } from './tables.tsx'

/** One campaign: when, who, what for; its quotas and its criteria. */
export function CampaignCard({
  campaign,
  onSource,
}: {
  campaign: CampaignView
  onSource: (source: Source) => void
}) {
  return (
    <Card
      title={campaign.name}
      side={
        <Tag
          tone={campaign.relation === 'own' ? 'gold' : 'pen'}
          icon={campaign.relation === 'own' ? 'flag' : 'send'}
        >
          {t.relations(campaign.relation)}
        </Tag>
      }
    >
      <div className="card-in stack">
        <dl className="facts-list">
          <dt>{t.programme.period}</dt>
          <dd>{campaign.shown || t.programme.noPeriod}</dd>
          {campaign.launcher && (
            <>
              <dt>{t.programme.launcher}</dt>
              <dd>{campaign.launcher}</dd>
            </>
          )}
          {campaign.participants && (
            <>
              <dt>{t.programme.participants}</dt>
              <dd>{campaign.participants}</dd>
            </>
          )}
          {campaign.waves.length > 0 && (
            <>
              <dt>{t.programme.waves}</dt>
              <dd>{campaign.waves.join('; ')}</dd>
            </>
          )}
        </dl>
        <p className="source-line">
          <Sources sources={campaign.sources} onOpen={onSource} />
        </p>
        {campaign.content.length > 0 && (
          <details open={campaign.content.length <= 6}>
            <summary className="bold">{t.programme.content(campaign.content.length)}</summary>
            <ul className="plain-list">
              {campaign.content.map((item) => (
                <li key={item.source.fact}>
                  <span className="sentence">{cleaned(item.text)}</span>{' '}
                  <SourceLink source={item.source} onOpen={onSource} />
                </li>
              ))}
            </ul>
          </details>
        )}
        {campaign.criteria.length > 0 && (
          <div>
            <h3>{t.programme.criteria}</h3>
            <ul className="plain-list">
              {campaign.criteria.map((criterion) => (
                <li key={criterion.source.fact}>
                  <b className="sentence">{criterion.appliesTo}:</b> {cleaned(criterion.text)}{' '}
                  {criterion.judged && <Tag tone="unknown">{t.programme.judged}</Tag>}{' '}
                  <SourceLink source={criterion.source} onOpen={onSource} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {campaign.awards.length > 0 && (
        <QuotasTable quotas={campaign.awards} onSource={onSource} campaign={false} />
      )}
    </Card>
  )
}
