import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { Evidence, EvidenceOf } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { Button, ButtonFile } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Loaded } from '../loaded.tsx'
import { Note } from '../note.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { EvidenceIntake } from './evidence-intake.tsx'
import { shownSize } from './size.ts'
import { words } from './words.ts'
import './evidence.css'

interface PanelProps {
  readonly of: EvidenceOf
  readonly thingId: string
}

/** The files that prove one thing, with the door for more where the account may add. */
export function EvidencePanel({ of, thingId }: PanelProps) {
  const query = useQuery(queries.evidence(of, thingId))
  const [removed, setRemoved] = useState<Evidence | null>(null)
  const w = words()
  return (
    <section className="evidence" aria-label={w.title}>
      {removed && <Removed file={removed} onBack={() => setRemoved(null)} />}
      <Loaded query={query}>
        {({ evidence, mayAdd, limitMb }) => (
          <>
            {evidence.length === 0 && <p className="soft">{w.empty}</p>}
            <ul className="plain-list">
              {evidence.map((file) => (
                <EvidenceLine key={file.id} file={file} onRemoved={() => setRemoved(file)} />
              ))}
            </ul>
            {mayAdd ? (
              <EvidenceIntake of={of} thingId={thingId} limitMb={limitMb} />
            ) : (
              <p className="soft small-text">{w.readOnly}</p>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

const kindOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toUpperCase() ?? ''

function EvidenceLine({ file, onRemoved }: { file: Evidence; onRemoved: () => void }) {
  const w = words()
  const remove = useCommand(
    (_: null, key) =>
      valueOf(
        api.POST('/api/evidence/{id}/removal', {
          params: { path: { id: file.id } },
          body: { key, version: file.version },
        }),
      ),
    ['evidence'],
  )
  return (
    <li className="evidence-line">
      {file.picture ? (
        <img src={`/api/evidence/${file.id}/preview`} alt="" loading="lazy" />
      ) : (
        <Icon name="document" />
      )}
      <div className="fills">
        <p className="bold">{file.name}</p>
        <p className="soft small-text">
          {[
            kindOf(file.name),
            shownSize(file.size),
            w.by(file.addedBy, moment(file.addedAt)),
            file.scan === 'clean' && w.scanned,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {remove.error && <ProblemNote error={remove.error} />}
      </div>
      <div className="line wraps">
        <ButtonFile
          small
          icon="download"
          href={`/api/evidence/${file.id}/file`}
          download={file.name}
          aria-label={w.download(file.name)}
        >
          {w.download('').trim()}
        </ButtonFile>
        {file.mayRemove && (
          <Button
            small
            kind="ghost"
            icon="trash"
            aria-label={w.removeOf(file.name)}
            busy={remove.isPending ? w.removing : false}
            onClick={() => remove.mutate(null, { onSuccess: onRemoved })}
          >
            {w.remove}
          </Button>
        )}
      </div>
    </li>
  )
}

function Removed({ file, onBack }: { file: Evidence; onBack: () => void }) {
  const w = words()
  const back = useCommand(
    (_: null, key) =>
      valueOf(api.POST('/api/evidence/{id}/return', { params: { path: { id: file.id } }, body: { key } })),
    ['evidence'],
  )
  return (
    <>
      {back.error && <ProblemNote error={back.error} />}
      <Note
        tone="ok"
        role="status"
        title={w.removed(file.name)}
        acts={
          <Button
            small
            icon="undo"
            busy={back.isPending ? w.undo : false}
            onClick={() => back.mutate(null, { onSuccess: onBack })}
          >
            {w.undo}
          </Button>
        }
      >
        {w.removedHint}
      </Note>
    </>
  )
}
