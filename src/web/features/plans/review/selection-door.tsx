import { useEffect, useState } from 'react'
import { t } from '../../../i18n/text.ts'
import { Button } from '../../../ui/button.tsx'
import { selectedSpan } from './places.ts'

/** Appears at the foot of the sheet while words are selected, for those who do not use the key. */
export function SelectionDoor({ text, onAdd }: { text: string; onAdd: () => void }) {
  const [any, setAny] = useState(false)
  useEffect(() => {
    const look = (): void => setAny(selectedSpan(document.querySelector('.sheet'), text) !== null)
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [text])
  if (!any) return null
  return (
    <div className="selection-door">
      {/* the press must not take the selection away before it is read */}
      <Button icon="plus" keys="T" onPointerDown={(event) => event.preventDefault()} onClick={onAdd}>
        {t.review.addFromSelection}
      </Button>
    </div>
  )
}
