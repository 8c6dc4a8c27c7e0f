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
export function EvidenceDoor({
  of,
  thingId,
  title,
  label,
}: {
  of: EvidenceOf
  thingId: string
  title: string
  /** where the word alone would not say what is proved */
  label?: string
}) {
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
        aria-label={label ? `${label}: ${title}` : door().openOf(title)}
        onClick={() => setOpen(!open)}
      >
        {label ?? door().open}
      </Button>
      {open && (
        <Suspense>
          <Panel of={of} thingId={thingId} />
        </Suspense>
      )}
    </>
  )
}
