import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { RecoveryCodes } from '../../ui/secrets/recovery-codes.tsx'
import '../../ui/secrets/secrets.css'
import { Door } from './door.tsx'
import { StepForm } from './step-form.tsx'
import type { useEntered } from './use-entered.ts'
import { words } from './words.ts'

/** The door and what may follow it: the second step, the codes to keep. */
export function Entrance({
  title,
  door,
  children,
}: {
  title: string
  door: ReturnType<typeof useEntered>
  children: ReactNode
}) {
  const w = words()
  if (door.codes)
    return (
      <Door key="codes" title={w.codesTitle} lead={w.codesLead}>
        <RecoveryCodes codes={door.codes} copy={w.copy} copied={w.copied} />
        <Button kind="primary" onClick={() => void door.goIn()}>
          {w.codesKept}
        </Button>
      </Door>
    )
  if (door.step)
    return (
      <Door
        key="step"
        title={door.step.step === 'enrol' ? w.enrol : w.step}
        lead={door.step.step === 'enrol' ? w.enrolLead : w.stepLead}
      >
        <StepForm step={door.step} onEntered={door.entered} onStartAgain={door.startAgain} />
      </Door>
    )
  return (
    <Door key="door" title={title}>
      {children}
    </Door>
  )
}
