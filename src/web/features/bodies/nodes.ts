import { withAbove } from '../../../core/bodies/tree.ts'
import { searchKey } from '../../../core/people/names.ts'
import type { Tree, TreeBody, TreeUnit } from './queries.ts'

/** A place in the tree: a body, or a unit under its body or under another unit. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly body: TreeBody
  readonly unit: TreeUnit | null
}
export interface Line extends Place {
  readonly level: number
  readonly children: number
  readonly open: boolean
}

export function placesOf(tree: Tree): readonly Place[] {
  const bodies = new Map(tree.bodies.map((body) => [body.id, body]))
  const shown = new Set([...tree.bodies, ...tree.units].map((node) => node.id))
  const under = (id: string | null): string | null => (id !== null && shown.has(id) ? id : null)
  const units = tree.units.flatMap((unit): Place[] => {
    const body = bodies.get(unit.bodyId)
    return body
      ? [{ id: unit.id, name: unit.name, parentId: under(unit.parentId) ?? body.id, body, unit }]
      : []
  })
  // the units of a body stand before the bodies under it
  return [
    ...units,
    ...tree.bodies.map((body) => ({
      id: body.id,
      name: body.name,
      parentId: under(body.parentId),
      body,
      unit: null,
    })),
  ]
}

/** Those whose name has all the words, accents or not. */
export function foundIn(places: readonly Place[], words: string): ReadonlySet<string> {
  const wanted = searchKey(words).split(' ').filter(Boolean)
  const keyOf = (place: Place): string =>
    searchKey(place.name, place.unit ? null : place.body.abbreviation, place.unit ? null : place.body.code)
  return new Set(
    places.filter((place) => wanted.every((word) => keyOf(place).includes(word))).map((place) => place.id),
  )
}

/** The lines that are on the screen, in order. While something is looked for, only it and what stands above it. */
export function linesOf(
  places: readonly Place[],
  closed: ReadonlySet<string>,
  found: ReadonlySet<string> | null,
): readonly Line[] {
  const kept = found === null ? null : withAbove(places, found)
  const children = new Map<string | null, Place[]>()
  for (const place of places)
    if (kept === null || kept.has(place.id))
      children.set(place.parentId, [...(children.get(place.parentId) ?? []), place])
  const lines: Line[] = []
  const walk = (parentId: string | null, level: number): void => {
    for (const place of children.get(parentId) ?? []) {
      const count = children.get(place.id)?.length ?? 0
      const open = kept !== null || !closed.has(place.id)
      lines.push({ ...place, level, children: count, open })
      if (open) walk(place.id, level + 1)
    }
  }
  walk(null, 1)
  return lines
}
