import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { codeOf } from '../../api/problem.ts'
import { queries } from '../../api/queries.ts'
import type { components } from '../../api/schema.generated.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { words } from './posts-words.ts'

export type Post = components['schemas']['Post']
type Row = Post & { readonly row: string }
interface PostsFormProps {
  readonly personId: string
  readonly posts: readonly Post[]
  readonly version: number
  readonly onDone: () => void
}

/** All posts of a person at once. Somebody else's hand in between is said, and nothing is written. */
export function PostsForm({ personId, posts, version, onDone }: PostsFormProps) {
  const w = words()
  const { body } = useSession()
  const [rows, setRows] = useState<readonly Row[]>(() =>
    posts.map((post) => ({ ...post, row: post.id ?? 'main' })),
  )
  const [count, setCount] = useState(0)
  const save = useCommand(
    (list: readonly Row[], key) =>
      valueOf(
        api.PUT('/api/people/{id}/posts', {
          params: { path: { id: personId } },
          body: {
            posts: list.map(({ id, bodyId, unitId, post, leader, main, from, to }) => ({
              id,
              bodyId,
              unitId,
              post,
              leader,
              main,
              from,
              to,
            })),
            version,
            key,
          },
        }),
      ),
    ['people', 'units', 'tree'],
  )
  const set = (row: string, change: Partial<Row>): void =>
    setRows(
      rows.map((one) =>
        one.row === row ? { ...one, ...change } : change.main ? { ...one, main: false } : one,
      ),
    )
  const add = (): void => {
    setCount(count + 1)
    const place = { bodyId: body?.id ?? '', body: body?.name ?? '', unitId: null, unit: null }
    const post = { id: null, post: '', leader: false, main: rows.length === 0, from: null, to: null }
    setRows([...rows, { ...place, ...post, row: `new${count}` }])
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(rows, { onSuccess: onDone })
      }}
    >
      {save.error &&
        (codeOf(save.error) === 'version.stale' ? (
          <Note tone="warn" role="alert" title={w.stale} />
        ) : (
          <ProblemNote error={save.error} />
        ))}
      <ul className="rows">
        {rows.map((one) => (
          <li key={one.row}>
            <PostFields
              row={one}
              onChange={(change) => set(one.row, change)}
              onRemove={() => setRows(rows.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <Button small icon="plus" onClick={add}>
        {w.add}
      </Button>
      <div className="line wraps">
        <Button kind="primary" type="submit" busy={save.isPending ? t.common.saving : false}>
          {t.common.save}
        </Button>
        <Button kind="ghost" onClick={onDone}>
          {t.common.cancel}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly row: Row
  readonly onChange: (change: Partial<Row>) => void
  readonly onRemove: () => void
}

/** Units of my body are offered; a post elsewhere keeps the place that it has. */
function PostFields({ row, onChange, onRemove }: FieldsProps) {
  const w = words()
  const { today, body } = useSession()
  const units = useQuery(queries.units()).data?.units ?? []
  const away = row.bodyId !== body?.id
  const choices = away
    ? [{ value: row.unitId ?? '', label: [row.unit, row.body].filter(Boolean).join(', ') }]
    : [{ value: '', label: w.noUnit }, ...units.map((unit) => ({ value: unit.id, label: unit.name }))]
  const known = choices.some((choice) => choice.value === (row.unitId ?? ''))
  const all = known ? choices : [...choices, { value: row.unitId ?? '', label: row.unit ?? '' }]
  return (
    <div className="stack-tight">
      <div className="pair">
        <TextField
          label={w.post}
          value={row.post}
          onText={(post) => onChange({ post })}
          maxLength={200}
          required
        />
        <SelectField
          label={w.unit}
          value={row.unitId ?? ''}
          choices={all}
          onText={(id) => onChange({ unitId: id || null })}
        />
        <DateField
          label={w.from}
          value={row.from}
          today={today}
          wholeDay
          onDate={(from) => onChange({ from: from ?? null })}
        />
        <DateField
          label={w.to}
          value={row.to}
          today={today}
          wholeDay
          onDate={(to) => onChange({ to: to ?? null })}
        />
      </div>
      <div className="line wraps">
        <CheckField label={w.isMain} checked={row.main} onCheck={(main) => onChange({ main })} />
        <CheckField label={w.leader} checked={row.leader} onCheck={(leader) => onChange({ leader })} />
        <Button small kind="ghost" icon="trash" aria-label={w.remove(row.post)} onClick={onRemove}>
          {t.common.remove}
        </Button>
      </div>
    </div>
  )
}
