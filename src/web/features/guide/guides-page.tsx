import { Link } from 'react-router'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { GUIDES } from './texts.ts'

export function GuidesPage() {
  return (
    <Page title={t.guide.title} facts={t.guide.facts} narrow>
      <ul className="card rows">
        {GUIDES.map((guide) => (
          <li key={guide}>
            <Link className="bold" to={paths.guide(guide)}>
              {t.guide.names[guide]}
            </Link>
            <p className="soft">{t.guide.says[guide]}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
