import type { Fact, Question, Relation, Review, ReviewCommand } from '../../../api/types.ts'
import { Link } from 'react-router'
import { t } from '../../../i18n/text.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { RadioField } from '../../../ui/field.tsx'
import { Note } from '../../../ui/note.tsx'

type Send = (command: ReviewCommand) => unknown

/** The plan of another body: how does it bind us? */
export function RelationPanel({ review, send }: { review: Review; send: Send }) {
  const choices: readonly Relation[] = ['inherit', 'own-old-name', 'read-only', 'own']
  return (
    <section className="asks" id="relation">
      <h3>{t.review.relationTitle}</h3>
      <p className="small-text soft">{t.review.relationWhy(review.plan.issuer ?? t.review.noIssuer)}</p>
      <RadioField
        legend={t.review.relationLegend}
        name="relation"
        value={review.relation}
        choices={choices.map((value) => ({
          value,
          label: t.review.relations[value],
          hint:
            value === 'own-old-name' && review.oldNameSuggested
              ? t.review.oldName
              : t.review.relationHints[value],
        }))}
        onChoose={(value) => {
          const relation = choices.find((choice) => choice === value)
          if (relation) send({ type: 'choose-relation', relation })
        }}
      />
    </section>
  )
}

/** An adopted programme that this plan seems to revise. */
export function RevisesPanel({ review, send }: { review: Review; send: Send }) {
  if (!review.revises)
    return (
      <p className="ask-note small-text">
        <Link to={paths.comparison(review.plan.id)}>{t.review.isRevision}</Link>
      </p>
    )
  return (
    <div className="ask-note">
      <Note
        tone="info"
        title={t.review.revises(review.revises.title)}
        acts={
          <>
            <ButtonLink small to={paths.comparison(review.plan.id, review.revises.programmeId)}>
              {t.review.compare}
            </ButtonLink>
            <Button small kind="ghost" onClick={() => send({ type: 'choose-revised', programmeId: null })}>
              {t.review.notRevision}
            </Button>
          </>
        }
      >
        {t.review.revisesWhy}
      </Note>
    </div>
  )
}

interface QuestionsProps {
  readonly review: Review
  readonly send: Send
  readonly onPick: (fact: string) => void
}

/** Like questions, decided together. */
export function QuestionsPanel({ review, send, onPick }: QuestionsProps) {
  const open = review.questions
    .map((question) => ({
      question,
      facts: review.facts.filter((fact) => fact.state === 'open' && question.facts.includes(fact.id)),
    }))
    .filter((asked) => asked.facts.length > 1)
  if (open.length === 0) return null
  return (
    <section className="asks">
      <h3>{t.review.questionsTitle(open.length)}</h3>
      <ul className="stack">
        {open.map(({ question, facts }) => (
          <OneQuestion key={question.id} question={question} facts={facts} send={send} onPick={onPick} />
        ))}
      </ul>
    </section>
  )
}

function OneQuestion({
  question,
  facts,
  send,
  onPick,
}: { question: Question; facts: readonly Fact[] } & Omit<QuestionsProps, 'review'>) {
  const ids = facts.map((fact) => fact.id)
  return (
    <li>
      <p className="bold small-text">{question.question}</p>
      <p className="label-text soft line wraps">
        {facts.map((fact) => (
          <button
            key={fact.id}
            type="button"
            className="source"
            onClick={() => onPick(fact.id)}
            title={fact.title}
          >
            {t.review.item(fact.number)}
          </button>
        ))}
      </p>
      <div className="note-acts">
        {sharedAlternatives(facts).map((label) => (
          <Button
            key={label}
            small
            onClick={() => {
              for (const fact of facts) {
                const chosen = fact.alternatives.find((alternative) => alternative.label === label)
                if (chosen) send({ type: 'mend', fact: fact.id, values: chosen.value })
              }
            }}
          >
            {label}
          </Button>
        ))}
        <Button small onClick={() => send({ type: 'accept', facts: ids })}>
          {t.review.acceptAll(ids.length)}
        </Button>
        <Button small kind="danger" onClick={() => send({ type: 'refuse', facts: ids })}>
          {t.review.refuseAll(ids.length)}
        </Button>
      </div>
    </li>
  )
}

/** Answers that every one of the facts offers. */
export function sharedAlternatives(facts: readonly Fact[]): readonly string[] {
  const [first, ...others] = facts
  return (first?.alternatives ?? [])
    .map((alternative) => alternative.label)
    .filter((label) =>
      others.every((fact) => fact.alternatives.some((alternative) => alternative.label === label)),
    )
}
