import { useEffect, useRef } from 'react'
import { t } from '../i18n/text.ts'
import { Icon } from './icon.tsx'

export interface Wrong {
  /** id of the box */
  readonly id: string
  readonly text: string
}

/** All that is wrong in a form, each a link to its box. Takes the focus and marks the window's title when it appears. */
export function ErrorSummary({ wrongs, attempt }: { wrongs: readonly Wrong[]; attempt: number }) {
  const ref = useRef<HTMLDivElement>(null)
  const any = wrongs.length > 0
  useEffect(() => {
    if (!any || attempt === 0) return
    ref.current?.focus()
    const before = document.title
    document.title = `${t.form.errorTitle} ${before}`
    return () => {
      document.title = before
    }
  }, [attempt, any])
  if (!any || attempt === 0) return null
  return (
    <div className="note bad" role="alert" tabIndex={-1} ref={ref}>
      <Icon name="alert" />
      <div>
        <b>{t.form.toMend(wrongs.length)}</b>
        <ul>
          {wrongs.map((wrong) => (
            <li key={wrong.id}>
              <a
                href={`#${wrong.id}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(wrong.id)?.focus()
                }}
              >
                {wrong.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
