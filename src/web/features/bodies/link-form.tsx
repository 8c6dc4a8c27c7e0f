import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import { queries as shared } from '../../api/queries.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Acts } from './add-forms.tsx'
import type { Partner } from './queries.ts'
import { words } from './words.ts'

const DAYS = [7, 30, 90, 365]

/** Chooses what is laid out for a partner, and shows the link this once. */
export function LinkForm({ partner, onDone }: { partner: Partner; onDone: () => void }) {
  const w = words().partners
  const programmes = useQuery(shared.programmes())
  const [label, setLabel] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [days, setDays] = useState(30)
  const [tried, setTried] = useState(false)
  const make = useCommand(
    (sent: { label: string; programmeIds: string[]; days: number }, key) =>
      valueOf(api.POST('/api/guest-links', { body: { ...sent, partnerId: partner.id, key } })),
    ['partners'],
  )
  if (make.data) return <Made token={make.data.token} onDone={onDone} />
  const list = programmes.data?.programmes ?? []
  const toggle = (id: string, on: boolean): void =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (label.trim() !== '' && chosen.length > 0)
          make.mutate({ label: label.trim(), programmeIds: [...chosen], days })
      }}
    >
      {make.error && <ProblemNote error={make.error} />}
      <p className="bold">{partner.name}</p>
      <TextField
        label={w.label}
        hint={w.labelHint}
        value={label}
        onText={setLabel}
        error={tried && label.trim() === '' ? w.labelMissing : null}
        maxLength={200}
        autoFocus
      />
      <fieldset>
        <legend className="bold small-text">{w.programmes}</legend>
        {tried && chosen.length === 0 && <p className="wrong">{w.programmesMissing}</p>}
        {list.length === 0 && <p className="soft">{w.noProgrammes}</p>}
        {list.map((programme) => (
          <CheckField
            key={programme.id}
            label={programme.title}
            checked={chosen.includes(programme.id)}
            onCheck={(on) => toggle(programme.id, on)}
          />
        ))}
      </fieldset>
      <SelectField
        label={w.days}
        value={String(days)}
        choices={DAYS.map((n) => ({ value: String(n), label: w.daysChoice(n) }))}
        onText={(text) => setDays(Number(text))}
      />
      <Acts busy={make.isPending} label={w.make} onCancel={onDone} />
    </form>
  )
}

function Made({ token, onDone }: { token: string | null; onDone: () => void }) {
  const w = words().partners
  const [copied, setCopied] = useState(false)
  if (token === null)
    return <Note tone="warn" title={w.repeated} acts={<Button onClick={onDone}>{t.common.close}</Button>} />
  const link = location.origin + paths.guest(token)
  return (
    <div className="stack">
      <Note tone="warn" role="status" title={w.once} />
      <p className="guest-link-text">{link}</p>
      <QrCode text={link} />
      <div className="line wraps">
        {/* without TLS a browser keeps the clipboard to itself: then the link is copied by hand */}
        {'clipboard' in navigator && (
          <Button
            onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
            icon="document"
          >
            {w.copy}
          </Button>
        )}
        <Button kind="primary" onClick={onDone}>
          {t.common.close}
        </Button>
        {copied && <span role="status">{w.copied}</span>}
      </div>
    </div>
  )
}

/** Drawn in this browser: the link goes nowhere. */
function QrCode({ text }: { text: string }) {
  const [image, setImage] = useState<string | null>(null)
  useEffect(() => {
    let here = true
    void import('qrcode')
      .then(({ default: qr }) => qr.toDataURL(text, { margin: 2, width: 400 }))
      .then((url) => here && setImage(url))
    return () => {
      here = false
    }
  }, [text])
  return image && <img className="guest-qr" src={image} alt={words().partners.qr} />
}
