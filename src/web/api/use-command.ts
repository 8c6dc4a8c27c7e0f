import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from './client.ts'

type Command<A, R> = (argument: A, key: string) => Promise<R>

/**
 * One intention of a person. Its key stays the same until it was answered, so that pressing again after a broken line is
 * answered once. `touches` names the queries that are read anew afterwards.
 */
export function useCommand<A, R>(send: Command<A, R>, touches: readonly string[] = []) {
  const client = useQueryClient()
  const kept = useRef<{ argument: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (argument: A) => {
      const said = JSON.stringify(argument) ?? ''
      if (kept.current?.argument !== said) kept.current = { argument: said, key: newKey() }
      return send(argument, kept.current.key)
    },
    onSuccess: async () => {
      kept.current = null
      await Promise.all(touches.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
  })
}
