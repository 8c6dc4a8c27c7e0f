/** Something that may stand under another of its kind. */
export interface Node {
  readonly id: string
  readonly parentId: string | null
}

/** What stands above it, the nearest first; ends where it meets itself. */
export function above(nodes: readonly Node[], id: string): readonly string[] {
  const parents = new Map(nodes.map((n) => [n.id, n.parentId]))
  const way: string[] = []
  for (let at = parents.get(id) ?? null; at !== null && !way.includes(at); at = parents.get(at) ?? null) way.push(at)
  return way
}

/** What stands under it, itself first. */
export function under(nodes: readonly Node[], id: string): readonly string[] {
  const children = new Map<string | null, string[]>()
  for (const n of nodes) children.set(n.parentId, [...(children.get(n.parentId) ?? []), n.id])
  const seen = new Set([id])
  // a set is walked in the order of adding, and what is added on the way is walked too
  for (const at of seen) for (const child of children.get(at) ?? []) seen.add(child)
  return [...seen]
}

/** Whether it would come to stand under itself. */
export const wouldCircle = (nodes: readonly Node[], id: string, parentId: string | null): boolean => parentId !== null && (parentId === id || above(nodes, parentId).includes(id))

/** Those that were looked for with all that stands above them, so that each is seen in its place. */
export function withAbove(nodes: readonly Node[], found: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...found].flatMap((id) => [id, ...above(nodes, id)]))
}
