import { useState } from 'react'
import { api, valueOf } from '../../api/client.ts'
import type { Unit } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Note } from '../note.tsx'
import { ProblemNote } from '../problem-note.tsx'

interface Row {
  readonly row: number
  readonly id?: string
  readonly name: string
  readonly kind: Unit['kind']
  readonly headcount: number
}
const KINDS: readonly Unit['kind'][] = [
  'division',
  'office',
  'affiliated',
  'union',
  'youth-union',
  'party-cell',
  'other',
]
const asRow = (unit: Unit, row: number): Row => ({ ...unit, row })

interface UnitsFormProps {
  readonly units: readonly Unit[]
  readonly version: number
  readonly submit: string
  readonly onSaved?: () => void
}

/** The list of units, edited whole: a row a unit, names pasted as lines become rows. */
export function UnitsForm({ units, version, submit, onSaved }: UnitsFormProps) {
  const [rows, setRows] = useState<readonly Row[]>(() => (units.length > 0 ? units.map(asRow) : [blank(0)]))
  const [saved, setSaved] = useState(false)
  const save = useCommand(
    (wanted: readonly Row[], key) =>
      valueOf(
        api.PUT('/api/units', {
          body: {
            units: wanted.map(({ id, name, kind }) => ({ ...(id ? { id } : {}), name: name.trim(), kind })),
            key,
            version,
          },
        }),
      ),
    ['units', 'session', 'people'],
  )
  const change = (row: number, part: Partial<Row>): void => {
    setSaved(false)
    setRows(rows.map((one) => (one.row === row ? { ...one, ...part } : one)))
  }
  const next = Math.max(-1, ...rows.map((row) => row.row)) + 1
  const paste = (row: number, text: string): boolean => {
    const names = text
      .split(/\r?\n/)
      .map((line) => line.split('\t')[0]?.trim() ?? '')
      .filter(Boolean)
    if (names.length < 2) return false
    const at = rows.findIndex((one) => one.row === row)
    setRows([
      ...rows.slice(0, at),
      ...names.map((name, n) => ({ ...blank(next + n), name, kind: guess(name) })),
      ...rows.slice(at + 1),
    ])
    return true
  }
  const named = rows.filter((row) => row.name.trim() !== '')
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(named, {
          onSuccess: ({ units: kept }) => {
            setRows(kept.map(asRow))
            setSaved(true)
            onSaved?.()
          },
        })
      }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <p className="hint">{t.units.hint}</p>
      <ul className="stack-tight">
        {rows.map((row, at) => (
          <li key={row.row} className="unit-row">
            <input
              className="input"
              aria-label={t.units.nameOf(at + 1)}
              placeholder={t.units.example}
              value={row.name}
              maxLength={200}
              onChange={(event) => change(row.row, { name: event.target.value })}
              onBlur={() => row.kind === 'division' && !row.id && change(row.row, { kind: guess(row.name) })}
              onPaste={(event) =>
                paste(row.row, event.clipboardData.getData('text')) && event.preventDefault()
              }
            />
            <select
              className="input"
              aria-label={t.units.kindOf(at + 1)}
              value={row.kind}
              onChange={(event) =>
                change(row.row, { kind: KINDS.find((kind) => kind === event.target.value) ?? 'other' })
              }
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t.unitKinds[kind]}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="btn ghost"
              aria-label={t.units.remove(row.name)}
              title={row.headcount > 0 ? t.units.removeWith(row.headcount) : t.common.remove}
              onClick={() => setRows(rows.filter((one) => one !== row))}
            >
              <Icon name="trash" small />
            </button>
          </li>
        ))}
      </ul>
      <div className="form-acts">
        <Button kind="primary" type="submit" busy={save.isPending ? t.common.saving : false}>
          {submit}
        </Button>
        <Button icon="plus" onClick={() => setRows([...rows, blank(next)])}>
          {t.units.add}
        </Button>
      </div>
      {saved && (
        <Note tone="ok" role="status">
          {t.units.saved(named.length)}
        </Note>
      )}
    </form>
  )
}

const blank = (row: number): Row => ({ row, name: '', kind: 'division', headcount: 0 })

/** The kind that a name tells; a person may choose another. */
export function guess(name: string): Unit['kind'] {
  const text = name.normalize('NFC').toLowerCase()
  if (/^đoàn thanh niên|^chi đoàn|^đoàn tncs/.test(text)) return 'youth-union'
  if (/công đoàn/.test(text)) return 'union'
  if (/^chi bộ|^đảng bộ|^đảng ủy/.test(text)) return 'party-cell'
  if (text.startsWith('văn phòng')) return 'office'
  if (/^trung tâm|^trường|^bệnh viện|^chi cục|^ban quản lý/.test(text)) return 'affiliated'
  return 'division'
}
