import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { paths as Api } from '../../api/schema.generated.ts'
import { isOurPath, paths } from '../../paths.ts'

export type Entered = Api['/api/session']['post']['responses'][200]['content']['application/json']
export type Step = Extract<Entered, { step: unknown }>

/** What follows an answer of the door: the second step, the codes to keep, or the office. */
export function useEntered() {
  const [step, setStep] = useState<Step | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const goIn = async (): Promise<void> => {
    const back = params.get('ve') ?? ''
    await navigate(isOurPath(back) ? back : paths.home(), { replace: true })
  }
  const entered = async (answer: Entered): Promise<void> => {
    if ('step' in answer) return setStep(answer)
    const { recoveryCodes, ...session } = answer
    client.clear()
    client.setQueryData(['session'], session)
    if (recoveryCodes && recoveryCodes.length > 0) setCodes(recoveryCodes)
    else await goIn()
  }
  return { step, codes, entered, goIn, startAgain: () => setStep(null) }
}
