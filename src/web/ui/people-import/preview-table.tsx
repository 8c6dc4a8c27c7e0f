import type { ImportPreview } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { Table } from '../data.tsx'
import { Note } from '../note.tsx'
import { Tag } from '../tag.tsx'

/** What was understood of the sheet: columns, rows with their problems (those first), units not yet known. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
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
      <p className="small-text soft">
        {t.people.columnsRead}{' '}
        {preview.columns
          .map((column) => `${column.header} → ${t.people.columnNames[column.field]}`)
          .join('; ')}
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
              <th scope="row">{row.name}</th>
              <td data-label={t.people.post}>{row.post}</td>
              <td data-label={t.people.unit}>{row.unit}</td>
              <td data-label={t.people.sex}>{row.sex}</td>
              <td data-label={t.people.born}>{row.born}</td>
              <td data-label={t.people.problems}>
                {row.problems.length > 0 ? <Tag tone="bad">{row.problems.join('; ')}</Tag> : null}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </div>
  )
}
