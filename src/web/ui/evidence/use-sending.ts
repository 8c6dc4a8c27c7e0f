import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newKey } from '../../api/client.ts'
import type { Evidence, EvidenceOf } from '../../api/types.ts'
import { sendEvidence } from './upload.ts'

export interface Sending {
  readonly now: { readonly name: string; readonly part: number } | null
  readonly waiting: number
  readonly added: readonly Evidence[]
  readonly errors: readonly { readonly name: string; readonly error: unknown }[]
  readonly send: (files: readonly File[]) => void
  readonly stop: () => void
}

/** Sends files one after the other; one that is refused does not hold up the next. */
export function useSending(of: EvidenceOf, thingId: string): Sending {
  const client = useQueryClient()
  const queue = useRef<File[]>([])
  const running = useRef<AbortController | null>(null)
  const [now, setNow] = useState<Sending['now']>(null)
  const [waiting, setWaiting] = useState(0)
  const [added, setAdded] = useState<readonly Evidence[]>([])
  const [errors, setErrors] = useState<Sending['errors']>([])

  const one = async (file: File, stop: AbortController): Promise<void> => {
    setNow({ name: file.name, part: 0 })
    try {
      const kept = await sendEvidence({
        of,
        thingId,
        file,
        key: newKey(),
        signal: stop.signal,
        onProgress: (part) => setNow({ name: file.name, part }),
      })
      setAdded((before) => [...before, kept])
      await client.invalidateQueries({ queryKey: ['evidence'] })
    } catch (error) {
      if (!stop.signal.aborted) setErrors((before) => [...before, { name: file.name, error }])
    }
  }
  const run = async (stop: AbortController): Promise<void> => {
    for (
      let file = queue.current.shift();
      file !== undefined && !stop.signal.aborted;
      file = queue.current.shift()
    ) {
      setWaiting(queue.current.length)
      await one(file, stop)
    }
    if (running.current === stop) running.current = null
    setNow(null)
  }
  return {
    now,
    waiting,
    added,
    errors,
    send: (files) => {
      if (files.length === 0) return
      queue.current.push(...files)
      setWaiting(queue.current.length)
      if (running.current) return
      setAdded([])
      setErrors([])
      running.current = new AbortController()
      void run(running.current)
    },
    stop: () => {
      queue.current = []
      setWaiting(0)
      running.current?.abort()
    },
  }
}
