import { useNavigate } from 'react-router'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Crumb, Page } from '../../ui/page.tsx'
import { PeopleImport } from '../../ui/people-import/people-import.tsx'

export function ImportPage() {
  const navigate = useNavigate()
  return (
    <Page
      title={t.people.import}
      guide="ho-so"
      crumb={
        <Crumb to={paths.people()} here={t.people.import}>
          {t.nav.people}
        </Crumb>
      }
    >
      <PeopleImport onDone={() => void navigate(paths.people())} />
    </Page>
  )
}
