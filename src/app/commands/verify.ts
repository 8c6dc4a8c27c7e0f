import { bodyCards } from '../../modules/people/index.ts'
import { Reviews, verifyPlans } from '../../modules/plans/index.ts'
import { verifyProgrammes } from '../../modules/years/index.ts'
import { readConfig } from '../../platform/config/config.ts'
import { openPool } from '../../platform/db/database.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { installedTenant } from '../../platform/db/tenant.ts'
import { EXIT, type Command } from '../command.ts'

export const command: Command = {
  usage: 'verify',
  summary: 'đối chiếu từng kế hoạch và chương trình với chuỗi sự kiện của nó; in những chỗ không khớp',
  async run() {
    const db = await openPool(readConfig(process.env))
    try {
      await migrate(db.pool)
      const found = await db.read(await installedTenant(db.pool), async (r) => {
        const reviews = new Reviews()
        const each: { checked: number; wrong: readonly string[] }[] = []
        for (const { id } of await bodyCards(r)) each.push(await verifyPlans(r, reviews, id), await verifyProgrammes(r, id))
        return each
      })
      const wrong = found.flatMap((f) => f.wrong)
      for (const line of wrong) process.stdout.write(`${line}\n`)
      process.stdout.write(`Đã đối chiếu ${found.reduce((n, f) => n + f.checked, 0)} kế hoạch và chương trình, ${wrong.length} chỗ không khớp.\n`)
      return wrong.length === 0 ? EXIT.done : EXIT.refused
    } finally {
      await db.close()
    }
  },
}
