import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import type { Home, Source } from '../../api/types.ts'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { Chip } from '../../ui/tag.tsx'
import { PassagePanel } from './passage-panel.tsx'
import { TargetsTable } from './tables.tsx'
import { byDemand } from './targets.ts'

/** Every target of the programmes at work, by programme. */
export function TargetsPage() {
  const home = useQuery(queries.home())
  return <Loaded query={home}>{(value) => <Targets home={value} />}</Loaded>
}

function Targets({ home }: { home: Home }) {
  const [source, setSource] = useState<Source | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const of = (programme: string) =>
    home.targets.filter((row) => row.sources.some((one) => one.programmeId === programme))
  const programmes = home.programmes.filter((programme) => of(programme.id).length > 0)
  const shown = byDemand(chosen === null ? home.targets : of(chosen))
  return (
    <Page
      title={t.home.targets}
      facts={t.home.targetsCount(home.targets.length)}
      crumb={
        <Crumb to={paths.home()} here={t.home.targets}>
          {t.nav.home}
        </Crumb>
      }
      acts={
        <Button icon="print" onClick={() => print()}>
          {t.home.printTargets}
        </Button>
      }
    >
      <div className="chips programme-chips" role="toolbar" aria-label={t.home.byProgramme}>
        <Chip on={chosen === null} count={home.targets.length} onPress={() => setChosen(null)}>
          {t.home.allProgrammesChip}
        </Chip>
        {programmes.map((programme) => (
          <Chip
            key={programme.id}
            on={chosen === programme.id}
            count={of(programme.id).length}
            onPress={() => setChosen(programme.id)}
          >
            {programme.number ?? programme.title}
          </Chip>
        ))}
      </div>
      <Card title={home.programmes.find((one) => one.id === chosen)?.title ?? t.home.targets}>
        <TargetsTable targets={shown} onSource={setSource} />
      </Card>
      {source && <PassagePanel source={source} onClose={() => setSource(null)} />}
    </Page>
  )
}
