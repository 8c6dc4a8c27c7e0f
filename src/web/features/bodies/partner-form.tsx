import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Acts, bodyKindOf, bodyKinds } from './add-forms.tsx'
import type { Partner } from './queries.ts'
import { words } from './words.ts'

const NO_CONTACT = { person: '', phone: '', email: '', address: '' }
const CONTACT = ['person', 'phone', 'email', 'address'] as const

export function PartnerForm({ partner, onDone }: { partner: Partner | null; onDone: () => void }) {
  const w = words()
  const [fields, setFields] = useState({
    name: partner?.name ?? '',
    abbreviation: partner?.abbreviation ?? '',
    kind: partner?.kind ?? ('other' as const),
  })
  const [contact, setContact] = useState(partner?.contact ?? NO_CONTACT)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof fields>): void => setFields({ ...fields, ...change })
  const save = useCommand(
    (f: { readonly fields: typeof fields; readonly contact: typeof contact }, key) => {
      const empty = Object.values(f.contact).every((text) => text.trim() === '')
      const body = { ...f.fields, contact: empty ? null : f.contact, key }
      return partner
        ? valueOf(
            api.PATCH('/api/partners/{id}', {
              params: { path: { id: partner.id } },
              body: { ...body, version: partner.version },
            }),
          ).then(() => null)
        : valueOf(api.POST('/api/partners', { body })).then(() => null)
    },
    ['partners', 'tree'],
  )
  const good = fields.name.trim().length >= 2 && fields.abbreviation.trim() !== ''
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (good) save.mutate({ fields, contact }, { onSuccess: onDone })
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <TextField
        label={w.partners.name}
        value={fields.name}
        onText={(name) => set({ name })}
        error={tried && fields.name.trim().length < 2 ? w.tree.nameMissing : null}
        maxLength={300}
        autoFocus
      />
      <div className="pair">
        <TextField
          label={w.tree.abbreviation}
          value={fields.abbreviation}
          onText={(abbreviation) => set({ abbreviation })}
          error={tried && fields.abbreviation.trim() === '' ? t.setup.abbreviationMissing : null}
          maxLength={30}
        />
        <SelectField
          label={w.tree.kind}
          value={fields.kind}
          choices={bodyKinds()}
          onText={(text) => set({ kind: bodyKindOf(text) })}
        />
      </div>
      <div className="pair">
        {CONTACT.map((field) => (
          <TextField
            key={field}
            label={w.partners[field]}
            value={contact[field]}
            onText={(text) => setContact({ ...contact, [field]: text })}
            maxLength={field === 'phone' ? 40 : 200}
          />
        ))}
      </div>
      <Acts busy={save.isPending} label={partner ? t.common.save : w.partners.add} onCancel={onDone} />
    </form>
  )
}
