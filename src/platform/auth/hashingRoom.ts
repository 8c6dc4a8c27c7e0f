import { Worker } from 'node:worker_threads'

interface Task {
  readonly password: string
  /** null: make a hash; otherwise the hash to compare with */
  readonly against: string | null
}
type Answer = { readonly id: number } & ({ readonly value: string | boolean } | { readonly fault: string })
interface Waiting {
  readonly done: (value: string | boolean) => void
  readonly failed: (fault: Error) => void
}
interface Room {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}
export interface Cost {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** A thread of its own for argon2, of low priority, started with the first password and never what keeps the process alive. */
export class HashingThread {
  readonly #cost: Cost
  #room: Room | null = null
  #last = 0

  constructor(cost: Cost) {
    this.#cost = cost
  }

  hash(password: string): Promise<string> {
    return this.#run({ password, against: null }) as Promise<string>
  }
  verify(against: string, password: string): Promise<boolean> {
    return this.#run({ password, against }) as Promise<boolean>
  }

  #run(task: Task): Promise<string | boolean> {
    const room = (this.#room ??= this.#open())
    const id = ++this.#last
    return new Promise((done, failed) => {
      room.waiting.set(id, { done, failed })
      room.worker.ref()
      room.worker.postMessage({ id, ...task }, [])
    })
  }

  #open(): Room {
    const worker = new Worker(new URL('./hashingWorker.mjs', import.meta.url), { execArgv: [], workerData: this.#cost })
    const waiting = new Map<number, Waiting>()
    const room = { worker, waiting }
    const close = (fault: Error): void => {
      if (this.#room === room) this.#room = null
      for (const one of waiting.values()) one.failed(fault)
      waiting.clear()
    }
    worker.on('message', (answer: Answer) => {
      const one = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (waiting.size === 0) worker.unref()
      if ('value' in answer) one?.done(answer.value)
      else one?.failed(new Error(answer.fault))
    })
    worker.on('error', (fault) => close(fault instanceof Error ? fault : new Error(String(fault))))
    worker.on('exit', (code) => close(new Error(`the thread that hashes passwords ended (${code})`)))
    return room
  }
}
