import { searchKey } from '../../core/people/names.ts'

/** Logins are compared without case or accents, so that "Lan" and "lan" are one account. */
export const loginKey = (login: string): string => searchKey(login).replace(/\s+/g, '')
