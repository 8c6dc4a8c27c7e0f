import { useState } from 'react'
import type { TrailAction } from '../../../core/audit/entry.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ChooseList } from './choose-list.tsx'
import type { Hook } from './queries.ts'
import { words } from './words.ts'

interface HookDialogProps {
  /** null: a new one */
  readonly hook: Hook | null
  readonly events: readonly string[]
  readonly onClose: () => void
  readonly onSecret: (secret: string) => void
}
interface Filled {
  readonly name: string
  readonly url: string
  readonly events: TrailAction[]
  readonly enabled: boolean
}

export function HookDialog({ hook, events, onClose, onSecret }: HookDialogProps) {
  const w = words()
  const [name, setName] = useState(hook?.name ?? '')
  const [url, setUrl] = useState(hook?.url ?? 'https://')
  const [chosen, setChosen] = useState<readonly string[]>(hook?.events ?? [])
  const [enabled, setEnabled] = useState(hook?.disabledAt === null || hook === null)
  const save = useCommand(
    async ({ enabled: on, ...body }: Filled, key): Promise<string | null> => {
      if (hook === null) return (await valueOf(api.POST('/api/webhooks', { body: { ...body, key } }))).secret
      const params = { path: { id: hook.id } }
      await valueOf(
        api.PUT('/api/webhooks/{id}', { params, body: { ...body, enabled: on, version: hook.version, key } }),
      )
      return null
    },
    ['webhooks'],
  )
  const missing = name.trim() === '' || chosen.length === 0
  const submit = (): void =>
    save.mutate(
      { name, url, events: chosen as TrailAction[], enabled },
      {
        onSuccess: (secret) => {
          if (secret !== null) onSecret(secret)
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={hook === null ? w.newHook : hook.name}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            kind="primary"
            why={missing ? w.hookMissing : null}
            busy={save.isPending ? t.common.saving : false}
            onClick={submit}
          >
            {hook === null ? w.make : w.save}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!missing) submit()
        }}
      >
        {save.error && <ProblemNote error={save.error} />}
        <TextField label={w.name} required value={name} onText={setName} />
        <TextField label={w.url} hint={w.urlHint} type="url" required value={url} onText={setUrl} />
        {hook !== null && <CheckField label={w.enabled} checked={enabled} onCheck={setEnabled} />}
        <ChooseList legend={w.events} all={events} chosen={chosen} label={w.eventName} onChoose={setChosen} />
      </form>
    </Dialog>
  )
}

export function EndHook({ hook, onClose }: { hook: Hook; onClose: () => void }) {
  const w = words()
  const end = useCommand(
    (version: number, key) =>
      valueOf(
        api.POST('/api/webhooks/{id}/end', { params: { path: { id: hook.id } }, body: { version, key } }),
      ),
    ['webhooks'],
  )
  return (
    <Dialog
      title={w.endTitle(hook.name)}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            kind="danger"
            busy={end.isPending ? t.common.saving : false}
            onClick={() => end.mutate(hook.version, { onSuccess: onClose })}
          >
            {w.end}
          </Button>
        </>
      }
    >
      {end.error && <ProblemNote error={end.error} />}
      <p>{w.endWhat}</p>
    </Dialog>
  )
}
