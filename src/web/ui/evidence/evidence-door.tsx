import { Suspense, lazy, useState } from 'react'
import type { EvidenceOf } from '../../api/types.ts'
import { pick } from '../../i18n/text.ts'
import { Button } from '../button.tsx'
import { useMay } from '../shell/session.tsx'

const Panel = lazy(async () => ({ default: (await import('./evidence-panel.tsx')).EvidencePanel }))

const door = () =>
  pick(
    { open: 'Minh chứng', openOf: (title: string) => `Minh chứng: ${title}` },
    { open: 'Evidence', openOf: (title: string) => `Evidence: ${title}` },
  )

/** Unfolds the files that prove a thing, beneath it; they are asked for when it is opened. */
export function EvidenceDoor({ of, thingId, title }: { of: EvidenceOf; thingId: string; title: string }) {
  const [open, setOpen] = useState(false)
  const maySee = useMay('evidence.see')
  if (!maySee) return null
  return (
    <>
      <Button
        small
        kind="ghost"
        icon="document"
        aria-expanded={open}
        aria-label={door().openOf(title)}
        onClick={() => setOpen(!open)}
      >
        {door().open}
      </Button>
      {open && (
        <Suspense>
          <Panel of={of} thingId={thingId} />
        </Suspense>
      )}
    </>
  )
}
