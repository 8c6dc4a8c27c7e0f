import { useState } from 'react'
import type { TrailState } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { shownAt, words } from './words.ts'

/** How far the trail is sealed, the line to keep outside, and whether somebody could get at it. */
export function SealCard({ state }: { state: TrailState }) {
  const w = words()
  const [said, setSaid] = useState<string | null>(null)
  const copy = (): void => {
    // an office address without TLS has no clipboard
    const done = navigator.clipboard?.writeText(state.head) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setSaid(w.copied),
      () => setSaid(w.copyFailed),
    )
  }
  return (
    <Card title={w.sealTitle}>
      <div className="card-in stack">
        {state.guard === 'open' && (
          <Note tone="warn" title={w.guardOpen}>
            {w.guardOpenHint}
          </Note>
        )}
        <p>
          {state.sealed
            ? w.sealed(state.sealed.seq, shownAt(state.sealed.at), state.waiting)
            : w.unsealed(state.waiting)}
        </p>
        <div>
          <div className="bold small-text">{w.head}</div>
          <div className="line wraps">
            <code style={{ overflowWrap: 'anywhere' }}>{state.head}</code>
            <Button small onClick={copy}>
              {w.copy}
            </Button>
          </div>
          <p className="hint">{w.headHint}</p>
          <p role="status">{said}</p>
        </div>
      </div>
    </Card>
  )
}
