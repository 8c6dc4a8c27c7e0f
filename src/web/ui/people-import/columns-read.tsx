import type { ImportPreview } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'

export type ColumnField = ImportPreview['columns'][number]['field']
const FIELDS: readonly ColumnField[] = ['name', 'post', 'unit', 'sex', 'born', 'ignored']

interface ColumnsReadProps {
  readonly columns: ImportPreview['columns']
  readonly onColumns: (columns: readonly ColumnField[]) => void
}

/** What each column was taken for; a person who knows better says so, and the sheet is read again. */
export function ColumnsRead({ columns, onColumns }: ColumnsReadProps) {
  if (columns.length === 0) return null
  return (
    <fieldset className="columns-read">
      <legend className="bold small-text">{t.people.columnsRead}</legend>
      {columns.map((column, at) => {
        const header = column.header || t.people.columnAt(at + 1)
        return (
          <label key={`${at}-${header}`} className="column-read">
            <span className="clipped" title={header}>
              {header}
            </span>
            <select
              className="input"
              value={column.field}
              aria-label={t.people.columnMeans(header)}
              onChange={(event) =>
                onColumns(
                  columns.map((one, place) =>
                    place === at
                      ? (FIELDS.find((field) => field === event.target.value) ?? one.field)
                      : one.field,
                  ),
                )
              }
            >
              {FIELDS.map((field) => (
                <option key={field} value={field}>
                  {t.people.columnNames[field]}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}
