import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { SubjectRequest } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { AreaField, SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useSession } from '../../ui/shell/session.tsx'
import { words } from './personal-words.ts'

type Kind = SubjectRequest['kind']

export function RequestForm() {
  const w = words()
  const { today } = useSession()
  const [form, setForm] = useState({
    name: '',
    personId: '',
    kind: 'see' as Kind,
    words: '',
    receivedOn: today as string | null | undefined,
    dueOn: null as string | null | undefined,
  })
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }))
  const found = useQuery({
    ...queries.people({ q: form.name, page: 1 }),
    enabled: form.name.trim().length > 1,
  })
  const send = useCommand(
    (_: typeof form, key) =>
      valueOf(
        api.POST('/api/requests', {
          body: {
            personId: form.personId || null,
            name: form.name,
            kind: form.kind,
            words: form.words,
            receivedOn: form.receivedOn ?? '',
            dueOn: form.dueOn ?? null,
            key,
          },
        }),
      ),
    ['requests'],
  )
  const people = (found.data?.people ?? []).slice(0, 12)
  return (
    <Card title={w.add}>
      <form
        className="card-in stack"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate(form, { onSuccess: () => set({ name: '', personId: '', words: '', dueOn: null }) })
        }}
      >
        {send.error && <ProblemNote error={send.error} />}
        <TextField
          label={w.who}
          hint={w.personHint}
          value={form.name}
          onText={(name) => set({ name, personId: '' })}
        />
        <SelectField
          label={w.person}
          value={form.personId}
          choices={[
            { value: '', label: w.noPerson },
            ...people.map((p) => ({
              value: p.id,
              label: [p.name, p.post, p.unit].filter(Boolean).join(', '),
            })),
          ]}
          onText={(personId) => set({ personId })}
        />
        <SelectField
          label={w.kind}
          value={form.kind}
          choices={Object.entries(w.kinds).map(([value, label]) => ({ value, label }))}
          onText={(kind) => set({ kind: kind as Kind })}
        />
        <AreaField label={w.words} value={form.words} onText={(said) => set({ words: said })} />
        <DateField
          label={w.received}
          value={today}
          today={today}
          wholeDay
          past
          onDate={(receivedOn) => set({ receivedOn })}
        />
        <DateField
          key={send.submittedAt}
          label={w.due}
          hint={w.dueHint}
          value={null}
          today={today}
          wholeDay
          onDate={(dueOn) => set({ dueOn })}
        />
        <p>
          <Button type="submit" kind="primary" busy={send.isPending ? w.saving : false}>
            {w.save}
          </Button>
        </p>
      </form>
    </Card>
  )
}
