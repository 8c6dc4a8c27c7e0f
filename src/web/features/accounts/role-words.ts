import { showDate } from '../../../core/kernel/dates.ts'
import { t } from '../../i18n/text.ts'
import type { Role } from './queries.ts'
import { words } from './words.ts'

interface Placed {
  readonly role: Role
  readonly body: string | null
  readonly unit: string | null
}

/** "Trưởng đơn vị, Phòng Lễ tân" */
export const roleAndPlace = ({ role, body, unit }: Placed): string =>
  `${t.roles[role]}, ${unit ?? body ?? words().wholeTenant}`

/** Where a role counts, in words. */
export const placeWords = ({ body, unit }: Omit<Placed, 'role'>): string =>
  unit ? [unit, body].filter(Boolean).join(', ') : (body ?? words().wholeTenant)

export const periodWords = (from: string | null, until: string | null): string => {
  const w = words()
  if (from === null && until === null) return w.always
  return [
    from && `${w.from.toLowerCase()} ${showDate(from)}`,
    until && `${w.until.toLowerCase()} ${showDate(until)}`,
  ]
    .filter(Boolean)
    .join(', ')
}
