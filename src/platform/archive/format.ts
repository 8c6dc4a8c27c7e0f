import { z } from 'zod'

/** docs/adr/0005: a tar whose every byte is determined by its manifest; rows as JSON lines, gzipped in pieces. */
export const FORMAT = 'bang-vang/archive@1'
export const FIRST = { name: 'bang-vang.json', body: `${JSON.stringify({ format: FORMAT })}\n` } as const
export const MANIFEST = 'manifest.json'
export const SEAL = 'manifest.sha256'

/** What is of the running program alone and of no use elsewhere: who restores signs in anew. */
export const LEFT_OUT: readonly string[] = ['sessions', 'limits']

const Sha = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().min(0)
const Column = z.object({ name: z.string(), type: z.string() })

const Table = z.object({
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  columns: z.array(Column),
  rows: Count,
  /** of the lines, unpacked, each with its line feed, in the order of the primary key */
  sha256: Sha,
})

export const Manifest = z.object({
  format: z.literal(FORMAT),
  id: z.uuid(),
  madeAt: z.string(),
  reason: z.enum(['asked', 'scheduled', 'migration']),
  /** the version of the program that wrote it */
  program: z.string(),
  engine: z.enum(['embedded', 'server']),
  migrations: z.array(z.object({ name: z.string(), hash: Sha })),
  /** the set of legal rules that was in use; null: the program carried none */
  law: z.object({ id: z.string(), sha256: Sha }).nullable(),
  /** the last seal of the trail; null: nothing is sealed yet */
  trail: z.object({ seq: Count, hash: z.string() }).nullable(),
  tables: z.array(Table),
  leftOut: z.array(z.string()),
  /** files that rows name and that the store no longer holds whole */
  missing: z.array(Sha),
  /** every member before the manifest, in order */
  members: z.array(z.object({ name: z.string(), size: Count, sha256: Sha })),
})
export type Manifest = z.infer<typeof Manifest>
export type TableEntry = z.infer<typeof Table>
export type MemberEntry = Manifest['members'][number]

/** The path of a stored file within the archive. */
export const filePath = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`
export const piecePath = (table: string, piece: number): string => `rows/${table}/${String(piece).padStart(6, '0')}.jsonl.gz`
const PIECE = /^rows\/([a-z_][a-z0-9_]*)\/(\d{6})\.jsonl\.gz$/
const FILE = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/

export type Place = { readonly kind: 'first' } | { readonly kind: 'rows'; readonly table: string; readonly piece: number } | { readonly kind: 'file'; readonly sha256: string } | { readonly kind: 'manifest' } | { readonly kind: 'seal' }

/** What a member is, by its name; null for a name that we never write. */
export function placeOf(name: string): Place | null {
  if (name === FIRST.name) return { kind: 'first' }
  if (name === MANIFEST) return { kind: 'manifest' }
  if (name === SEAL) return { kind: 'seal' }
  const rows = PIECE.exec(name)
  if (rows) return { kind: 'rows', table: rows[1] ?? '', piece: Number(rows[2]) }
  const file = FILE.exec(name)?.[1]
  return file !== undefined && filePath(file) === name ? { kind: 'file', sha256: file } : null
}

/** The trail's head as `verify --against` takes it. */
export const headOf = (manifest: Manifest): string | null => (manifest.trail ? `${manifest.trail.seq}:${manifest.trail.hash}` : null)
export const countRows = (manifest: Manifest): number => manifest.tables.reduce((n, t) => n + t.rows, 0)
export const countFiles = (manifest: Manifest): number => manifest.members.filter((m) => m.name.startsWith('files/')).length
