import { CompiledQuery, PostgresDialect, PostgresDriver, type DatabaseConnection, type Driver, type PostgresDialectConfig, type TransactionSettings } from 'kysely'

/** A statement that takes longer is a fault of ours, and a transaction whose process has died must let go of its locks. */
const BOUNDS = "set local statement_timeout = '30s'; set local idle_in_transaction_session_timeout = '60s'; set local lock_timeout = '15s'"

/** Begins a transaction with its bounds in one message: they hold for the transaction, so a connection pooler in between keeps no state of ours. */
class BoundDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const access = settings.accessMode ? ` ${settings.accessMode}` : ''
    await connection.executeQuery(CompiledQuery.raw(`start transaction${level}${access}; ${BOUNDS}`))
  }
}

export class ServerDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new BoundDriver(this.#config)
  }
}
