import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { words } from './words.ts'

/** A key or a secret, this once: whoever closes it has copied it or makes another. */
export function SecretNote({ secret, onClose }: { secret: string; onClose: () => void }) {
  const w = words()
  const [copied, setCopied] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
    place.current?.querySelector('input')?.select()
  }, [secret])
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <div ref={place}>
      <Note
        tone="warn"
        title={w.once}
        acts={
          <>
            {'clipboard' in navigator && (
              <Button onClick={() => void copy()}>{copied ? w.copied : w.copy}</Button>
            )}
            <Button onClick={onClose}>{w.haveIt}</Button>
          </>
        }
      >
        <TextField label={w.secret} readOnly value={secret} onText={() => {}} />
      </Note>
    </div>
  )
}
