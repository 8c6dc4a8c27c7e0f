import type { Reader } from '../../platform/db/database.ts'

/** The name that stands on the office's root certificate. */
export const officeName = async (r: Reader, bodyId: string | null): Promise<string> =>
  (bodyId === null ? undefined : await r.q.selectFrom('bodies').select('name').where('tenant_id', '=', r.tenant).where('id', '=', bodyId).executeTakeFirst())?.name ?? 'Bảng Vàng'
