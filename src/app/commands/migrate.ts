import { mkdir } from 'node:fs/promises'
import { readConfig } from '../../platform/config/config.ts'
import { openPool } from '../../platform/db/database.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { EXIT, type Command } from '../command.ts'

export const command: Command = {
  usage: 'migrate',
  summary: 'nâng cấu trúc cơ sở dữ liệu lên bản mới nhất rồi thoát',
  async run() {
    const config = readConfig(process.env)
    await mkdir(config.dataDir, { recursive: true })
    const db = await openPool(config)
    try {
      const done = await migrate(db.pool)
      process.stdout.write(done.length === 0 ? 'Đã ở bản mới nhất.\n' : `${done.join('\n')}\n`)
      return EXIT.done
    } finally {
      await db.close()
    }
  },
}
