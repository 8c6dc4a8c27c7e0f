import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { hashToken, newToken } from '../../src/platform/auth/tokens.ts'

export interface Session {
  readonly token: string
  readonly role: string
  readonly bodyId: string
}

/** Opens sessions of generated accounts at the database: what is measured is the work, not the door. */
export async function openSessions(db: pg.Pool, many: number): Promise<Session[]> {
  const { rows } = await db.query<{ tenant: string; account: string; role: string; body: string }>(
    `select g.tenant_id as tenant, g.account_id as account, g.role, g.body_id as body from grants g join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
     where g.body_id is not null and a.login like 'tai%' order by (g.role <> 'clerk'), length(a.login), a.login`,
  )
  const clerks = rows.filter((r) => r.role === 'clerk')
  const others = rows.filter((r) => r.role !== 'clerk')
  const made: Session[] = []
  for (let i = 0; i < many; i++) {
    const from = i % 3 === 2 && others.length > 0 ? others : clerks
    const who = from[Math.floor(i / 3) % from.length]
    if (!who) throw new Error('no generated accounts: npm run generate first')
    const token = newToken()
    await db.query(
      `insert into sessions (tenant_id, id, token_hash, account_id, body_id, created_at, expires_at, last_seen_at) values ($1, $2, $3, $4, $5, now(), now() + interval '1 day', now())`,
      [who.tenant, randomUUID(), hashToken(token), who.account, who.body],
    )
    made.push({ token, role: who.role, bodyId: who.body })
  }
  return made
}
