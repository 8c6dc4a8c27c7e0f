#!/usr/bin/env node
// Runs the TypeScript command line with the loader that the package itself carries, from any folder.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const loader = pathToFileURL(require.resolve('tsx')).href
const cli = fileURLToPath(new URL('../src/app/cli.ts', import.meta.url))

const child = spawn(process.execPath, ['--import', loader, cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)))
