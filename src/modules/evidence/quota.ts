import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import type { Reader } from '../../platform/db/database.ts'
import { settingOf } from '../../platform/settings/settings.ts'
import { bodyName, bytesUsed, unitName } from './store.ts'

export const QUOTA_SETTING = 'evidence.quota-mb'
const MB = 1024 * 1024

export interface Quota {
  readonly body: number
  readonly unit: number
}
const DEFAULT: Quota = { body: 2048, unit: 512 }

/** The room for the files of a body and of each of its units, in MB: the body's own setting, else that of the tenant, else the default. */
export async function quotaOf(r: Reader, bodyId: string): Promise<Quota> {
  const set = (await settingOf<Partial<Quota>>(r, bodyId, QUOTA_SETTING)) ?? (await settingOf<Partial<Quota>>(r, null, QUOTA_SETTING))
  return { ...DEFAULT, ...set?.value }
}

const mb = (bytes: number): number => Math.round((bytes / MB) * 10) / 10

export interface Use {
  readonly name: string
  readonly usedMb: number
  readonly limitMb: number
}
export const bodyUse = async (r: Reader, bodyId: string): Promise<Use> => ({ name: await bodyName(r, bodyId), usedMb: mb(await bytesUsed(r, bodyId)), limitMb: (await quotaOf(r, bodyId)).body })
export const unitUse = async (r: Reader, bodyId: string, unitId: string): Promise<Use> => ({ name: await unitName(r, unitId), usedMb: mb(await bytesUsed(r, bodyId, unitId)), limitMb: (await quotaOf(r, bodyId)).unit })

/** Whether the files of the body and the unit, with `more` bytes beside them, fit into their room. Refused: file.quota. */
export async function fits(r: Reader, place: { readonly bodyId: string; readonly unitId: string | null }, more = 0): Promise<Result<undefined>> {
  const { bodyId, unitId } = place
  const quota = await quotaOf(r, bodyId)
  const used = await bytesUsed(r, bodyId)
  if (used + more > quota.body * MB) return refuse('file.quota', { unit: await bodyName(r, bodyId), limitMb: quota.body, usedMb: mb(used) })
  const usedByUnit = unitId === null ? 0 : await bytesUsed(r, bodyId, unitId)
  if (unitId !== null && usedByUnit + more > quota.unit * MB) return refuse('file.quota', { unit: await unitName(r, unitId), limitMb: quota.unit, usedMb: mb(usedByUnit) })
  return ok(undefined)
}
