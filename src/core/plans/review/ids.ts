import type { Programme } from '../programme.ts'
import { mapItems } from './slots.ts'

/** The same programme with no id twice: a decision names a fact by its id. The first keeps it. */
export function withOwnIds(programme: Programme): Programme {
  const seen = new Set<string>()
  return mapItems(programme, (_kind, item) => {
    let { id } = item
    for (let n = 2; seen.has(id); n++) id = `${item.id}~${n}`
    seen.add(id)
    return id === item.id ? item : { ...item, id }
  })
}
