import { bodyCards } from '../../modules/people/index.ts'
import { Reviews, rowsAmiss, verifyPlans } from '../../modules/plans/index.ts'
import { verifyProgrammes } from '../../modules/years/index.ts'
import { readConfig } from '../../platform/config/config.ts'
import { openPool } from '../../platform/db/database.ts'
import { installedTenant } from '../../platform/db/tenant.ts'
import { EXIT, type Command } from '../command.ts'
import { bringForward } from '../keeping.ts'

export const command: Command = {
  usage: 'verify',
  summary: 'đối chiếu từng kế hoạch và chương trình với chuỗi sự kiện của nó; in những chỗ không khớp',
  async run() {
    const config = readConfig(process.env)
    const db = await openPool(config)
    try {
      await bringForward(db, config)
      const tenant = await installedTenant(db.pool)
      const found: { checked: number; wrong: readonly string[] }[] = []
      for (const { id } of await db.read(tenant, bodyCards)) {
        const reviews = new Reviews()
        found.push(await db.read(tenant, (r) => verifyPlans(r, reviews, id)), await db.read(tenant, (r) => verifyProgrammes(r, id)))
        found.push({ checked: 0, wrong: await db.rehearse(tenant, (w) => rowsAmiss(w, reviews, id)) })
      }
      const wrong = found.flatMap((f) => f.wrong)
      for (const line of wrong) process.stdout.write(`${line}\n`)
      process.stdout.write(`Đã đối chiếu ${found.reduce((n, f) => n + f.checked, 0)} kế hoạch và chương trình, ${wrong.length} chỗ không khớp.${wrong.length > 0 ? ' `bang-vang rebuild` dựng lại các bảng từ chuỗi sự kiện.' : ''}\n`)
      return wrong.length === 0 ? EXIT.done : EXIT.refused
    } finally {
      await db.close()
    }
  },
}
