import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { NoticeKind } from '../../../core/notices/kinds.ts'
import { NOTICE_KINDS } from '../../../core/notices/kinds.ts'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { CheckField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { choicesQuery } from './queries.ts'
import { words } from './words.ts'

/** Which kinds of notices an account wants by mail too. */
export function ChoicesCard() {
  const w = words()
  const choices = useQuery(choicesQuery())
  if (!choices.data) return null
  const { email, kinds } = choices.data
  return (
    <Card title={w.choices}>
      <div className="card-in stack">
        <p className="soft">{email === null ? w.noEmail : w.choicesHint(email)}</p>
        {email === null && <Link to={paths.me()}>{w.toMe}</Link>}
        {email !== null && <Choices key={kinds.join()} before={kinds} />}
      </div>
    </Card>
  )
}

function Choices({ before }: { before: readonly NoticeKind[] }) {
  const w = words()
  const [kinds, setKinds] = useState<readonly NoticeKind[]>(before)
  const save = useCommand(
    (next: readonly NoticeKind[], key) =>
      valueOf(api.PUT('/api/notices/choices', { body: { kinds: [...next], key } })),
    ['notices'],
  )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(kinds)
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      {NOTICE_KINDS.map((kind) => (
        <CheckField
          key={kind}
          label={w.kinds[kind]}
          checked={kinds.includes(kind)}
          onCheck={(on) => setKinds(on ? [...kinds, kind] : kinds.filter((k) => k !== kind))}
        />
      ))}
      <Button type="submit" busy={save.isPending ? t.common.saving : false}>
        {w.save}
      </Button>
      {save.isSuccess && (
        <Note tone="ok" role="status">
          {w.saved}
        </Note>
      )}
    </form>
  )
}
