import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { showDate } from '../../../core/kernel/dates.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Empty, Table } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { MembersForm } from './members-form.tsx'
import { queries, type Bloc } from './queries.ts'
import { words } from './words.ts'

/** A bloc or cluster with who sits in it now and who sat in it before. */
export function BlocPage() {
  const { id = '' } = useParams()
  const bloc = useQuery(queries.bloc(id))
  return <Loaded query={bloc}>{(value) => <BlocFace key={value.version} bloc={value} />}</Loaded>
}

function BlocFace({ bloc }: { bloc: Bloc }) {
  const w = words()
  const { today } = useSession()
  const [editing, setEditing] = useState(false)
  const now = bloc.members.filter((member) => member.to === null || member.to >= today)
  const before = bloc.members.filter((member) => !now.includes(member))
  const rank = { leader: 0, deputy: 1, member: 2 }
  return (
    <Page
      title={bloc.name}
      facts={[t.bodyKinds[bloc.kind], bloc.superior].filter(Boolean).join(' · ')}
      guide="to-chuc"
      crumb={
        <Crumb to={paths.blocs()} here={bloc.name}>
          {w.blocs.title}
        </Crumb>
      }
      acts={
        bloc.mayChange &&
        !editing && (
          <Button kind="primary" icon="pen" onClick={() => setEditing(true)}>
            {w.blocs.edit}
          </Button>
        )
      }
    >
      <div className="stack">
        {editing && (
          <Card title={w.blocs.edit}>
            <div className="card-in">
              <MembersForm bloc={bloc} onDone={() => setEditing(false)} />
            </div>
          </Card>
        )}
        <Card title={w.blocs.now}>
          {now.length === 0 ? (
            <Empty icon="flag" title={w.blocs.noMembers}>
              {bloc.mayChange && w.blocs.noMembersHint}
            </Empty>
          ) : (
            <Members
              caption={w.blocs.now}
              members={now.toSorted(
                (a, b) => rank[a.part] - rank[b.part] || a.name.localeCompare(b.name, 'vi'),
              )}
            />
          )}
        </Card>
        {before.length > 0 && (
          <Card title={w.blocs.before}>
            <Members caption={w.blocs.before} members={before} />
          </Card>
        )}
      </div>
    </Page>
  )
}

function Members({ caption, members }: { caption: string; members: Bloc['members'] }) {
  const w = words()
  return (
    <Table
      caption={caption}
      heads={[
        { label: w.blocs.member },
        { label: w.blocs.part },
        { label: w.tree.fromDay },
        { label: w.tree.toDay },
      ]}
    >
      {members.map((member) => (
        <tr key={member.id}>
          <th scope="row">{member.name}</th>
          <td data-label={w.blocs.part}>{w.blocs.parts[member.part]}</td>
          <td data-label={w.tree.fromDay}>{member.from && showDate(member.from)}</td>
          <td data-label={w.tree.toDay}>{member.to && showDate(member.to)}</td>
        </tr>
      ))}
    </Table>
  )
}
