import type { ServerResponse } from 'node:http'

/** What is done once an answer is out: nobody waits for it, but the server does not end before it. */
export class Afterwards {
  readonly #open = new Set<Promise<void>>()
  readonly #complain: (fault: unknown) => void

  constructor(complain: (fault: unknown) => void) {
    this.#complain = complain
  }

  /** The work begins when the answer is out, or its reader went away in the middle: part of it was read then. */
  follow(answer: ServerResponse, work: () => Promise<void>): void {
    const out = new Promise<void>((resolve) => {
      if (answer.writableFinished || answer.destroyed) resolve()
      else answer.once('close', resolve)
    })
    // a continuation runs in the context of who asked; the event itself may come in the midst of another's transaction
    const done: Promise<void> = out
      .then(work)
      .catch(this.#complain)
      .finally(() => this.#open.delete(done))
    this.#open.add(done)
  }

  /** Waits for what is under way. Ask after the connections are closed: what waits for an answer to end waits for them. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open)
  }
}
