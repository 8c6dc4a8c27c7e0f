import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import type { Invited } from './queries.ts'
import { words } from './words.ts'

/** The link as the person who is invited opens it. */
export const wholeLink = (path: string): string => new URL(path, location.origin).href

/** The squares of a QR code as one path, each square one unit; loaded when a link is shown. */
async function squaresOf(text: string): Promise<{ readonly size: number; readonly path: string }> {
  const { create } = await import('qrcode')
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (on, at) => (on ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''))
  return { size, path: dark.join('') }
}

function Picture({ link }: { link: string }) {
  const w = words()
  const [squares, setSquares] = useState<{ readonly size: number; readonly path: string } | null>(null)
  useEffect(() => {
    let here = true
    void squaresOf(link).then((made) => here && setSquares(made))
    return () => {
      here = false
    }
  }, [link])
  const size = squares?.size ?? 41
  return (
    <svg
      role="img"
      aria-label={w.picture}
      width="200"
      height="200"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#ffffff" />
      {squares && <path d={squares.path} fill="#000000" />}
    </svg>
  )
}

/** Copies words where the browser lets us; on an office address without https they can still be marked by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const w = words()
  const [done, setDone] = useState(false)
  if (typeof navigator.clipboard?.writeText !== 'function') return null
  return (
    <>
      <Button small onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}>
        {label}
      </Button>
      {done && <span role="status">{w.copied}</span>}
    </>
  )
}

/** What came of an invitation: on its way by mail, or a link that is shown this once. */
export function LinkOnce({ invited }: { invited: Invited }) {
  const w = words()
  const link = invited.path === null ? null : wholeLink(invited.path)
  return (
    <Note tone="ok" role="status" title={w.invited(invited.name)}>
      <div className="stack">
        <p>{invited.mailed ? w.mailed : link === null ? w.linkGone : w.linkOnce}</p>
        {link !== null && (
          <>
            <input
              className="input"
              readOnly
              value={link}
              aria-label={w.copy}
              onFocus={(e) => e.target.select()}
            />
            <div className="line wraps no-print">
              <CopyButton text={link} label={w.copy} />
            </div>
            <Picture link={link} />
          </>
        )}
      </div>
    </Note>
  )
}
