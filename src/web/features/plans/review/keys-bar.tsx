import { clockTime } from '../../../i18n/dates.ts'
import { t } from '../../../i18n/text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { shortcutsOn } from '../../../ui/shortcuts.ts'
import { KEY_OF } from './keys.ts'
import type { ReviewAction } from './keys.ts'
import type { Saving } from './use-review.ts'

interface KeysBarProps {
  readonly saving: Saving
  readonly undo: string | null
  readonly onUndo: () => void
  readonly onKeys: () => void
}

export function KeysBar({ saving, undo, onUndo, onKeys }: KeysBarProps) {
  return (
    <div className="keys-bar">
      {shortcutsOn() && (
        <span className="keys-hints">
          <span>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t.review.keys.move}
          </span>
          {(['accept', 'mend', 'refuse', 'sentence', 'check', 'add'] as const).map((action) => (
            <span key={action}>
              <Kbd>{KEY_OF[action]}</Kbd> {t.review.keys[action]}
            </span>
          ))}
        </span>
      )}
      <span className="fills" />
      {undo !== null && (
        <Button small kind="ghost" icon="undo" keys={KEY_OF.undo} onClick={onUndo}>
          <span className="clipped">{t.review.undo(undo)}</span>
        </Button>
      )}
      <Saved saving={saving} />
      <Button small kind="ghost" keys="?" onClick={onKeys}>
        {t.review.allKeys}
      </Button>
    </div>
  )
}

function Saved({ saving }: { saving: Saving }) {
  const bad = saving.state === 'failed' || saving.state === 'stale'
  const words =
    saving.state === 'saving'
      ? t.common.saving
      : bad
        ? t.review.notSaved
        : saving.at
          ? t.review.savedAt(clockTime(saving.at))
          : t.review.saved
  return (
    <span role="status" className="unbroken saved">
      <Icon name={bad ? 'alert' : saving.state === 'saving' ? 'clock' : 'ok'} small /> {words}
    </span>
  )
}

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const actions: readonly ReviewAction[] = [
    'next',
    'previous',
    'accept',
    'mend',
    'refuse',
    'sentence',
    'check',
    'add',
    'undo',
    'keys',
  ]
  return (
    <Dialog
      title={t.review.allKeys}
      onClose={onClose}
      acts={<Button onClick={onClose}>{t.common.close}</Button>}
    >
      <dl className="facts-list">
        {actions.map((action) => (
          <div key={action} className="fact-field">
            <dt>
              <Kbd>{KEY_OF[action]}</Kbd>
            </dt>
            <dd>{t.review.keysLong[action]}</dd>
          </div>
        ))}
      </dl>
      <p className="small-text soft">{t.review.keysOff}</p>
    </Dialog>
  )
}
