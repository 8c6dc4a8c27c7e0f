import type { PlainDate } from '../../core/kernel/dates.ts'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { mayGrant } from '../../core/people/grants.ts'
import type { Actor, Grant } from '../../core/people/may.ts'
import type { Reader } from '../../platform/db/database.ts'
import { bodyThere, unitsNamed } from './adminStore.ts'

/** A role as it is asked for, with its period. */
export interface AskedRole extends Grant {
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
}

const wrong = (at: string, problem: string): Result<never> => refuse('request.invalid', { problems: [{ at, problem }] })

/** Whether this role may be given by this account: its place is there, its period can be, and it is no more than the giver holds. */
export async function grantable(r: Reader, actor: Actor, asked: AskedRole, today: PlainDate): Promise<Result<undefined>> {
  const { bodyId, unitId, validFrom, validTo } = asked
  if (validTo !== null && validFrom !== null && validTo < validFrom) return wrong('grant.validTo', 'Ngày cuối trước ngày đầu')
  if (validTo !== null && validTo < today) return wrong('grant.validTo', 'Ngày cuối đã qua')
  if (unitId !== null && bodyId === null) return wrong('grant.unitId', 'Chọn cơ quan của đơn vị này')
  // who may not give it learns nothing of whether the place is there
  if (!mayGrant(actor, asked)) return refuse('account.scope-too-wide', {})
  if (bodyId !== null && !(await bodyThere(r, bodyId))) return wrong('grant.bodyId', 'Cơ quan này không có trong danh sách')
  if (bodyId !== null && unitId !== null && !(await unitsNamed(r, bodyId)).some((unit) => unit.id === unitId)) return wrong('grant.unitId', 'Đơn vị này không thuộc cơ quan đã chọn')
  return ok(undefined)
}

export const invalid = wrong
