import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { choosable, sorts, type Destination, type Draft, type Hanging } from './change-form.ts'
import type { ChangePreview, Tree } from './queries.ts'
import { words } from './words.ts'

interface PreviewProps {
  readonly tree: Tree
  readonly draft: Draft
  readonly preview: ChangePreview
  readonly decisions: Readonly<Record<string, Destination>>
  readonly onDecide: (decisions: Readonly<Record<string, Destination>>) => void
  readonly busy: boolean
  readonly error: unknown
  readonly onCarry: () => void
}

/** Who and what goes where. What the program must not guess is asked; only then is it carried out. */
export function ChangePreviewCard(props: PreviewProps) {
  const w = words()
  const { tree, draft, preview, decisions, onDecide } = props
  const shown = preview.hanging.filter((one) => !one.silent)
  const open = shown.filter((one) => one.to === null).length
  const from = choosable(tree, draft)
    .filter((place) => draft.from.includes(place.id))
    .map((place) => place.name)
    .join(', ')
  const decide = (ids: readonly string[], to: Destination): void =>
    onDecide({ ...decisions, ...Object.fromEntries(ids.map((id) => [id, to])) })
  return (
    <Card title={w.change.result}>
      <div className="card-in stack">
        {shown.length === 0 && <p>{w.change.nothing}</p>}
        {sorts(shown).map(([thing, all]) => (
          <Sort key={thing} draft={draft} all={all} onDecide={decide} />
        ))}
        {sorts(preview.hanging.filter((one) => one.silent)).map(([thing, all]) => (
          <p key={thing} className="soft small-text">
            {w.change.silent(w.change.things[thing], all.length)}
          </p>
        ))}
        {preview.settings.length > 0 && (
          <p className="soft small-text">{w.change.settings(preview.settings.join(', '))}</p>
        )}
        {draft.kind !== 'rename' && <Note tone="info">{w.change.streak}</Note>}
        {preview.blocked.length > 0 && (
          <Note tone="bad" title={w.change.blocked}>
            {preview.blocked.join('; ')}
          </Note>
        )}
        {open > 0 ? (
          <Note tone="unknown" role="status" title={w.change.undecided(open)} />
        ) : (
          shown.length > 0 && (
            <Note tone="ok" role="status">
              {w.change.decided}
            </Note>
          )
        )}
        <p>{w.change.confirm(w.kinds[draft.kind], from)}</p>
        {props.error !== null && <ProblemNote error={props.error} />}
        <Button
          kind="primary"
          why={open > 0 ? w.change.undecided(open) : preview.blocked.length > 0 ? w.change.blocked : null}
          busy={props.busy ? w.change.carrying : false}
          onClick={props.onCarry}
        >
          {w.change.carry}
        </Button>
      </div>
    </Card>
  )
}

const roleIn = (title: string): string =>
  title.replace(/ · ([a-z-]+)$/, (whole, role: string) =>
    role in t.roles ? ` · ${t.roles[role as keyof typeof t.roles]}` : whole,
  )

function endOf(draft: Draft, thing: Hanging['thing']): string {
  const w = words().change
  return draft.level === 'body' && (thing === 'person' || thing === 'unit')
    ? w.endsOfBody[thing]
    : w.ends[thing]
}

interface SortProps {
  readonly draft: Draft
  readonly all: readonly Hanging[]
  readonly onDecide: (ids: readonly string[], to: Destination) => void
}

function Sort({ draft, all, onDecide }: SortProps) {
  const w = words().change
  const [first] = all
  if (!first) return null
  return (
    <section>
      <h3 className="bold">
        {w.things[first.thing]} ({all.length})
      </h3>
      {all.length > 1 && (
        <div className="org-ask">
          <span className="soft">{w.all(all.length)}</span>
          <Where
            draft={draft}
            thing={first.thing}
            label={w.all(all.length)}
            value={null}
            onChoose={(to) =>
              onDecide(
                all.map((one) => one.id),
                to,
              )
            }
          />
        </div>
      )}
      {all.map((one) => (
        <div className="org-ask" key={one.id}>
          <span>{roleIn(one.title)}</span>
          <Where
            draft={draft}
            thing={one.thing}
            label={`${w.to}: ${roleIn(one.title)}`}
            value={one.to}
            onChoose={(to) => onDecide([one.id], to)}
          />
        </div>
      ))}
    </section>
  )
}

interface WhereProps {
  readonly draft: Draft
  readonly thing: Hanging['thing']
  readonly label: string
  readonly value: Destination | null
  readonly onChoose: (to: Destination) => void
}

function Where({ draft, thing, label, value, onChoose }: WhereProps) {
  const w = words().change
  return (
    <select
      className="input"
      aria-label={label}
      value={value === null ? '' : String(value)}
      onChange={(event) => {
        const { value: text } = event.target
        if (text !== '') onChoose(text === 'end' ? 'end' : Number(text))
      }}
    >
      <option value="">{w.ask}</option>
      {draft.heirs.map((heir, at) => (
        <option key={at} value={at}>
          {heir.name}
        </option>
      ))}
      <option value="end">{endOf(draft, thing)}</option>
    </select>
  )
}
