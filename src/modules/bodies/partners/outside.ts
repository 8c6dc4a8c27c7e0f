import type { Writer } from '../../../platform/db/database.ts'
import { addBody } from '../store.ts'
import { setContact, type Contact } from './store.ts'

export interface Outside {
  readonly name: string
  readonly abbreviation: string
  readonly kind: string
  readonly contact: Contact | null
}

/** A partner: known by name and contact, with no accounts of its own here. */
export async function addOutside(w: Writer, id: string, { contact, ...fields }: Outside, kept: { readonly keptBy: string; readonly example: boolean; readonly at: string }): Promise<void> {
  await addBody(w, id, { ...fields, superior: null, yearKind: 'calendar' }, kept.at, kept.example, { outside: true, keptBy: kept.keptBy })
  await setContact(w, id, contact)
}
