import { useState } from 'react'
import { ROLE_NAMES } from '../../../core/people/may.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { InviteList, InviteRow } from './queries.ts'
import { words } from './words.ts'

interface Props {
  readonly list: InviteList
  readonly busy: string | false
  readonly onBack: () => void
  readonly onSend: (rows: InviteRow[]) => void
}

/** Rows as they were understood, those with problems first and open for mending; the server looks at each again. */
export function InviteRows({ list, busy, onBack, onSend }: Props) {
  const w = words()
  const [mended, setMended] = useState<ReadonlyMap<number, InviteRow>>(new Map())
  const bad = list.rows.filter((row) => row.problems.length > 0)
  const rows = [...bad, ...list.rows.filter((row) => row.problems.length === 0)]
  const good = list.rows.map((row) => mended.get(row.line) ?? row).filter((row) => row.problems.length === 0)
  const left = list.rows.length - good.length
  return (
    <div className="stack">
      {list.problems.map((problem) => (
        <Note key={problem} tone="warn" title={problem} />
      ))}
      <p className="small-text soft" role="status">
        {w.previewSummary(rows.length, bad.length)}
      </p>
      <div className="card preview-rows" tabIndex={0} role="region" aria-label={w.previewTitle}>
        <Table
          caption={w.previewTitle}
          heads={[
            { label: w.line, number: true },
            { label: w.name },
            { label: w.email },
            { label: w.role },
            { label: w.unit },
            { label: w.problems },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="number" data-label={w.line}>
                {row.line}
              </td>
              {row.problems.length === 0 ? (
                <Cells row={row} />
              ) : (
                <Mending
                  row={row}
                  mended={mended.get(row.line)}
                  onMend={(next) => setMended(new Map(mended).set(row.line, next))}
                />
              )}
            </tr>
          ))}
        </Table>
      </div>
      <div className="form-acts">
        <Button
          kind="primary"
          busy={busy}
          why={good.length === 0 ? w.noGoodRows : null}
          onClick={() => onSend(good)}
        >
          {w.inviteRows(good.length)}
        </Button>
        <Button onClick={onBack}>{w.otherSheet}</Button>
        {left > 0 && good.length > 0 && <span className="reason">{w.leftOut(left)}</span>}
      </div>
    </div>
  )
}

function Cells({ row }: { row: InviteRow }) {
  const w = words()
  return (
    <>
      <th scope="row">{row.name}</th>
      <td data-label={w.email}>{row.email}</td>
      <td data-label={w.role}>{row.role && t.roles[row.role]}</td>
      <td data-label={w.unit}>{row.unit}</td>
      <td data-label={w.problems} />
    </>
  )
}

interface MendingProps {
  readonly row: InviteRow
  readonly mended: InviteRow | undefined
  readonly onMend: (row: InviteRow) => void
}
const TEXTS = ['name', 'email', 'unit'] as const

function Mending({ row, mended, onMend }: MendingProps) {
  const w = words()
  const shown = mended ?? row
  const box = (cell: (typeof TEXTS)[number]) => (
    <td data-label={w[cell]}>
      <input
        className="input"
        aria-label={`${w[cell]}, ${w.line} ${row.line}`}
        value={shown[cell] ?? ''}
        onChange={(event) => {
          const text = event.target.value
          onMend({
            ...shown,
            [cell]: cell === 'name' ? text : text.trim() === '' ? null : text,
            problems: [],
          })
        }}
      />
    </td>
  )
  return (
    <>
      {box('name')}
      {box('email')}
      <td data-label={w.role}>
        <select
          className="input"
          aria-label={`${w.role}, ${w.line} ${row.line}`}
          value={shown.role ?? ''}
          onChange={(event) =>
            onMend({
              ...shown,
              role: ROLE_NAMES.find((role) => role === event.target.value) ?? null,
              problems: [],
            })
          }
        >
          <option value="">{row.roleWords ? `${row.roleWords}?` : w.chooseRole}</option>
          {ROLE_NAMES.map((role) => (
            <option key={role} value={role}>
              {t.roles[role]}
            </option>
          ))}
        </select>
      </td>
      {box('unit')}
      <td data-label={w.problems}>
        {mended ? <Tag tone="ok">{w.fixed}</Tag> : <Tag tone="bad">{row.problems.join('; ')}</Tag>}
      </td>
    </>
  )
}
