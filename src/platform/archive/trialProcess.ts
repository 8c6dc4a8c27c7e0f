// One archive, restored on trial; says on stdout what is wrong, and leaves with 0 when nothing is.
import { sayRefusal } from '../../../content/locales/vi/refusals.ts'
import { tryOut } from './trial.ts'

const done = await tryOut(process.argv[2] ?? '').catch((fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault))))
if (done instanceof Error) process.stdout.write(`${done.message}\n`)
else if (!done.ok) process.stdout.write(`${sayRefusal(done.refusal)}\n`)
process.exitCode = done instanceof Error || !done.ok ? 1 : 0
