import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { CheckField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Deliveries } from './deliveries.tsx'
import { EndHook, HookDialog } from './hook-dialogs.tsx'
import type { Hook, Hooks } from './queries.ts'
import { words } from './words.ts'

interface HooksCardProps {
  readonly hooks: Hooks
  readonly mayChange: boolean
  readonly onSecret: (secret: string) => void
}

export function HooksCard({ hooks, mayChange, onSecret }: HooksCardProps) {
  const w = words()
  const [editing, setEditing] = useState<Hook | 'new' | null>(null)
  const inside = useCommand(
    (allowed: boolean, key) => valueOf(api.PUT('/api/webhooks-private', { body: { allowed, key } })),
    ['webhooks'],
  )
  return (
    <Card
      title={w.hooks}
      side={
        mayChange && (
          <Button small icon="plus" onClick={() => setEditing('new')}>
            {w.newHook}
          </Button>
        )
      }
    >
      <div className="card-in stack">
        <p className="soft">{w.hooksHint}</p>
        {inside.error && <ProblemNote error={inside.error} />}
        {hooks.mayAllowPrivate && (
          <CheckField
            label={w.allowInside}
            checked={hooks.privateAllowed}
            onCheck={(on) => inside.mutate(on)}
          />
        )}
      </div>
      {hooks.webhooks.length === 0 ? (
        <Empty icon="send" title={w.noHooks}>
          {w.noHooksHint}
        </Empty>
      ) : (
        <ul className="card-in stack plain-list">
          {hooks.webhooks.map((hook) => (
            <HookItem
              key={hook.id}
              hook={hook}
              mayChange={mayChange}
              onEdit={() => setEditing(hook)}
              onSecret={onSecret}
            />
          ))}
        </ul>
      )}
      {editing && (
        <HookDialog
          hook={editing === 'new' ? null : editing}
          events={hooks.events}
          onClose={() => setEditing(null)}
          onSecret={onSecret}
        />
      )}
    </Card>
  )
}

interface HookItemProps {
  readonly hook: Hook
  readonly mayChange: boolean
  readonly onEdit: () => void
  readonly onSecret: (secret: string) => void
}

function HookItem({ hook, mayChange, onEdit, onSecret }: HookItemProps) {
  const w = words()
  const [open, setOpen] = useState(false)
  const [ending, setEnding] = useState(false)
  const params = { path: { id: hook.id } }
  const test = useCommand(
    (_: null, key) => valueOf(api.POST('/api/webhooks/{id}/test', { params, body: { key } })),
    ['webhooks'],
  )
  const renew = useCommand(
    (version: number, key) =>
      valueOf(api.POST('/api/webhooks/{id}/secret', { params, body: { version, key } })),
    ['webhooks'],
  )
  return (
    <li className="stack">
      <div>
        <b>{hook.name}</b> <span className="soft">{hook.url}</span>
        <div className="line wraps">
          {hook.disabledAt !== null ? (
            <Tag tone="bad">{w.off}</Tag>
          ) : hook.failingSince !== null ? (
            <Tag tone="warn">{w.failing(moment(hook.failingSince))}</Tag>
          ) : (
            <Tag tone="ok">{w.on}</Tag>
          )}
          <span className="soft">{w.counts(hook.waiting, hook.failed)}</span>
        </div>
        <div className="soft">{hook.events.map(w.eventName).join(', ')}</div>
      </div>
      {(test.error ?? renew.error) && <ProblemNote error={test.error ?? renew.error} />}
      {test.isSuccess && (
        <Note tone="ok" role="status">
          {w.tested}
        </Note>
      )}
      <div className="line wraps">
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? w.hideDeliveries : w.deliveries}
        </Button>
        {mayChange && (
          <>
            <Button small why={hook.disabledAt === null ? null : w.isOff} onClick={() => test.mutate(null)}>
              {w.test}
            </Button>
            <Button small onClick={onEdit}>
              {w.change}
            </Button>
            <Button
              small
              onClick={() =>
                renew.mutate(hook.version, { onSuccess: ({ secret }) => secret !== null && onSecret(secret) })
              }
            >
              {w.newSecret}
            </Button>
            <Button small kind="danger" onClick={() => setEnding(true)}>
              {w.end}
            </Button>
          </>
        )}
      </div>
      {open && <Deliveries hook={hook} mayChange={mayChange} />}
      {ending && <EndHook hook={hook} onClose={() => setEnding(false)} />}
    </li>
  )
}
