import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collector: (() => void) | null = null

/**
 * Gives back at once what a step of reading let go. A page's picture is megabytes outside the engine's heap, whose own collector sees
 * only small objects and waits; on a server those megabytes are the difference between its limit and twice its limit.
 */
export function collectGarbage(): void {
  if (!collector) {
    setFlagsFromString('--expose-gc')
    const found: unknown = runInNewContext('gc')
    collector = typeof found === 'function' ? () => void found() : () => undefined
  }
  collector()
}
