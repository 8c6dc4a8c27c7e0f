export interface Live {
  /** every event so far: its name and its data */
  readonly heard: readonly { readonly event: string; readonly data: { readonly topic?: string; readonly id?: string } }[]
  readonly status: number
  /** true once the server has ended the stream */
  readonly ended: () => boolean
  readonly close: () => void
}

/** Listens to GET /api/live with a session. */
export async function listenTo(url: string, cookie: string): Promise<Live> {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/live`, { headers: { cookie }, signal: stop.signal })
  const heard: { event: string; data: object }[] = []
  let over = false
  const read = async (): Promise<void> => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(part, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1]
        if (event) heard.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as object })
      }
    }
  }
  void read().catch(() => {}).finally(() => {
    over = true
  })
  return { heard, status: response.status, ended: () => over, close: () => stop.abort() }
}

/** Waits until something holds. @throws Error with these words when it does not in time */
export async function until(words: string, holds: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 20))) if (Date.now() > end) throw new Error(`Not in ${seconds} s: ${words}`)
}
