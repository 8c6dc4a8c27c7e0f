import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import type { Retention } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { words } from './personal-words.ts'

type Months = Record<Retention['kinds'][number]['kind'], number | null>
const shown = (months: number | null): string => (months === null ? '' : String(months))
const read = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))

export function RetentionCard({ retention }: { retention: Retention }) {
  const w = words()
  const mayChange = useMay('personal.erase')
  const [typed, setTyped] = useState<Record<string, string>>(() => ({
    ...Object.fromEntries(retention.kinds.map((k) => [k.kind, shown(k.months)])),
    keepRecords: shown(retention.keepRecords),
  }))
  const [asking, setAsking] = useState(false)
  const due = retention.kinds.reduce((sum, k) => sum + k.due, 0)
  const save = useCommand(
    (form: Record<string, string>, key) =>
      valueOf(
        api.PUT('/api/retention', {
          body: {
            months: Object.fromEntries(
              retention.kinds.map((k) => [k.kind, read(form[k.kind] ?? '')]),
            ) as Months,
            keepRecords: read(form['keepRecords'] ?? ''),
            key,
            version: retention.version,
          },
        }),
      ),
    ['retention'],
  )
  const apply = useCommand(
    (_: null, key) => valueOf(api.POST('/api/retention/application', { body: { key } })),
    ['retention', 'trail'],
  )
  const box = (name: string, label: string, hint: string) => (
    <TextField
      key={name}
      label={label}
      hint={hint}
      inputMode="numeric"
      placeholder={w.notSet}
      readOnly={!mayChange}
      value={typed[name] ?? ''}
      onText={(text) => setTyped((now) => ({ ...now, [name]: text }))}
    />
  )
  return (
    <Card title={w.retention}>
      <div className="card-in stack">
        <p className="soft">{w.retentionHint}</p>
        {(save.error ?? apply.error) && <ProblemNote error={save.error ?? apply.error} />}
        {apply.data && (
          <Note tone="ok" role="status">
            {w.applied(apply.data.erased)}
          </Note>
        )}
        {retention.kinds.map((k) => box(k.kind, w.retentionKinds[k.kind], w.willGo(k.due)))}
        {box('keepRecords', w.keepRecords, w.months)}
        {mayChange && (
          <p className="line wraps">
            <Button busy={save.isPending ? w.saving : false} onClick={() => save.mutate(typed)}>
              {w.saveRules}
            </Button>
            <Button kind="danger" why={due === 0 ? w.willGo(0) : null} onClick={() => setAsking(true)}>
              {w.apply}
            </Button>
          </p>
        )}
      </div>
      {asking && (
        <Dialog
          title={w.applyTitle}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>
                {t.common.cancel}
              </Button>
              <Button
                kind="danger"
                onClick={() => {
                  setAsking(false)
                  apply.mutate(null)
                }}
              >
                {w.apply}
              </Button>
            </>
          }
        >
          {w.applyWarning(due)}
        </Dialog>
      )}
    </Card>
  )
}
