import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import type { NetworkView } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { words } from './words.ts'

const lines = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ),
]
const NAME = /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)$/

interface Choice {
  readonly names: string[]
  readonly addresses: string[]
  readonly open: boolean
  readonly newRoot: boolean
}

/** Names, addresses, and whether others may come: one click makes or renews the certificate. */
export function CertificateForm({ view }: { view: NetworkView }) {
  const w = words()
  const { certificate, machine } = view
  const [names, setNames] = useState(
    (certificate?.names ?? [machine.name].filter((name) => NAME.test(name))).join('\n'),
  )
  const [chosen, setChosen] = useState<readonly string[]>(
    certificate?.addresses.filter((a) => machine.addresses.includes(a)) ?? machine.addresses,
  )
  const [others, setOthers] = useState(
    (certificate?.addresses ?? []).filter((a) => !machine.addresses.includes(a)).join('\n'),
  )
  const [open, setOpen] = useState(certificate === null || view.open)
  const [newRoot, setNewRoot] = useState(false)
  const [tried, setTried] = useState(false)
  const make = useCommand(
    (choice: Choice, key) => valueOf(api.POST('/api/network/certificate', { body: { ...choice, key } })),
    ['network'],
  )
  const badName = lines(names).some((name) => !NAME.test(name) || /^[\d.]+$/.test(name))
  const badAddress = lines(others).some((address) => !ADDRESS.test(address))
  return (
    <Card title={certificate ? w.renew : w.make}>
      <form
        className="card-in form"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!badName && !badAddress)
            make.mutate({ names: lines(names), addresses: [...chosen, ...lines(others)], open, newRoot })
        }}
      >
        {make.error && <ProblemNote error={make.error} />}
        {make.isSuccess && <Note tone="ok" role="status" title={w.made} />}
        <AreaField
          label={w.names}
          hint={w.namesHint}
          value={names}
          onText={setNames}
          rows={2}
          error={tried && badName ? w.bad : null}
        />
        {machine.addresses.length > 0 && (
          <fieldset>
            <legend>{w.addresses}</legend>
            {machine.addresses.map((address) => (
              <Choose
                key={address}
                label={address}
                on={chosen.includes(address)}
                onChange={(on) => setChosen(on ? [...chosen, address] : chosen.filter((a) => a !== address))}
              />
            ))}
          </fieldset>
        )}
        <AreaField
          label={w.otherAddresses}
          hint={w.otherAddressesHint}
          value={others}
          onText={setOthers}
          rows={2}
          error={tried && badAddress ? w.bad : null}
        />
        {!view.hostGiven && <Choose label={w.open} hint={w.openHint} on={open} onChange={setOpen} />}
        {certificate && <Choose label={w.newRoot} hint={w.newRootHint} on={newRoot} onChange={setNewRoot} />}
        <div className="form-acts">
          <Button type="submit" kind="primary" icon="lock" busy={make.isPending ? w.making : false}>
            {certificate ? w.renew : w.make}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function Choose({
  label,
  hint,
  on,
  onChange,
}: {
  label: string
  hint?: string
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint && <span className="soft small-text block">{hint}</span>}
      </span>
    </label>
  )
}
