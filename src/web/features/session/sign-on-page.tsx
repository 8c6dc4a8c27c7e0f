import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { api, valueOf } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { LINKING } from '../../ui/secrets/linking.ts'
import { Entrance } from './entrance.tsx'
import { useEntered } from './use-entered.ts'
import { words } from './words.ts'

/** Where the provider of single sign-on sends the browser back to. Its answer is good once, so it is sent once. */
export function SignOnPage() {
  const w = words()
  const door = useEntered()
  const { search } = useLocation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const sent = useRef(false)
  const finish = useMutation({
    mutationFn: () => valueOf(api.POST('/api/sign-on', { body: { query: search } })),
    onSuccess: async (answer) => {
      const linking = sessionStorage.getItem(LINKING) !== null
      sessionStorage.removeItem(LINKING)
      if (!linking) return door.entered(answer)
      await client.invalidateQueries({ queryKey: ['me'] })
      await navigate(paths.me(), { replace: true })
    },
  })
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    finish.mutate()
  })
  return (
    <Entrance title={w.signOnTitle} door={door}>
      {finish.error ? (
        <>
          <ProblemNote error={finish.error} />
          <ButtonLink to={paths.signIn()}>{w.back}</ButtonLink>
        </>
      ) : (
        <p role="status">{w.signOnBusy}</p>
      )}
    </Entrance>
  )
}
