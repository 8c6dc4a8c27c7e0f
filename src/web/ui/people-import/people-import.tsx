import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, fileBody, valueOf } from '../../api/client.ts'
import type { ImportPreview, ImportRow } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../button.tsx'
import { AreaField } from '../field.tsx'
import { FileDrop } from '../intake/plan-intake.tsx'
import { Note } from '../note.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { ColumnsRead } from './columns-read.tsx'
import type { ColumnField } from './columns-read.tsx'
import { PreviewTable } from './preview-table.tsx'

interface Look {
  /** the pasted rows or the file */
  readonly sheet: string | File
  /** what each column means, once a person has said it */
  readonly columns?: readonly ColumnField[]
}

/** People by paste or by sheet: first a preview with the problems of each row, then all of it or nothing. */
export function PeopleImport({ onDone }: { onDone?: () => void }) {
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [mended, setMended] = useState<ReadonlyMap<number, ImportRow>>(new Map())
  const [done, setDone] = useState<{ importId: string; added: number; unitsAdded: number } | null>(null)
  const look = {
    onSuccess: (value: ImportPreview) => {
      setMended(new Map())
      setPreview(value)
    },
  }
  const read = useMutation({
    mutationFn: ({ sheet, columns }: Look) => {
      const params = { query: columns ? { columns: columns.join(',') } : {} }
      return valueOf(
        typeof sheet === 'string'
          ? api.POST('/api/people/import/preview-text', { params, body: { text: sheet } })
          : api.POST('/api/people/import/preview', { params, ...fileBody(sheet) }),
      )
    },
    ...look,
  })
  const reading = read.isPending ? t.people.readingSheet : false
  const write = useCommand(
    (rows: ImportPreview['rows'], key) => valueOf(api.POST('/api/people/import', { body: { rows, key } })),
    ['people', 'units', 'home'],
  )
  const error = read.error ?? write.error
  if (done)
    return (
      <Imported
        done={done}
        onUndone={() => {
          setDone(null)
          setPreview(null)
        }}
        {...(onDone ? { onDone } : {})}
      />
    )
  if (preview)
    return (
      <div className="stack">
        {error && <ProblemNote error={error} />}
        <ColumnsRead
          columns={preview.columns}
          onColumns={(columns) => read.variables && read.mutate({ ...read.variables, columns })}
        />
        <PreviewTable
          preview={preview}
          mended={mended}
          onMend={(row) => setMended(new Map(mended).set(row.line, row))}
        />
        <Write
          rows={preview.rows.map((row) => mended.get(row.line) ?? row)}
          busy={write.isPending}
          onBack={() => setPreview(null)}
          onWrite={(rows) => write.mutate(rows, { onSuccess: setDone })}
        />
      </div>
    )
  return (
    <div className="stack">
      {error && <ProblemNote error={error} />}
      <FileDrop
        accept=".xlsx,.csv"
        label={t.people.chooseSheet}
        primary={text === ''}
        busy={reading}
        onFile={(file) => read.mutate({ sheet: file })}
      >
        <p className="bold">{t.people.dropSheet}</p>
        <p className="soft small-text">{t.people.columns}</p>
      </FileDrop>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') read.mutate({ sheet: text })
        }}
      >
        <AreaField
          label={t.people.pasteRows}
          hint={t.people.pasteHint}
          value={text}
          onText={setText}
          rows={6}
          placeholder={t.people.pasteExample}
        />
        <Button
          type="submit"
          kind={text === '' ? 'plain' : 'primary'}
          busy={reading}
          why={text.trim() === '' ? t.people.pasteFirst : null}
        >
          {t.people.previewRows}
        </Button>
      </form>
    </div>
  )
}

interface WriteProps {
  readonly rows: readonly ImportRow[]
  readonly busy: boolean
  readonly onBack: () => void
  readonly onWrite: (rows: ImportRow[]) => void
}

function Write({ rows, busy, onBack, onWrite }: WriteProps) {
  const good = rows.filter((row) => row.problems.length === 0)
  const bad = rows.length - good.length
  return (
    <div className="form-acts">
      <Button
        kind="primary"
        busy={busy ? t.common.saving : false}
        why={good.length === 0 ? t.people.noGoodRows : null}
        onClick={() => onWrite(good)}
      >
        {t.people.write(good.length)}
      </Button>
      <Button onClick={onBack}>{t.people.otherSheet}</Button>
      {bad > 0 && good.length > 0 && <span className="reason">{t.people.leftOut(bad)}</span>}
    </div>
  )
}

interface ImportedProps {
  readonly done: { readonly importId: string; readonly added: number; readonly unitsAdded: number }
  readonly onUndone: () => void
  readonly onDone?: () => void
}

function Imported({ done, onUndone, onDone }: ImportedProps) {
  const undo = useCommand(
    (id: string, key) =>
      valueOf(api.POST('/api/people/import/{id}/undo', { params: { path: { id } }, body: { key } })),
    ['people', 'units', 'home'],
  )
  return (
    <div className="stack">
      {undo.error && <ProblemNote error={undo.error} />}
      <Note
        tone="ok"
        role="status"
        title={t.people.added(done.added)}
        acts={
          <>
            {onDone && (
              <Button kind="primary" onClick={onDone}>
                {t.common.next}
              </Button>
            )}
            <Button
              icon="undo"
              busy={undo.isPending ? t.common.saving : false}
              onClick={() => undo.mutate(done.importId, { onSuccess: onUndone })}
            >
              {t.people.undoImport}
            </Button>
          </>
        }
      >
        {done.unitsAdded > 0 && t.people.unitsAdded(done.unitsAdded)}
      </Note>
    </div>
  )
}
