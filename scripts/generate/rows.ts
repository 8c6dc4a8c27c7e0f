import type pg from 'pg'

const BATCH = 5_000

/** Columns of one table with their types; a row is an array in the same order. */
export interface Table {
  readonly name: string
  readonly columns: Readonly<Record<string, string>>
}

/** Gathers rows and writes them by the thousand: one statement a batch, each column as one array. */
export class Rows {
  readonly #client: pg.ClientBase
  readonly #tenant: string
  readonly #table: Table
  #rows: unknown[][] = []
  written = 0

  constructor(client: pg.ClientBase, tenant: string, table: Table) {
    this.#client = client
    this.#tenant = tenant
    this.#table = table
  }

  async add(...row: unknown[]): Promise<void> {
    this.#rows.push(row)
    if (this.#rows.length >= BATCH) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    const columns = Object.entries(this.#table.columns)
    const names = columns.map(([name]) => name)
    const arrays = columns.map(([, type], i) => `$${i + 2}::${type}[]`)
    await this.#client.query(
      `insert into ${this.#table.name} (tenant_id, ${names.join(', ')}) select $1, * from unnest(${arrays.join(', ')})`,
      [this.#tenant, ...columns.map((_, i) => this.#rows.map((row) => row[i]))],
    )
    this.written += this.#rows.length
    this.#rows = []
  }
}

const NAMED = { id: 'uuid', body_id: 'uuid', name: 'text' }
export const TABLES = {
  bodies: { name: 'bodies', columns: { id: 'uuid', name: 'text', abbreviation: 'text', kind: 'text', superior: 'text', parent_id: 'uuid', year_kind: 'text', search_key: 'text', created_at: 'timestamptz', version: 'int', units_version: 'int', skipped: 'jsonb' } },
  names: { name: 'past_names', columns: { ...NAMED, unit_id: 'uuid', abbreviation: 'text' } },
  units: { name: 'units', columns: { ...NAMED, kind: 'text', place: 'int', search_key: 'text' } },
  people: { name: 'people', columns: { ...NAMED, post: 'text', unit_id: 'uuid', leader: 'boolean', sex: 'text', born: 'text', sort_key: 'text', search_key: 'text', created_at: 'timestamptz', version: 'int' } },
  ratings: { name: 'ratings', columns: { id: 'uuid', person_id: 'uuid', year: 'int', rating: 'text' } },
  honours: { name: 'honours', columns: { id: 'uuid', person_id: 'uuid', year: 'int', name: 'text', decision: 'text', decided_on: 'date', conferrer: 'text' } },
  accounts: { name: 'accounts', columns: { id: 'uuid', login: 'text', login_key: 'text', name: 'text', password_hash: 'text', person_id: 'uuid', search_key: 'text', sort_key: 'text', created_at: 'timestamptz', version: 'int' } },
  grants: { name: 'grants', columns: { id: 'uuid', account_id: 'uuid', role: 'text', body_id: 'uuid', unit_id: 'uuid', granted_at: 'timestamptz' } },
} as const satisfies Readonly<Record<string, Table>>
