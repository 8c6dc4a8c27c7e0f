import { useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import type { PersonInput } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Crumb, Page } from '../../ui/page.tsx'
import { PersonForm } from './person-form.tsx'

export function NewPersonPage() {
  const navigate = useNavigate()
  const add = useCommand(
    (person: PersonInput, key) => valueOf(api.POST('/api/people', { body: { person, key } })),
    ['people', 'units', 'home'],
  )
  return (
    <Page
      title={t.people.addTitle}
      narrow
      guide="ho-so"
      crumb={
        <Crumb to={paths.people()} here={t.people.addTitle}>
          {t.nav.people}
        </Crumb>
      }
    >
      <div className="card card-in">
        <PersonForm
          person={null}
          busy={add.isPending}
          error={add.error}
          submit={t.people.add}
          onCancel={() => void navigate(paths.people())}
          onSubmit={(person) =>
            add.mutate(person, { onSuccess: (made) => void navigate(paths.person(made.id)) })
          }
        />
      </div>
    </Page>
  )
}
