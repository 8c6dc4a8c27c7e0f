import type { Action } from '../../../core/people/may.ts'
import { createContext, useContext } from 'react'
import type { Session } from '../../api/types.ts'

export const SessionContext = createContext<Session | null>(null)

/** Who is at work, and for which body. Only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession stands outside the shell')
  return session
}

/** Buttons are drawn from the same list that the server asks. */
export const useMay = (action: Action): boolean => useSession().may.includes(action)
