import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** the safe choice; Esc means it too */
  readonly onClose: () => void
  readonly acts?: ReactNode
}

/** Only for what cannot be undone, what others receive, or what is asked for by key (search, list of keys). */
export function Dialog({ title, children, onClose, acts }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const box = ref.current
    if (box && !box.open) box.showModal()
    return () => box?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
      {acts && <div className="dialog-acts">{acts}</div>}
    </dialog>
  )
}
