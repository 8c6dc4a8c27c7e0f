import { problemWords } from '../api/problem.ts'
import { t } from '../i18n/text.ts'
import { Button } from './button.tsx'
import { Note } from './note.tsx'

/** "Dòng 14, cột Họ tên" is a place; "units.2.name" is only one for programs. */
const isPlace = (at: string): boolean => /[^\x20-\x7e]|\s/.test(at)

/** A refusal or a fault, where the thing is: what happened, what to do, the code for whoever looks after the server. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const words = problemWords(error)
  return (
    <Note
      tone="bad"
      role="alert"
      title={words.title}
      acts={
        onRetry && (
          <Button small onClick={onRetry}>
            {t.common.retry}
          </Button>
        )
      }
    >
      {words.detail}
      {words.fields.length > 0 && (
        <ul className="plain-list">
          {words.fields.map((field) => (
            <li key={field.at + field.problem}>
              {isPlace(field.at) && `${field.at}: `}
              {field.problem}
            </li>
          ))}
        </ul>
      )}
      {words.basis && <p className="label-text soft">§ {words.basis}</p>}
      {words.traceId && (
        <p>
          {t.problem.tell} <b>{words.traceId}</b>
        </p>
      )}
    </Note>
  )
}
