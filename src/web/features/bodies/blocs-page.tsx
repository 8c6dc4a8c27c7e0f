import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Acts } from './add-forms.tsx'
import { queries, TOUCHED, type Bloc } from './queries.ts'
import { words } from './words.ts'

/** Blocs and clusters, those that my body sits in first. */
export function BlocsPage() {
  const w = words()
  const blocs = useQuery(queries.blocs())
  const mayAdd = useMay('partners.change')
  const [adding, setAdding] = useState(false)
  const add = mayAdd && !adding && (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {w.blocs.add}
    </Button>
  )
  return (
    <Page
      title={w.blocs.title}
      guide="to-chuc"
      crumb={
        <Crumb to={paths.organisation()} here={w.blocs.title}>
          {w.tree.title}
        </Crumb>
      }
      acts={add}
    >
      <div className="stack">
        {adding && (
          <Card title={w.blocs.add}>
            <div className="card-in">
              <AddBloc onDone={() => setAdding(false)} />
            </div>
          </Card>
        )}
        <Loaded query={blocs}>
          {(value) => (
            <Card title={w.blocs.title}>
              {value.blocs.length === 0 ? (
                <Empty icon="flag" title={w.blocs.none}>
                  {w.blocs.noneHint}
                </Empty>
              ) : (
                <Blocs blocs={value.blocs.toSorted((a, b) => Number(b.mine) - Number(a.mine))} />
              )}
            </Card>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function Blocs({ blocs }: { blocs: readonly Bloc[] }) {
  const w = words()
  return (
    <Table
      caption={w.blocs.title}
      heads={[{ label: w.tree.name }, { label: w.tree.kind }, { label: w.blocs.now }]}
    >
      {blocs.map((bloc) => (
        <tr key={bloc.id}>
          <th scope="row">
            <span>
              <Link to={paths.bloc(bloc.id)}>{bloc.name}</Link>{' '}
              {bloc.mine && (
                <Tag tone="pen" icon="flag">
                  {w.blocs.mine}
                </Tag>
              )}
            </span>
          </th>
          <td data-label={w.tree.kind}>{t.bodyKinds[bloc.kind]}</td>
          <td data-label={w.blocs.now}>
            {w.blocs.members(bloc.members.filter((member) => member.to === null).length)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function AddBloc({ onDone }: { onDone: () => void }) {
  const w = words().tree
  const [fields, setFields] = useState({
    name: '',
    abbreviation: '',
    kind: 'bloc' as 'bloc' | 'cluster',
    superior: '',
  })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof fields>): void => setFields({ ...fields, ...change })
  const add = useCommand(
    (f: typeof fields, key) =>
      valueOf(api.POST('/api/blocs', { body: { ...f, superior: f.superior.trim() || null, key } })),
    TOUCHED,
  )
  const good = fields.name.trim().length >= 2 && fields.abbreviation.trim() !== ''
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (good) add.mutate(fields, { onSuccess: onDone })
      }}
    >
      {add.error && <ProblemNote error={add.error} />}
      <TextField
        label={w.name}
        value={fields.name}
        onText={(name) => set({ name })}
        error={tried && fields.name.trim().length < 2 ? w.nameMissing : null}
        maxLength={300}
        autoFocus
      />
      <div className="pair">
        <SelectField
          label={w.kind}
          value={fields.kind}
          choices={(['bloc', 'cluster'] as const).map((kind) => ({ value: kind, label: t.bodyKinds[kind] }))}
          onText={(kind) => set({ kind: kind === 'cluster' ? 'cluster' : 'bloc' })}
        />
        <TextField
          label={w.abbreviation}
          value={fields.abbreviation}
          onText={(abbreviation) => set({ abbreviation })}
          error={tried && fields.abbreviation.trim() === '' ? t.setup.abbreviationMissing : null}
          maxLength={30}
        />
      </div>
      <TextField
        label={w.superior}
        value={fields.superior}
        onText={(superior) => set({ superior })}
        maxLength={300}
      />
      <Acts busy={add.isPending} label={w.add} onCancel={onDone} />
    </form>
  )
}
