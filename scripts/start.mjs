// npm start: installs, builds and serves. Arguments go to `bang-vang serve` (npm start -- --demo).
import { buildWeb, install } from './ready.mjs'

install()
buildWeb()
// only now are the packages there that it needs
const { run } = await import('../bin/run.mjs')
run(['serve', ...process.argv.slice(2)])
