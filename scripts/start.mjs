// npm start: installs, builds and serves, in this one process. Arguments go to `bang-vang serve` (npm start -- --demo).
import { buildWeb, install } from './ready.mjs'

install()
buildWeb()
const { register } = await import('tsx/esm/api')
register()
const { command } = await import('../src/app/commands/serve.ts')
process.exitCode = await command.run(process.argv.slice(2))
