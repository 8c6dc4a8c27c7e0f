// npm start: installs, builds and serves. Arguments go to `bang-vang serve` (npm start -- --demo).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWeb, install, root } from './ready.mjs'

install()
buildWeb()
const server = spawn(process.execPath, ['--import', 'tsx', join('src', 'app', 'cli.ts'), 'serve', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
// a terminal sends Ctrl-C to both; a service manager only to this one
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
process.on('SIGINT', () => {})
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
