// npm test: installs what it needs, then types, lint, fences, every unit and API test, and the browser journeys. The first failure ends it.
import { spawnSync } from 'node:child_process'
import { buildWeb, install, root } from './ready.mjs'

install()
const steps = [
  ['types, lint and fences', 'npm', ['run', '--silent', 'check']],
  ['unit, law, golden and API tests', 'npm', ['run', '--silent', 'unit']],
  ['browser journeys', 'npm', ['run', '--silent', 'e2e']],
]
for (const [what, command, args] of steps) {
  if (what === 'browser journeys') buildWeb()
  console.log(`\n— ${what}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error(`\nFailed: ${what}.`)
    process.exit(status ?? 1)
  }
}
console.log('\nEverything passed.')
