import { sql } from 'kysely'
import { searchKey } from '../../../core/people/names.ts'
import type { Writer } from '../../../platform/db/database.ts'

/** People are found by the name of their unit too: written anew after either has changed. */
export async function refreshPeople(w: Writer, of: { readonly unitIds: readonly string[]; readonly personIds: readonly string[] }): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; post: string | null; unit: string | null }>`
    select p.id, p.name, p.post, u.name as unit from people p left join units u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${w.tenant} and (p.unit_id = any(${[...of.unitIds]}::uuid[]) or p.id = any(${[...of.personIds]}::uuid[]))`.execute(w.q)
  const ids = rows.map((p) => p.id)
  const keys = rows.map((p) => searchKey(p.name, p.post, p.unit))
  await sql`
    update people set search_key = fresh.key from unnest(${ids}::uuid[], ${keys}::text[]) as fresh (id, key)
    where people.tenant_id = ${w.tenant} and people.id = fresh.id and people.search_key <> fresh.key`.execute(w.q)
}
