import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Card, Table } from '../../ui/data.tsx'
import { UnitsForm } from '../../ui/forms/units-form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay } from '../../ui/shell/session.tsx'

export function UnitsPage() {
  const units = useQuery(queries.units())
  const mayChange = useMay('units.change')
  return (
    <Page
      title={t.units.title}
      narrow
      guide="ho-so"
      crumb={
        <Crumb to={paths.settings()} here={t.units.title}>
          {t.nav.settings}
        </Crumb>
      }
    >
      <Loaded query={units}>
        {(value) => (
          <Card title={t.units.count(value.units.length)}>
            {mayChange ? (
              <div className="card-in">
                <UnitsForm units={value.units} version={value.version} submit={t.units.save} />
              </div>
            ) : (
              <Table
                caption={t.units.title}
                heads={[
                  { label: t.units.name },
                  { label: t.units.kind },
                  { label: t.units.headcount, number: true },
                ]}
              >
                {value.units.map((unit) => (
                  <tr key={unit.id}>
                    <th scope="row">{unit.name}</th>
                    <td data-label={t.units.kind}>{t.unitKinds[unit.kind]}</td>
                    <td className="number" data-label={t.units.headcount}>
                      {unit.headcount}
                    </td>
                  </tr>
                ))}
              </Table>
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
