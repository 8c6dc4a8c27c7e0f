import { useState } from 'react'
import type { FactKind, Review, ReviewCommand } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { cleaned } from '../../../ui/cleaned.ts'
import { SelectField } from '../../../ui/field.tsx'
import { ProblemNote } from '../../../ui/problem-note.tsx'
import { AddForm, NEEDS_CAMPAIGN } from './add-form.tsx'
import { guessKind } from './prefill.ts'

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

interface AddPanelProps {
  readonly review: Review
  readonly span: { readonly start: number; readonly end: number }
  readonly today: string
  /** why the last try was refused */
  readonly problem: unknown
  readonly onAdd: (command: ReviewCommand) => void
  readonly onCancel: () => void
}

/** A fact that the reader missed: the words are selected, a person says what they are and looks at what they give. */
export function AddPanel({ review, span, today, problem, onAdd, onCancel }: AddPanelProps) {
  const words = cleaned(review.text.slice(span.start, span.end))
  const campaigns = review.facts.filter((fact) => fact.kind === 'campaign' && fact.state !== 'refused')
  const kinds = campaigns.length > 0 ? KINDS : KINDS.filter((one) => !NEEDS_CAMPAIGN.includes(one))
  const guessed = guessKind(words)
  const [kind, setKind] = useState<FactKind>(kinds.includes(guessed) ? guessed : 'task')
  return (
    <section
      className="asks form"
      aria-label={t.review.addTitle}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h3>{t.review.addTitle}</h3>
      <blockquote className="quoted">{words}</blockquote>
      {problem !== null && <ProblemNote error={problem} />}
      <SelectField
        label={t.review.addKind}
        autoFocus
        value={kind}
        choices={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        onText={(text) => setKind(kinds.find((one) => one === text) ?? kind)}
      />
      <AddForm
        key={kind}
        kind={kind}
        words={words}
        near={review.plan.date ?? today}
        campaigns={campaigns}
        onCancel={onCancel}
        before={campaigns.filter((one) => (one.passages[0]?.start ?? 0) <= span.start).at(-1)?.id ?? null}
        onValues={(values, parent) => onAdd({ type: 'add', kind, ...span, values, parent })}
      />
    </section>
  )
}
