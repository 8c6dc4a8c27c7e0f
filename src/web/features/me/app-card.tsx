import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { moment } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { RecoveryCodes } from '../../ui/secrets/recovery-codes.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AppSetUp } from './app-set-up.tsx'
import type { Me } from './mine.ts'
import { PasswordAsk } from './password-ask.tsx'
import { words } from './words.ts'

type Asked = 'remove' | 'codes' | null

/** The second step: set up, its recovery codes, given up. */
export function AppCard({ me }: { me: Me }) {
  const w = words()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Card title={w.app} side={me.totp && <Tag tone="ok">{w.appSince(moment(me.totp.since))}</Tag>}>
      <div className="card-in stack">
        <p className="soft">{w.appAbout}</p>
        {me.secondStepAsked && !me.totp && <Note tone="warn" title={w.appAsked} />}
        {codes && (
          <Note
            tone="info"
            role="status"
            title={w.codes}
            acts={
              <Button small onClick={() => setCodes(null)}>
                {w.codesKept}
              </Button>
            }
          >
            <p>{w.codesAbout}</p>
            <RecoveryCodes codes={codes} copy={w.copy} copied={w.copied} />
          </Note>
        )}
        {me.totp ? <AppInUse me={me} onCodes={setCodes} /> : <AppSetUp me={me} onCodes={setCodes} />}
      </div>
    </Card>
  )
}

function AppInUse({ me, onCodes }: { me: Me; onCodes: (codes: readonly string[] | null) => void }) {
  const w = words()
  const [asked, setAsked] = useState<Asked>(null)
  const remove = useCommand(
    (password: string | undefined, key) =>
      valueOf(
        api.POST('/api/me/totp/removal', { body: { key, ...(password === undefined ? {} : { password }) } }),
      ),
    ['me'],
  )
  const renew = useCommand(
    (password: string | undefined, key) =>
      valueOf(
        api.POST('/api/me/recovery-codes', {
          body: { key, ...(password === undefined ? {} : { password }) },
        }),
      ),
    ['me'],
  )
  const act = asked === 'remove' ? remove : renew
  const given = (password: string | undefined): void => {
    if (asked === 'remove')
      remove.mutate(password, {
        onSuccess: () => {
          onCodes(null)
          setAsked(null)
        },
      })
    else
      renew.mutate(password, {
        onSuccess: ({ recoveryCodes }) => {
          onCodes(recoveryCodes)
          setAsked(null)
        },
      })
  }
  return (
    <>
      <p>{w.codesLeft(me.totp?.recoveryCodesLeft ?? 0)}</p>
      <div className="line wraps">
        <Button onClick={() => setAsked('codes')}>{w.codesNew}</Button>
        <Button kind="danger" onClick={() => setAsked('remove')}>
          {w.appRemove}
        </Button>
      </div>
      {asked && (
        <PasswordAsk
          title={asked === 'remove' ? w.appRemove : w.codesNew}
          act={w.goOn}
          kind={asked === 'remove' ? 'danger' : 'plain'}
          busy={act.isPending ? t.common.saving : false}
          error={act.error}
          hasPassword={me.hasPassword}
          onGiven={given}
          onClose={() => {
            act.reset()
            setAsked(null)
          }}
        >
          <p>{asked === 'remove' ? w.appRemoveWhat : w.codesVoid}</p>
        </PasswordAsk>
      )}
    </>
  )
}
