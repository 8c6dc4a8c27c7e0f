import { showDate } from '../../../core/kernel/dates.ts'
import type { ImportPreview, ImportRow } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Table } from '../data.tsx'
import { Note } from '../note.tsx'
import { Tag } from '../tag.tsx'

interface PreviewTableProps {
  readonly preview: ImportPreview
  /** rows that a person has mended here, by line */
  readonly mended: ReadonlyMap<number, ImportRow>
  readonly onMend: (row: ImportRow) => void
}

/** What was understood of the sheet: columns, rows with their problems (those first), units not yet known. */
export function PreviewTable({ preview, mended, onMend }: PreviewTableProps) {
  const rows = [...preview.rows].sort(
    (a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.line - b.line,
  )
  const bad = rows.filter((row) => row.problems.length > 0).length
  return (
    <div className="stack">
      {preview.problems.length > 0 && (
        <Note tone="warn" title={t.people.sheetProblems}>
          <ul className="plain-list">
            {preview.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Note>
      )}
      <p className="small-text soft" role="status">
        {t.people.previewSummary(rows.length, bad)}{' '}
        {preview.newUnits.length > 0 && t.people.newUnits(preview.newUnits)}
      </p>
      <div className="card preview-rows" tabIndex={0} role="region" aria-label={t.people.previewTitle}>
        <Table
          caption={t.people.previewTitle}
          heads={[
            { label: t.people.line, number: true },
            { label: t.people.name },
            { label: t.people.post },
            { label: t.people.unit },
            { label: t.people.sex },
            { label: t.people.born },
            { label: t.people.problems },
          ]}
        >
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="number" data-label={t.people.line}>
                {row.line}
              </td>
              {row.problems.length > 0 ? (
                <BadRow row={row} mended={mended.get(row.line)} onMend={onMend} />
              ) : (
                <GoodRow row={row} />
              )}
            </tr>
          ))}
        </Table>
      </div>
    </div>
  )
}

function GoodRow({ row }: { row: ImportRow }) {
  return (
    <>
      <th scope="row">{row.name}</th>
      <td data-label={t.people.post}>{row.post}</td>
      <td data-label={t.people.unit}>{row.unit}</td>
      <td data-label={t.people.sex}>{row.sex}</td>
      <td data-label={t.people.born}>{row.born && showDate(row.born)}</td>
      <td data-label={t.people.problems} />
    </>
  )
}

interface BadRowProps {
  readonly row: ImportRow
  readonly mended: ImportRow | undefined
  readonly onMend: (row: ImportRow) => void
}
const CELLS = ['name', 'post', 'unit', 'sex', 'born'] as const

/** A row with a problem can be mended in place; the server looks at it again before anything is written. */
function BadRow({ row, mended, onMend }: BadRowProps) {
  const shown = mended ?? row
  const write = (cell: (typeof CELLS)[number], text: string): void => {
    const value = text === '' ? null : text
    if (cell === 'name') onMend({ ...shown, name: text, problems: [] })
    else if (cell === 'sex')
      onMend({ ...shown, sex: value === 'nam' || value === 'nữ' ? value : null, problems: [] })
    else onMend({ ...shown, [cell]: value, problems: [] })
  }
  return (
    <>
      {CELLS.map((cell) => (
        <td key={cell} data-label={t.people[cell]}>
          {cell === 'sex' ? (
            <select
              className="input"
              aria-label={`${t.people.sex}, ${t.people.line} ${row.line}`}
              value={shown.sex ?? ''}
              onChange={(event) => write(cell, event.target.value)}
            >
              <option value="">{t.common.unknown}</option>
              <option value="nữ">{t.people.female}</option>
              <option value="nam">{t.people.male}</option>
            </select>
          ) : (
            <input
              className="input"
              aria-label={`${t.people[cell]}, ${t.people.line} ${row.line}`}
              value={shown[cell] ?? ''}
              onChange={(event) => write(cell, event.target.value)}
            />
          )}
        </td>
      ))}
      <td data-label={t.people.problems}>
        {mended ? <Tag tone="ok">{t.people.fixed}</Tag> : <Tag tone="bad">{row.problems.join('; ')}</Tag>}
      </td>
    </>
  )
}
