import { useEffect, useRef, useState } from 'react'
import type { Fact, ReviewCheck, ReviewCommand } from '../../../api/types.ts'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { cleaned } from '../../../ui/cleaned.ts'
import { Tag } from '../../../ui/tag.tsx'
import { CheckActs } from './check-acts.tsx'
import type { Draft } from './field-values.ts'
import { KEY_OF } from './keys.ts'
import { MendForm } from './mend-form.tsx'

export interface CardActs {
  readonly accept: () => void
  readonly refuse: () => void
  readonly send: (command: ReviewCommand) => void
  /** the changed fields; none means that the fact is right as it stands */
  readonly mend: (values: Record<string, unknown>) => void
  readonly setMending: (on: boolean) => void
}

interface FactCardProps {
  readonly fact: Fact
  readonly checks: readonly ReviewCheck[]
  readonly today: string
  readonly mending: boolean
  /** the black button is here while the plan cannot run yet */
  readonly primary: boolean
  readonly drafts: Map<string, Draft>
  /** null: only reading is left */
  readonly acts: CardActs | null
  readonly onSentence: () => void
}

/** The current fact: the only one that lies open. */
export function FactCard({ fact, checks, today, mending, primary, drafts, acts, onSentence }: FactCardProps) {
  const must = checks.some((check) => check.severity === 'must')
  const mendable = checks.find((check) => check.fix)
  const open = mending && acts !== null && fact.fields.length > 0
  const card = useFocusBack(open)
  return (
    <li>
      <article
        ref={card}
        tabIndex={-1}
        className="fact current"
        aria-current="true"
        data-facts={fact.id}
        aria-label={t.review.cardLabel(fact.number, fact.title)}
      >
        <div className="line wraps high">
          <h4 className="fills">
            {fact.number} · <span className={fact.state === 'refused' ? 'struck' : ''}>{fact.title}</span>
          </h4>
          <StateTag fact={fact} must={must} />
        </div>
        {fact.question && fact.state === 'open' && <p className="fact-why">{fact.question}</p>}
        {open ? (
          <MendForm
            fact={fact}
            today={today}
            drafts={drafts}
            primary={primary}
            onCancel={() => acts.setMending(false)}
            onMend={acts.mend}
          />
        ) : (
          <Reading fact={fact} onSentence={onSentence} />
        )}
        {checks.map((check) => (
          <CheckBox
            key={check.id}
            check={check}
            primary={primary && !open && check === mendable}
            send={acts?.send ?? null}
          />
        ))}
        {!open && acts && (
          <Decide
            fact={fact}
            must={must}
            mendable={mendable !== undefined}
            primary={primary && !mendable}
            acts={acts}
          />
        )}
      </article>
    </li>
  )
}

/** When the form closes under the focus, the focus stays at the fact. */
function useFocusBack(open: boolean) {
  const card = useRef<HTMLElement>(null)
  const before = useRef(open)
  useEffect(() => {
    const closed = before.current && !open
    before.current = open
    if (closed && document.activeElement === document.body) card.current?.focus({ preventScroll: true })
  }, [open])
  return card
}

function StateTag({ fact, must }: { fact: Fact; must: boolean }) {
  if (must && fact.state !== 'refused') return <Tag tone="bad">{t.review.severity.must}</Tag>
  if (fact.state === 'open') return fact.certainty === 'ask' ? <Tag tone="unknown">{t.review.ask}</Tag> : null
  return <Tag tone={fact.state === 'refused' ? 'idle' : 'ok'}>{t.review.states[fact.state]}</Tag>
}

function Reading({ fact, onSentence }: { fact: Fact; onSentence: () => void }) {
  const fields = fact.fields.filter((field) => field.shown !== '')
  return (
    <>
      {fields.length > 0 && (
        <dl className="facts-list">
          {fields.map((field) => (
            <div key={field.name} className="fact-field">
              <dt>{field.label}</dt>
              <dd>{cleaned(field.shown)}</dd>
            </div>
          ))}
        </dl>
      )}
      {fact.passages[0] && (
        <button type="button" className="source" onClick={onSentence}>
          “{shorten(fact.passages[0].quote)}”
        </button>
      )}
    </>
  )
}

const shorten = (quote: string): string => {
  const words = cleaned(quote)
  return words.length > 110 ? `${words.slice(0, 108).trimEnd()}…` : words
}

function CheckBox({
  check,
  primary,
  send,
}: {
  check: ReviewCheck
  primary: boolean
  send: ((command: ReviewCommand) => void) | null
}) {
  return (
    <div className={`card-check ${check.severity === 'note' ? 'ask' : check.severity}`}>
      <p>
        <b>{check.message}</b> {check.mend}
      </p>
      {check.basis && <p className="basis">{check.basis}</p>}
      {send && (
        <CheckActs check={check} send={send} primary={primary} {...(primary ? { keys: KEY_OF.mend } : {})} />
      )}
    </div>
  )
}

interface DecideProps {
  readonly fact: Fact
  readonly must: boolean
  /** a mend is offered, and takes the key */
  readonly mendable: boolean
  readonly primary: boolean
  readonly acts: CardActs
}

function Decide({ fact, must, mendable, primary, acts }: DecideProps) {
  if (fact.state !== 'open') {
    return (
      <div className="line wraps fact-acts">
        <Button small icon="undo" onClick={() => acts.send({ type: 'restore', facts: [fact.id] })}>
          {fact.state === 'refused' ? t.review.restore : t.review.reopen}
        </Button>
        {fact.state !== 'refused' && fact.fields.length > 0 && (
          <Button small kind="ghost" keys={KEY_OF.mend} onClick={() => acts.setMending(true)}>
            {t.review.mend}
          </Button>
        )}
      </div>
    )
  }
  return (
    <>
      <Alternatives fact={fact} send={acts.send} />
      <div className="line wraps fact-acts">
        <Button
          kind={primary && !must ? 'primary' : 'plain'}
          keys={KEY_OF.accept}
          onClick={acts.accept}
          {...(must ? { whyId: 'accept-closed' } : {})}
        >
          {t.review.accept}
        </Button>
        {fact.fields.length > 0 && (
          <Button {...(mendable ? {} : { keys: KEY_OF.mend })} onClick={() => acts.setMending(true)}>
            {t.review.mend}
          </Button>
        )}
        {fact.kind !== 'document' && (
          <Button kind="danger" keys={KEY_OF.refuse} onClick={acts.refuse}>
            {t.review.refuse}
          </Button>
        )}
      </div>
      {must && (
        <p className="reason" id="accept-closed">
          {t.review.acceptClosed}
        </p>
      )}
    </>
  )
}

function Alternatives({ fact, send }: { fact: Fact; send: (command: ReviewCommand) => void }) {
  const [sent, setSent] = useState<string | null>(null)
  if (fact.alternatives.length === 0) return null
  return (
    <div className="alternatives" role="group" aria-label={t.review.alternatives}>
      <p className="small-text soft">{t.review.alternatives}</p>
      <div className="line wraps">
        {fact.alternatives.map((alternative) => (
          <Button
            key={alternative.label}
            small
            busy={sent === alternative.label ? t.common.saving : false}
            onClick={() => {
              setSent(alternative.label)
              send({ type: 'mend', fact: fact.id, values: alternative.value })
            }}
          >
            {alternative.label}
          </Button>
        ))}
      </div>
    </div>
  )
}
