import { useState } from 'react'
import type { FactKind, Review, ReviewCommand } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { cleaned } from '../../../ui/cleaned.ts'
import { SelectField } from '../../../ui/field.tsx'

/** in the order in which they are most often missed */
const KINDS: readonly FactKind[] = [
  'deadline',
  'target',
  'task',
  'award',
  'criterion',
  'campaign',
  'meeting',
  'responsibility',
  'stage',
  'participants',
  'content',
  'objective',
  'theme',
  'publicity',
  'budget',
  'commemoration',
  'legalBase',
  'linkedDocument',
  'recipient',
]
const NEEDS_CAMPAIGN: readonly FactKind[] = ['award', 'criterion', 'participants', 'content']

interface AddPanelProps {
  readonly review: Review
  readonly span: { readonly start: number; readonly end: number }
  readonly onAdd: (command: ReviewCommand) => void
  readonly onCancel: () => void
}

/** A fact that the reader missed: the words are selected, a person says what they are. */
export function AddPanel({ review, span, onAdd, onCancel }: AddPanelProps) {
  const [kind, setKind] = useState<FactKind>('deadline')
  const campaigns = review.facts.filter((fact) => fact.kind === 'campaign' && fact.state !== 'refused')
  const before = campaigns.filter((fact) => (fact.passages[0]?.start ?? 0) <= span.start).at(-1)
  const [parent, setParent] = useState<string>(before?.id ?? '')
  const hasParent = NEEDS_CAMPAIGN.includes(kind) && campaigns.length > 0
  return (
    <form
      className="asks form"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd({
          type: 'add',
          kind,
          start: span.start,
          end: span.end,
          values: {},
          parent: hasParent && parent ? parent : null,
        })
      }}
    >
      <h3>{t.review.addTitle}</h3>
      <blockquote className="quoted">{cleaned(review.text.slice(span.start, span.end))}</blockquote>
      <SelectField
        label={t.review.addKind}
        autoFocus
        value={kind}
        choices={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        onText={(text) => setKind(KINDS.find((one) => one === text) ?? 'deadline')}
      />
      {hasParent && (
        <SelectField
          label={t.review.addParent}
          value={parent}
          choices={[
            { value: '', label: t.review.wholePlan },
            ...campaigns.map((fact) => ({ value: fact.id, label: `${fact.number} · ${fact.title}` })),
          ]}
          onText={setParent}
        />
      )}
      <div className="form-acts">
        <Button type="submit" icon="plus">
          {t.review.add}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}
