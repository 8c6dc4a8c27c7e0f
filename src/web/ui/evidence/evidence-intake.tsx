import { useRef, useState } from 'react'
import type { ChangeEvent, DragEvent } from 'react'
import type { EvidenceOf } from '../../api/types.ts'
import { Button } from '../button.tsx'
import { Note } from '../note.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { useSending } from './use-sending.ts'
import type { Sending } from './use-sending.ts'
import { words } from './words.ts'

const KINDS = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.pptx,.odt,.txt,.csv'

interface IntakeProps {
  readonly of: EvidenceOf
  readonly thingId: string
  readonly limitMb: number
}

/** Drop, paste, choose, or take a picture with the phone. */
export function EvidenceIntake({ of, thingId, limitMb }: IntakeProps) {
  const sending = useSending(of, thingId)
  const [over, setOver] = useState(false)
  const w = words()
  const hold = (event: DragEvent, on: boolean): void => {
    event.preventDefault()
    setOver(on)
  }
  return (
    <div
      className="drop"
      data-over={over}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) => hold(event, false)}
      onDrop={(event) => {
        hold(event, false)
        sending.send([...event.dataTransfer.files])
      }}
      onPaste={(event) => sending.send([...event.clipboardData.files])}
    >
      <Answers sending={sending} />
      <p className="soft small-text">{w.emptyHint}</p>
      <div className="line wraps">
        <Picker label={w.choose} accept={KINDS} many onFiles={sending.send} />
        <span className="by-phone">
          <Picker label={w.camera} accept="image/*" camera onFiles={sending.send} />
        </span>
      </div>
      <p className="soft small-text">
        {w.kinds(limitMb)} {w.clean}
      </p>
    </div>
  )
}

interface PickerProps {
  readonly label: string
  readonly accept: string
  readonly many?: boolean
  readonly camera?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

function Picker({ label, accept, many, camera, onFiles }: PickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])])
    event.target.value = ''
  }
  return (
    <>
      <Button small icon="plus" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={many ?? false}
        {...(camera ? { capture: 'environment' as const } : {})}
        className="unseen"
        tabIndex={-1}
        aria-label={label}
        onChange={take}
      />
    </>
  )
}

/** How far it is, what was kept and what was taken out of it, what was refused. */
function Answers({ sending }: { sending: Sending }) {
  const w = words()
  const { now, waiting, added, errors } = sending
  return (
    <div className="stack evidence-answers">
      {now && (
        <div>
          <label>
            <span className="small-text">
              {now.part >= 1 ? w.checking(now.name) : w.sending(now.name, Math.round(now.part * 100))}
            </span>
            <progress max={1} value={now.part} />
          </label>
          <div className="line wraps">
            <span className="soft small-text">{w.waiting(waiting)}</span>
            <Button small kind="ghost" icon="close" onClick={sending.stop}>
              {w.stop}
            </Button>
          </div>
        </div>
      )}
      {errors.map(({ name, error }) => (
        <ProblemNote key={name} error={error} />
      ))}
      {added.map((file) => (
        <Note key={file.id} tone="ok" role="status" title={w.added(file.name)}>
          {file.removed.length > 0
            ? w.tookOut(file.removed.map((kind) => w.removedKinds[kind]).join(', '))
            : file.picture && w.nothingTaken}
        </Note>
      ))}
    </div>
  )
}
