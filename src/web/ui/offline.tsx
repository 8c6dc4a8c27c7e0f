import { useEffect, useState } from 'react'
import { useLive } from '../api/live.ts'
import { clockTime } from '../i18n/dates.ts'
import { t } from '../i18n/text.ts'
import { Note } from './note.tsx'

/** Keeps the page live, and says since when the line is down; what stands in the boxes stays there. */
export function OfflineNote() {
  const [since, setSince] = useState<Date | null>(() => (navigator.onLine ? null : new Date()))
  useEffect(() => {
    const down = (): void => setSince(new Date())
    const up = (): void => setSince(null)
    addEventListener('offline', down)
    addEventListener('online', up)
    return () => {
      removeEventListener('offline', down)
      removeEventListener('online', up)
    }
  }, [])
  const { down } = useLive()
  if (!since && down)
    return (
      <p className="quiet" role="status">
        {t.problem.lineLost}
      </p>
    )
  if (!since) return null
  return (
    <Note tone="warn" role="status" title={t.problem.offline(clockTime(since))}>
      {t.problem.offlineDetail}
    </Note>
  )
}
