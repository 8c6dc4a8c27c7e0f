import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const SAFE = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const PACKAGED = [...SAFE, '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** CHROME_PATH, then Debian's Chromium, then the one inside @sparticuz/chromium; without any, the run fails by name. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROME_PATH']
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`)
  const installed = [named, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => p !== undefined && existsSync(p))
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: SAFE })
  const executablePath = await unpacked()
  return chromium.launch({ executablePath, args: PACKAGED })
}

/** The packaged browser unpacks into the temporary folder and reuses what lies there, so it gets a folder of its own. */
async function unpacked(): Promise<string> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  process.env['TMPDIR'] = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url))
  const { mkdirSync } = await import('node:fs')
  mkdirSync(process.env['TMPDIR'], { recursive: true })
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } catch (cause) {
    throw new Error('No browser for the end-to-end tests: install the Debian package "chromium", or set CHROME_PATH, or let npm install @sparticuz/chromium', { cause })
  }
}
