import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { showDate } from '../../../core/kernel/dates.ts'
import type { Line, Place } from './nodes.ts'
import { words } from './words.ts'

interface TreeViewProps {
  readonly lines: readonly Line[]
  readonly chosen: string | null
  readonly onChoose: (place: Place) => void
  readonly onFold: (id: string, open: boolean) => void
}

/** The tree by the arrow keys: up and down to walk, right to open, left to fold or to go up, Enter to choose. */
export function TreeView({ lines, chosen, onChoose, onFold }: TreeViewProps) {
  const w = words().tree
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const focusId = lines.find((line) => line.id === (at ?? chosen))?.id ?? lines[0]?.id
  const go = (id: string | undefined): void => {
    if (id === undefined) return
    setAt(id)
    list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent, line: Line): void => {
    const index = lines.indexOf(line)
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(lines[index + 1]?.id),
      ArrowUp: () => go(lines[index - 1]?.id),
      Home: () => go(lines[0]?.id),
      End: () => go(lines.at(-1)?.id),
      ArrowRight: () => {
        if (line.children > 0 && !line.open) onFold(line.id, true)
        else if (line.children > 0) go(lines[index + 1]?.id)
      },
      ArrowLeft: () => {
        if (line.children > 0 && line.open) onFold(line.id, false)
        else go(line.parentId ?? undefined)
      },
      Enter: () => onChoose(line),
      ' ': () => onChoose(line),
    }
    const act = acts[event.key]
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <ul className="org-tree" role="tree" aria-label={w.tree} ref={list}>
      {lines.map((line) => (
        <TreeLine
          key={line.id}
          line={line}
          chosen={line.id === chosen}
          focusable={line.id === focusId}
          onKey={(event) => onKey(event, line)}
          onPress={() => {
            setAt(line.id)
            onChoose(line)
          }}
          onFold={() => onFold(line.id, !line.open)}
        />
      ))}
    </ul>
  )
}

interface LineProps {
  readonly line: Line
  readonly chosen: boolean
  readonly focusable: boolean
  readonly onKey: (event: KeyboardEvent) => void
  readonly onPress: () => void
  readonly onFold: () => void
}

function TreeLine({ line, chosen, focusable, onKey, onPress, onFold }: LineProps) {
  const w = words().tree
  const node = line.unit ?? line.body
  return (
    <li
      role="treeitem"
      data-id={line.id}
      aria-level={line.level}
      aria-selected={chosen}
      aria-expanded={line.children > 0 ? line.open : undefined}
      tabIndex={focusable ? 0 : -1}
      className={line.unit ? 'of-unit' : 'of-body'}
      style={{ paddingInlineStart: `calc(${Math.min(line.level - 1, 6)} * var(--step))` }}
      onKeyDown={onKey}
      onClick={onPress}
    >
      <span
        className="org-fold"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          if (line.children > 0) onFold()
        }}
      >
        {line.children > 0 ? (line.open ? '▾' : '▸') : ''}
      </span>
      <span className="org-label">
        <span className="org-name">{line.name}</span>
        {node.people !== null && node.people > 0 && (
          <span className="soft small-text">{w.people(node.people)}</span>
        )}
        {node.endedOn && <span className="soft small-text">{w.endedOn(showDate(node.endedOn))}</span>}
      </span>
    </li>
  )
}
