import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { refuse } from '../../core/kernel/refusal.ts'
import { ok, type Result } from '../../core/kernel/result.ts'
import { FIRST, FORMAT, Manifest, placeOf, type MemberEntry, type Place } from './format.ts'
import { BLOCK, claimOf, END, padding } from './tar.ts'

/** What is wrong with an archive, in words for a person. */
export class Damaged extends Error {}

const unzip = promisify(gunzip)
/** a piece is about two megabytes; one row alone may be larger */
const PIECE_BYTES = 256 * 1024 * 1024
const MANIFEST_BYTES = 512 * 1024 * 1024
const FILE_BYTES = 1024 * 1024 * 1024
const MOST = { first: 1024, rows: PIECE_BYTES, file: FILE_BYTES, manifest: MANIFEST_BYTES, seal: 65 } as const

export interface Member extends MemberEntry {
  readonly place: Place
  readonly body: Buffer
}

async function take(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(bytes, at, size - at)
    if (bytesRead === 0) throw new Damaged('tệp bị cắt cụt')
    at += bytesRead
  }
  return bytes
}

/** The members of an archive in order, each checked against the form that we write; the end must be the end. @throws Damaged */
export async function* membersOf(path: string): AsyncGenerator<Member> {
  const file = await open(path, 'r')
  try {
    const { size: whole } = await file.stat()
    let at = 0
    for (let first = true; ; first = false) {
      const block = await take(file, BLOCK)
      at += BLOCK
      if (block.equals(END.subarray(0, BLOCK))) break
      const claim = claimOf(block)
      const place = claim && placeOf(claim.name)
      if (first && place?.kind !== 'first') throw new Damaged('không phải bản sao lưu của Bảng Vàng')
      if (!claim || !place) throw new Damaged(`đầu mục ở byte ${at - BLOCK} không đọc được`)
      const { name, size } = claim
      if (size > MOST[place.kind] || at + size > whole) throw new Damaged('tệp bị cắt cụt')
      const body = await take(file, size)
      const rest = await take(file, padding(size))
      if (rest.some((byte) => byte !== 0)) throw new Damaged(`có byte lạ sau mục ${name}`)
      at += size + rest.length
      yield { name, size, sha256: createHash('sha256').update(body).digest('hex'), place, body }
    }
    await take(file, END.length - BLOCK).then((last) => {
      if (last.some((byte) => byte !== 0)) throw new Damaged('cuối tệp bị sửa')
    })
    if (at + END.length - BLOCK !== whole) throw new Damaged('có dữ liệu thừa sau cuối tệp')
  } finally {
    await file.close()
  }
}

/** Unpacks the lines of a piece. @throws Damaged */
export async function linesOfPiece(body: Buffer, name: string): Promise<Buffer> {
  return unzip(body, { maxOutputLength: PIECE_BYTES }).catch(() => {
    throw new Damaged(`mục ${name} không giải nén được`)
  })
}

interface Found {
  readonly rows: Map<string, { rows: number; pieces: number; readonly hash: ReturnType<typeof createHash> }>
  readonly members: MemberEntry[]
  manifest: Buffer | null
  seal: string | null
}

const LINE_FEED = 0x0a
const linesIn = (bytes: Buffer): number => {
  let n = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) n++
  return n
}

async function note(found: Found, member: Member): Promise<void> {
  const { name, size, sha256, place, body } = member
  if (found.seal !== null || (found.manifest !== null && place.kind !== 'seal')) throw new Damaged('các mục không đúng thứ tự')
  if (place.kind === 'manifest') found.manifest = body
  else if (place.kind === 'seal') found.seal = body.toString('latin1')
  else found.members.push({ name, size, sha256 })
  if (place.kind === 'first' && body.toString() !== FIRST.body) throw new Damaged(`không theo khuôn ${FORMAT}`)
  if (place.kind === 'file' && place.sha256 !== sha256) throw new Damaged(`tệp ${place.sha256.slice(0, 12)}… bị đổi nội dung`)
  if (place.kind !== 'rows') return
  const lines = await linesOfPiece(body, name)
  const table = found.rows.get(place.table) ?? { rows: 0, pieces: 0, hash: createHash('sha256') }
  if (table.pieces !== place.piece || lines.at(-1) !== LINE_FEED) throw new Damaged(`bảng ${place.table} thiếu một phần`)
  table.hash.update(lines)
  found.rows.set(place.table, { ...table, rows: table.rows + linesIn(lines), pieces: table.pieces + 1 })
}

function manifestOf(found: Found): Manifest {
  if (found.manifest === null || found.seal === null) throw new Damaged('thiếu bảng kê')
  const sha256 = createHash('sha256').update(found.manifest).digest('hex')
  if (found.seal !== `${sha256}\n`) throw new Damaged('bảng kê đã bị sửa')
  try {
    return Manifest.parse(JSON.parse(found.manifest.toString()))
  } catch {
    throw new Damaged('bảng kê không đọc được')
  }
}

/** Holds what was found against what the manifest says, and the other way round. */
function compare(found: Found, manifest: Manifest): void {
  const same = manifest.members.length === found.members.length && manifest.members.every((m, i) => m.name === found.members[i]?.name && m.size === found.members[i]?.size && m.sha256 === found.members[i]?.sha256)
  if (!same) throw new Damaged('các mục không khớp bảng kê')
  if (new Set(manifest.tables.map((t) => t.name)).size !== manifest.tables.length) throw new Damaged('bảng kê ghi một bảng hai lần')
  const empty = createHash('sha256').digest('hex')
  for (const table of manifest.tables) {
    const seen = found.rows.get(table.name)
    if ((seen?.rows ?? 0) !== table.rows || (seen?.hash.digest('hex') ?? empty) !== table.sha256) throw new Damaged(`bảng ${table.name} không khớp bảng kê`)
  }
  for (const name of found.rows.keys()) if (!manifest.tables.some((t) => t.name === name)) throw new Damaged(`bảng ${name} không có trong bảng kê`)
}

export interface Checked {
  readonly manifest: Manifest
  /** the digest of the manifest: it names the archive and all that is in it */
  readonly sha256: string
  readonly size: number
}

/** Reads a whole archive and takes nothing on trust. Refuses `backup.damaged`; throws what the file system throws. */
export async function checkArchive(path: string): Promise<Result<Checked>> {
  const found: Found = { rows: new Map(), members: [], manifest: null, seal: null }
  try {
    for await (const member of membersOf(path)) await note(found, member)
    const manifest = manifestOf(found)
    compare(found, manifest)
    const file = await open(path, 'r')
    const { size } = await file.stat().finally(() => file.close())
    return ok({ manifest, sha256: (found.seal ?? '').trim(), size })
  } catch (fault) {
    if (fault instanceof Damaged) return refuse('backup.damaged', { detail: fault.message })
    throw fault
  }
}
