/** One command of the command line. It writes to stdout what it was asked for, to stderr what went wrong. */
export interface Command {
  /** how it is called, after the program's name */
  readonly usage: string
  readonly summary: string
  /** resolves to the exit code: 0 done, 1 wrong use or fault, 2 refused */
  run(args: readonly string[]): Promise<number>
}

export const EXIT = { done: 0, wrong: 1, refused: 2 } as const
