import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import { Chip } from '../../ui/tag.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { Done, MailAct } from './act-dialog.tsx'
import { DoneNote } from './done-note.tsx'
import { MailTable } from './mail-table.tsx'
import { MAIL_STATES, mailsQuery } from './queries.ts'
import { words } from './words.ts'

export function MailsPage() {
  const w = words()
  const [params, setParams] = useSearchParams()
  const state = MAIL_STATES.find((one) => one === params.get('trangthai')) ?? null
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [act, setAct] = useState<MailAct | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const mails = useQuery(mailsQuery({ state, q, page }))
  const mayChange = useMay('mails.change')
  // the server serves every body, so that it takes a role over the whole system
  const whole = useSession().roles.some((role) => role.bodyId === null)
  const maySettings = useMay('settings.see') && whole
  useEffect(() => {
    const timer = setTimeout(() => {
      setQ(typed)
      setPage(1)
    }, 200)
    return () => clearTimeout(timer)
  }, [typed])
  const turn = (next: string | null): void => {
    setParams(next ? { trangthai: next } : {}, { replace: true })
    setPage(1)
    setChosen(new Set())
  }
  return (
    <Page
      title={w.title}
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
      facts={w.facts}
      guide="thu-va-thong-bao"
      acts={maySettings && <ButtonLink to={paths.mailServer()}>{w.server}</ButtonLink>}
    >
      <Loaded query={mails}>
        {(value) => (
          <div className="stack">
            {!value.configured && (
              <Note
                tone="warn"
                title={w.noServer}
                acts={maySettings && <ButtonLink to={paths.mailServer()}>{w.setServer}</ButtonLink>}
              >
                {w.noServerHint}
              </Note>
            )}
            <TextField label={w.search} type="search" value={typed} onText={setTyped} />
            <div className="line wraps">
              <Chip on={state === null} onPress={() => turn(null)}>
                {w.all}
              </Chip>
              {MAIL_STATES.map((one) => (
                <Chip key={one} on={one === state} count={value.counts[one] ?? 0} onPress={() => turn(one)}>
                  {w.states[one]}
                </Chip>
              ))}
            </div>
            {done && <DoneNote done={done} onGone={() => setDone(null)} />}
            <Card
              title={w.list}
              side={
                mayChange && chosen.size > 0 ? (
                  <span className="line wraps">
                    <span className="soft">{w.chosen(chosen.size)}</span>
                    <Button small icon="send" onClick={() => setAct('send')}>
                      {w.send}
                    </Button>
                    <Button small kind="danger" onClick={() => setAct('discard')}>
                      {w.discard}
                    </Button>
                  </span>
                ) : undefined
              }
            >
              {value.mails.length === 0 ? (
                <Empty icon="send" title={w.none}>
                  {w.noneHint}
                </Empty>
              ) : (
                <MailTable mails={value.mails} chosen={chosen} onChoose={mayChange ? setChosen : null} />
              )}
              {value.total > value.pageSize && (
                <footer className="line wraps">
                  {page > 1 && (
                    <Button small onClick={() => setPage(page - 1)}>
                      {w.before}
                    </Button>
                  )}
                  {page * value.pageSize < value.total && (
                    <Button small onClick={() => setPage(page + 1)}>
                      {w.after}
                    </Button>
                  )}
                </footer>
              )}
            </Card>
          </div>
        )}
      </Loaded>
      {act && (
        <ActDialog
          act={act}
          ids={[...chosen]}
          onClose={() => setAct(null)}
          onDone={(what) => {
            setDone(what)
            setChosen(new Set())
            setAct(null)
          }}
        />
      )}
    </Page>
  )
}
