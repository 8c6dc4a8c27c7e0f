/** The header of a member (POSIX ustar), wholly determined by its name and size: a reader compares it byte by byte. */
export function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new Error(`A member's name is at most 100 bytes: ${name}`)
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\0' + '00', 257)
  const sum = block.reduce((n, byte) => n + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

export const BLOCK = 512
export const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK
/** two empty blocks end a tar, and ours ends there */
export const END = Buffer.alloc(2 * BLOCK)

/** Name and size that a block claims; null when it is not a header as we write it. */
export function claimOf(block: Buffer): { readonly name: string; readonly size: number } | null {
  const end = block.indexOf(0)
  const name = block.toString('latin1', 0, end < 0 || end > 100 ? 100 : end)
  const digits = block.toString('latin1', 124, 135)
  if (!/^[0-7]{11}$/.test(digits) || !/^[\x20-\x7e]+$/.test(name)) return null
  const size = Number.parseInt(digits, 8)
  return header(name, size).equals(block) ? { name, size } : null
}
