import { useQuery } from '@tanstack/react-query'
import { api, valueOf } from '../../api/client.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { words } from './personal-words.ts'
import { RequestForm } from './request-form.tsx'
import { RequestList } from './request-list.tsx'
import { RetentionCard } from './retention-card.tsx'
import { RuleCard } from './rule-card.tsx'

/** The register of requests and how long data is kept. */
export function PersonalPage() {
  const w = words()
  const mayChange = useMay('requests.change')
  const requests = useQuery({ queryKey: ['requests'], queryFn: () => valueOf(api.GET('/api/requests')) })
  const retention = useQuery({ queryKey: ['retention'], queryFn: () => valueOf(api.GET('/api/retention')) })
  return (
    <Page
      title={w.title}
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
      facts={w.facts}
      guide="du-lieu-ca-nhan"
    >
      <Loaded query={requests}>
        {({ requests: list, rule }) => (
          <div className="stack">
            <RequestList requests={list} mayChange={mayChange} />
            {mayChange && <RequestForm />}
            <RuleCard key={rule.version} rule={rule} mayChange={mayChange} />
            {retention.data && <RetentionCard key={retention.data.version} retention={retention.data} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}
