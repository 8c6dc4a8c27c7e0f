import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../../i18n/text.ts'
import { paths } from '../../paths.ts'
import { ButtonLink, Button } from '../../ui/button.tsx'
import { Card, Empty } from '../../ui/data.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { CheckField, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Crumb, Page } from '../../ui/page.tsx'
import { useMay, useSession } from '../../ui/shell/session.tsx'
import './bodies.css'
import { AddBody } from './add-forms.tsx'
import { foundIn, linesOf, placesOf } from './nodes.ts'
import { PlacePanel } from './place-panel.tsx'
import { queries, type Tree } from './queries.ts'
import { TreeView } from './tree-view.tsx'
import { words } from './words.ts'

/** The organisation: bodies under bodies, units under units, and what can be done with each. */
export function TreePage() {
  const w = words().tree
  const { today } = useSession()
  const [ended, setEnded] = useState(false)
  const [on, setOn] = useState<string | null>(null)
  const tree = useQuery(queries.tree({ ...(on ? { on } : {}), ...(ended ? { ended: 'true' } : {}) }))
  const mayPartners = useMay('partners.change')
  return (
    <Page
      title={w.title}
      facts={tree.data ? w.facts(tree.data.bodies.length, tree.data.units.length) : '\u00a0'}
      guide="to-chuc"
      crumb={
        <Crumb to={paths.settings()} here={w.title}>
          {t.nav.settings}
        </Crumb>
      }
      acts={
        <>
          <ButtonLink to={paths.orgHistory()}>{w.history}</ButtonLink>
          <ButtonLink to={paths.blocs()}>{w.blocs}</ButtonLink>
          {mayPartners && <ButtonLink to={paths.partners()}>{w.partners}</ButtonLink>}
          <ButtonLink kind="primary" to={paths.orgChange()}>
            {w.change}
          </ButtonLink>
        </>
      }
    >
      <Loaded query={tree}>
        {(value) => (
          <div className="org-columns">
            <TreeCard tree={value}>
              <div className="line wraps high">
                <CheckField label={w.ended} checked={ended} onCheck={setEnded} />
                <DateField
                  label={w.onDay}
                  hint={w.onDayHint}
                  value={on}
                  today={today}
                  wholeDay
                  onDate={(day) => setOn(day ?? null)}
                />
              </div>
            </TreeCard>
            <div id="noi">
              <PlaceCard tree={value} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

const useChosen = (): readonly [string | null, (id: string) => void] => {
  const [params, setParams] = useSearchParams()
  return [
    params.get('noi'),
    (id) =>
      setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), noi: id }), {
        replace: true,
      }),
  ]
}

function TreeCard({ tree, children }: { tree: Tree; children: React.ReactNode }) {
  const w = words().tree
  const [q, setQ] = useState('')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState(false)
  const [chosen, choose] = useChosen()
  const wanted = useDeferredValue(q.trim())
  const places = placesOf(tree)
  const found = wanted === '' ? null : foundIn(places, wanted)
  const lines = linesOf(places, closed, found)
  const fold = (id: string, open: boolean): void => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  return (
    <Card
      title={w.tree}
      side={
        tree.mayAddRoot && (
          <Button small icon="plus" onClick={() => setAdding(!adding)}>
            {w.addRoot}
          </Button>
        )
      }
    >
      <search className="card-in stack">
        {adding && <AddBody parentId={null} onDone={() => setAdding(false)} />}
        <TextField label={w.search} hint={w.searchHint} type="search" value={q} onText={setQ} />
        {children}
        <p role="status" className="soft small-text">
          {found && w.found(found.size)}
        </p>
      </search>
      {tree.bodies.length === 0 ? (
        <Empty icon="people" title={w.none}>
          {w.noneHint}
        </Empty>
      ) : (
        <TreeView
          lines={lines}
          chosen={chosen}
          onChoose={(place) => {
            choose(place.id)
            // on a phone the card stands under the tree
            requestAnimationFrame(() => document.getElementById('noi')?.scrollIntoView({ block: 'nearest' }))
          }}
          onFold={fold}
        />
      )}
    </Card>
  )
}

function PlaceCard({ tree }: { tree: Tree }) {
  const w = words().tree
  const [chosen] = useChosen()
  const places = placesOf(tree)
  const place = places.find((one) => one.id === chosen)
  if (!place)
    return (
      <Card title={w.details}>
        <p className="card-in soft">{w.choose}</p>
      </Card>
    )
  return <PlacePanel key={place.id} place={place} places={places} />
}
