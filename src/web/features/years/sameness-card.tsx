import { api, valueOf } from '../../api/client.ts'
import type { Home, Sameness, Source } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { fullDate } from '../../i18n/dates.ts'
import { t } from '../../i18n/text.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned } from '../../ui/cleaned.ts'
import { Card } from '../../ui/data.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { useMay } from '../../ui/shell/session.tsx'
import { SourceLink } from '../../ui/source-link.tsx'

interface Word {
  readonly group: Sameness
  /** null takes back what was said */
  readonly same: boolean | null
}
type Open = (source: Source) => void

const itemsOf = (group: Sameness): string[] => group.members.map((member) => member.item)
const nameOf = (group: Sameness): string => group.members[0]?.name ?? ''
const keyOf = (group: Sameness): string => itemsOf(group).join()

function useSamenessWords() {
  return useCommand(
    ({ group, same }: Word, key) => {
      const body = { items: itemsOf(group), key, version: group.version }
      return valueOf(
        same === null
          ? api.POST('/api/sameness/undo', { body })
          : api.POST('/api/sameness', { body: { ...body, same } }),
      )
    },
    ['home'],
  )
}
type Words = ReturnType<typeof useSamenessWords>

/** What several plans name alike: one question at a time, what disagrees, and what was answered. Nothing is merged unasked. */
export function SamenessCard({ home, onSource }: { home: Home; onSource: Open }) {
  const words = useSamenessWords()
  const maySay = useMay('sameness.decide')
  const asked = maySay ? home.samenesses : []
  const clashes = home.samenessesDecided.filter((one) => one.state === 'same' && one.differs.length > 0)
  const [first] = asked
  if (!first && home.samenessesDecided.length === 0) return null
  return (
    <Card
      title={t.sameness.title}
      side={asked.length > 0 && <span className="small-text soft">{t.sameness.left(asked.length)}</span>}
    >
      <div className="card-in stack">
        <Answer words={words} decided={home.samenessesDecided} />
        {first && <Question group={first} words={words} onSource={onSource} />}
        {clashes.map((clash) => (
          <Note key={keyOf(clash)} tone="warn" title={t.sameness.clash(nameOf(clash), clash.differs)}>
            <Members group={clash} onSource={onSource} />
          </Note>
        ))}
      </div>
      <Answered groups={home.samenessesDecided} words={words} maySay={maySay} />
    </Card>
  )
}

function Question({ group, words, onSource }: { group: Sameness; words: Words; onSource: Open }) {
  const said = words.isPending ? words.variables.same : undefined
  return (
    <div>
      <p>
        <b>{t.sameness.ask(group.kind, group.members.length)}</b>
      </p>
      <Members group={group} onSource={onSource} />
      <div className="note-acts">
        <Button
          small
          busy={said === true ? t.common.saving : false}
          onClick={() => words.mutate({ group, same: true })}
        >
          {t.sameness.same}
        </Button>
        <Button
          small
          busy={said === false ? t.common.saving : false}
          onClick={() => words.mutate({ group, same: false })}
        >
          {t.sameness.different}
        </Button>
      </div>
    </div>
  )
}

/** Each plan's sentence, with what it says. */
function Members({ group, onSource }: { group: Sameness; onSource: Open }) {
  return (
    <ul className="plain-list">
      {group.members.map((member) => (
        <li key={member.item}>
          <span className="sentence">{cleaned(member.source.quote)}</span>{' '}
          {member.value !== '' && <span className="soft">· {member.value} </span>}
          <SourceLink source={member.source} onOpen={onSource} />
        </li>
      ))}
    </ul>
  )
}

/** The last answer, where the question was; it can be taken back. */
function Answer({ words, decided }: { words: Words; decided: readonly Sameness[] }) {
  if (words.error) return <ProblemNote error={words.error} />
  const last = words.data && words.variables
  if (!last || last.same === null) return null
  const now = decided.find((one) => itemsOf(one).every((item) => itemsOf(last.group).includes(item)))
  if (!now) return null
  return (
    <Note
      tone="ok"
      role="status"
      title={t.sameness.said(nameOf(last.group), last.same)}
      acts={
        <Button
          small
          icon="undo"
          onClick={() => words.mutate({ group: { ...last.group, version: now.version }, same: null })}
        >
          {t.common.undo}
        </Button>
      }
    />
  )
}

interface AnsweredProps {
  readonly groups: readonly Sameness[]
  readonly words: Words
  readonly maySay: boolean
}

function Answered({ groups, words, maySay }: AnsweredProps) {
  if (groups.length === 0) return null
  return (
    <details className="folded">
      <summary>{t.sameness.answered(groups.length)}</summary>
      <ul className="rows">
        {groups.map((group) => (
          <li key={keyOf(group)}>
            <b className="sentence">{nameOf(group)}</b>
            <div className="small-text soft">
              {[
                t.sameness.states[group.state],
                group.members.map((member) => member.programme).join(', '),
                group.on && t.sameness.by(fullDate(group.on), group.by ?? ''),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {maySay && (
              <Button small kind="ghost" icon="undo" onClick={() => words.mutate({ group, same: null })}>
                {t.sameness.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
