#!/usr/bin/env node
// Runs the TypeScript command line with the loader that the package itself carries, from any folder.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const loader = pathToFileURL(require.resolve('tsx')).href
const cli = fileURLToPath(new URL('../src/app/cli.ts', import.meta.url))

// glibc keeps freed megabytes unless large blocks are mapped one by one; other systems ignore the variable
const env = { MALLOC_MMAP_THRESHOLD_: '262144', ...process.env }

const child = spawn(process.execPath, ['--import', loader, cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)))
