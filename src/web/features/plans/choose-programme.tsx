import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { Review } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'

/** The reader did not see what this plan revises: a person names the programme. */
export function ChooseProgramme({ planId }: { planId: string }) {
  const navigate = useNavigate()
  const programmes = useQuery(queries.programmes())
  return (
    <Loaded query={programmes}>
      {(value) => (
        <Card title={t.comparison.choose}>
          {value.programmes.length === 0 ? (
            <Empty title={t.comparison.nothing}>{t.comparison.nothingHint}</Empty>
          ) : (
            <div className="card-in">
              <SelectField
                label={t.comparison.choose}
                hint={t.comparison.chooseHint}
                value=""
                choices={[
                  { value: '', label: t.comparison.none },
                  ...value.programmes.map((one) => ({
                    value: one.id,
                    label: [one.number, one.title].filter(Boolean).join(' · '),
                  })),
                ]}
                onText={(chosen) => void navigate(paths.comparison(planId, chosen), { replace: true })}
              />
            </div>
          )}
        </Card>
      )}
    </Loaded>
  )
}

/** What is compared becomes what is revised only when a person says so. */
export function ConfirmRevised({ review, programmeId }: { review: Review; programmeId: string }) {
  const choose = useCommand(
    (chosen: string, key) =>
      valueOf(
        api.POST('/api/plans/{id}/review', {
          params: { path: { id: review.plan.id } },
          body: { command: { type: 'choose-revised', programmeId: chosen }, key, version: review.version },
        }),
      ),
    ['plans'],
  )
  if (review.plan.state !== 'review' || review.revises?.programmeId === programmeId) return null
  return (
    <>
      {choose.error && <ProblemNote error={choose.error} />}
      <Note
        tone="info"
        title={t.comparison.confirm}
        acts={
          <Button
            small
            busy={choose.isPending ? t.common.saving : false}
            onClick={() => choose.mutate(programmeId)}
          >
            {t.comparison.isRevision}
          </Button>
        }
      >
        {t.comparison.confirmWhy}
      </Note>
    </>
  )
}
