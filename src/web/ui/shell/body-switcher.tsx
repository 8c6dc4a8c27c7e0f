import { useState } from 'react'
import { searchKey } from '../../../core/people/names.ts'
import type { Session } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'

const SHORT = 8

/** The other bodies of the account; where they are many, those that the typed words name. */
export function BodySwitcher({
  session,
  onChoose,
}: {
  session: Session
  onChoose: (bodyId: string) => void
}) {
  const [q, setQ] = useState('')
  const others = session.bodies.filter((body) => body.id !== session.body?.id)
  const wanted = searchKey(q)
  const found = others.filter((body) => searchKey(body.name).includes(wanted))
  const shown = found.slice(0, SHORT)
  return (
    <>
      {others.length > SHORT && (
        <input
          className="input"
          type="search"
          aria-label={t.nav.findBody}
          placeholder={t.nav.findBody}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      {shown.map((body) => (
        <button key={body.id} type="button" onClick={() => onChoose(body.id)}>
          {t.nav.workFor(body.name)}
        </button>
      ))}
      {found.length > shown.length && (
        <p className="small-text soft">{t.nav.moreBodies(found.length - shown.length)}</p>
      )}
    </>
  )
}
