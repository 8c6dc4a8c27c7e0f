import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { words } from './words.ts'

interface Person {
  readonly id: string
  readonly name: string
}

/** Which record of the body an account belongs to: found by name, chosen by hand, for two may bear one name. */
export function PersonLink({
  person,
  onPerson,
}: {
  person: Person | null
  onPerson: (person: Person | null) => void
}) {
  const w = words()
  const [q, setQ] = useState('')
  const found = useQuery({ ...queries.people({ q }), enabled: q.trim() !== '' })
  const people = q.trim() === '' ? [] : (found.data?.people ?? []).slice(0, 20)
  const others = people.filter((one) => one.id !== person?.id)
  return (
    <div className="pair">
      <TextField label={w.linkPerson} hint={w.linkPersonHint} type="search" value={q} onText={setQ} />
      <SelectField
        label={w.choosePerson}
        value={person?.id ?? ''}
        choices={[
          { value: '', label: w.noPersonChosen },
          ...(person ? [{ value: person.id, label: person.name }] : []),
          ...others.map((one) => ({
            value: one.id,
            label: [one.name, one.post, one.unit].filter(Boolean).join(', '),
          })),
        ]}
        onText={(id) => {
          const chosen = others.find((one) => one.id === id)
          if (id === '') onPerson(null)
          else if (chosen) onPerson({ id, name: chosen.name })
        }}
      />
    </div>
  )
}
