import type { ChangeInput, ChangePreview, Tree } from './queries.ts'

export type Kind = ChangeInput['kind']
export const KINDS: readonly Kind[] = ['rename', 'merge', 'split', 'dissolve']
export type Level = ChangeInput['level']
export type Heir = ChangeInput['heirs'][number]
export type Destination = ChangeInput['decisions'][string]
export type Hanging = ChangePreview['hanging'][number]

/** What a person has filled in so far. */
export interface Draft {
  readonly kind: Kind
  readonly level: Level
  readonly bodyId: string
  readonly from: readonly string[]
  readonly on: string | null
  readonly number: string
  readonly date: string | null
  readonly heirs: readonly Heir[]
}

export interface Choosable {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly abbreviation: string | null
}

/** What may change at this level: units of the chosen body, or bodies. */
export function choosable(tree: Tree, draft: Pick<Draft, 'level' | 'bodyId' | 'kind'>): readonly Choosable[] {
  if (draft.level === 'unit')
    return tree.units
      .filter((unit) => unit.bodyId === draft.bodyId && unit.endedOn === null)
      .map(({ id, name, kind }) => ({ id, name, kind, abbreviation: null }))
  return tree.bodies
    .filter((body) => body.mayChange && body.endedOn === null)
    .map(({ id, name, kind, abbreviation }) => ({ id, name, kind, abbreviation }))
}

/** A place to begin with for each kind of change. */
export function heirsFor(kind: Kind, chosen: readonly Choosable[]): readonly Heir[] {
  const [first] = chosen
  const blank: Heir = {
    id: null,
    name: '',
    abbreviation: first?.abbreviation ?? null,
    kind: first?.kind ?? 'other',
  }
  if (kind === 'rename') return first ? [{ ...first }] : []
  if (kind === 'merge') return [blank]
  return kind === 'split' ? [blank, blank] : []
}

export const inputOf = (draft: Draft, decisions: ChangeInput['decisions']): ChangeInput => ({
  kind: draft.kind,
  level: draft.level,
  on: draft.on ?? '',
  document: { number: draft.number.trim(), date: draft.date ?? '' },
  from: [...draft.from],
  heirs: draft.heirs.map((heir) => ({ ...heir, name: heir.name.trim() })),
  decisions,
})

/** Whether enough is filled in to look at what would happen. */
export const isReady = (draft: Draft): boolean =>
  draft.from.length > 0 &&
  draft.on !== null &&
  draft.date !== null &&
  draft.number.trim() !== '' &&
  draft.heirs.every((heir) => heir.name.trim().length >= 2)

/** Things of one sort, together. */
export function sorts(
  hanging: readonly Hanging[],
): readonly (readonly [Hanging['thing'], readonly Hanging[]])[] {
  const order = [...new Set(hanging.map((one) => one.thing))]
  return order.map((thing) => [thing, hanging.filter((one) => one.thing === thing)] as const)
}
