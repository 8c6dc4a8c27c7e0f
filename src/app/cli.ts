import { EXIT, type Command } from './command.ts'

/** Every command, loaded when it is called. A new one is a file under commands/ and a line here. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  read: () => import('./commands/read.ts'),
  serve: () => import('./commands/serve.ts'),
  migrate: () => import('./commands/migrate.ts'),
  verify: () => import('./commands/verify.ts'),
  rebuild: () => import('./commands/rebuild.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
}

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.values(commands).map(async (load) => {
      const { command } = await load()
      return `  bang-vang ${command.usage}\n      ${command.summary}`
    }),
  )
  return ['Bảng Vàng', '', ...lines, ''].join('\n')
}

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) return (await load()).command.run(args)
  const asked = ['help', '--help', '-h'].includes(name)
  process[asked ? 'stdout' : 'stderr'].write(`${asked ? '' : `Không có lệnh “${name}”.\n\n`}${await help()}`)
  return asked ? EXIT.done : EXIT.wrong
}

process.exitCode = await main(process.argv.slice(2))
