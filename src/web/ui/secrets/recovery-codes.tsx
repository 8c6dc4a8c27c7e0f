import { useState } from 'react'
import { Button } from '../button.tsx'

/** Codes that are shown this once: to print, to copy, to keep. */
export function RecoveryCodes({
  codes,
  copy,
  copied,
}: {
  codes: readonly string[]
  copy: string
  copied: string
}) {
  const [done, setDone] = useState(false)
  // without https the browser gives no clipboard: the codes can still be marked and printed
  const can = typeof navigator.clipboard?.writeText === 'function'
  return (
    <div className="stack">
      <ul className="secret-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      {can && (
        <div className="line wraps no-print">
          <Button
            small
            onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setDone(true))}
          >
            {copy}
          </Button>
          {done && <span role="status">{copied}</span>}
        </div>
      )}
    </div>
  )
}
