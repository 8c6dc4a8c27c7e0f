/** Runs at most so many tasks at once; the others wait their turn in the order in which they came. */
export class Bounded {
  readonly #most: number
  readonly #queue: (() => void)[] = []
  #running = 0

  constructor(most: number) {
    this.#most = most
  }
  get running(): number {
    return this.#running
  }
  get waiting(): number {
    return this.#queue.length
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) await new Promise<void>((resolve) => this.#queue.push(resolve))
    else this.#running++
    try {
      return await task()
    } finally {
      // the place goes to the next in the row, so that nobody slips in between
      const next = this.#queue.shift()
      if (next) next()
      else this.#running--
    }
  }
}

/** One at a time for each key: what many ask of one row of the database is not decided again and again. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    const mine = before.then(task, task)
    const settled = mine.catch(() => {})
    this.#last.set(key, settled)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key)
    }
  }
}
