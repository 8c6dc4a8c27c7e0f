import type pg from 'pg'

/** What was sent and what was answered: each write carries a name that no other has. */
export class Ledger {
  /** name → whether its answer came */
  readonly #writes = new Map<string, boolean>()
  sent(name: string): void {
    this.#writes.set(name, false)
  }
  answered(name: string): void {
    this.#writes.set(name, true)
  }
  /** the server refused it: it must not be there */
  refused(name: string): void {
    this.#writes.delete(name)
  }

  /** Every answered write is there once, every other at most once, none that was never sent; and each that is there has its entry in the trail. */
  async check(db: pg.Pool): Promise<{ readonly answered: number; readonly unanswered: number; readonly lost: number; readonly double: number; readonly half: number; readonly unknown: number }> {
    const { rows } = await db.query<{ name: string; n: number; entries: number }>(
      `select p.name, count(distinct p.id)::int as n, count(t.id)::int as entries from people p
       left join trail t on t.tenant_id = p.tenant_id and t.thing_id = p.id and t.action = 'people.added'
       where p.name like 'Thử Tải %' group by p.name`,
    )
    const there = new Map(rows.map((r) => [r.name, r]))
    const answered = [...this.#writes].filter(([, yes]) => yes)
    return {
      answered: answered.length,
      unanswered: this.#writes.size - answered.length,
      lost: answered.filter(([name]) => !there.has(name)).length,
      double: rows.filter((r) => r.n > 1).length,
      half: rows.filter((r) => r.entries !== r.n).length,
      unknown: rows.filter((r) => !this.#writes.has(r.name)).length,
    }
  }
}
