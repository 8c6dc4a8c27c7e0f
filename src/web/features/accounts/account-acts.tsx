import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import type { AccountView } from './queries.ts'
import { words } from './words.ts'

interface Props {
  readonly account: AccountView
  readonly onSaid: (words: string | null) => void
}

/** Closing and opening an account, and looking at the product as it sees it. */
export function AccountActs({ account, onSaid }: Props) {
  const w = words()
  const params = { path: { id: account.id } }
  const seen = (key: string) => ({ key, version: account.version })
  const disable = useCommand(
    (_: number, key) => valueOf(api.POST('/api/accounts/{id}/disable', { params, body: seen(key) })),
    ['accounts'],
  )
  const enable = useCommand(
    (_: number, key) => valueOf(api.POST('/api/accounts/{id}/enable', { params, body: seen(key) })),
    ['accounts'],
  )
  const [asking, setAsking] = useState(false)
  const error = disable.error ?? enable.error
  const open = (
    <Button
      icon="undo"
      busy={enable.isPending ? t.common.saving : false}
      onClick={() => enable.mutate(account.version, { onSuccess: () => onSaid(null) })}
    >
      {disable.isSuccess ? w.undo : w.enable}
    </Button>
  )
  return (
    <>
      {error && <ProblemNote error={error} />}
      {account.disabled ? (
        <Note
          tone="warn"
          icon="lock"
          role="status"
          title={disable.isSuccess ? w.disabled(account.name) : w.isDisabled}
          acts={account.mayManage && open}
        >
          {w.isDisabledHint}
        </Note>
      ) : (
        <div className="line wraps">
          {account.mayViewAs && (
            <Button icon="search" onClick={() => setAsking(true)}>
              {w.viewAs}…
            </Button>
          )}
          {account.mayManage && (
            <Button
              kind="danger"
              icon="lock"
              why={account.own ? w.notOneself : null}
              busy={disable.isPending ? t.common.saving : false}
              onClick={() => disable.mutate(account.version, { onSuccess: () => onSaid(null) })}
            >
              {w.disable}
            </Button>
          )}
        </div>
      )}
      {asking && <ViewAs account={account} onClose={() => setAsking(false)} />}
    </>
  )
}

function ViewAs({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const w = words()
  const begin = useCommand((accountId: string, key) =>
    valueOf(api.POST('/api/session/view', { body: { key, accountId } })),
  )
  // loaded anew, so that nothing of the one who looks stays on the screen
  const look = (): void => location.assign(paths.home())
  return (
    <Dialog
      title={w.viewAsTitle(account.name)}
      onClose={onClose}
      acts={
        <>
          <Button autoFocus onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            kind="primary"
            busy={begin.isPending ? t.common.saving : false}
            onClick={() => begin.mutate(account.id, { onSuccess: look })}
          >
            {w.viewAs}
          </Button>
        </>
      }
    >
      {begin.error && <ProblemNote error={begin.error} />}
      <p>{w.viewAsWhat}</p>
    </Dialog>
  )
}
