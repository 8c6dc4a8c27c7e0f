/** What was taken out of a file before it was kept, by kind; the words for each stand in the locale. */
export const REMOVED = ['gps', 'camera', 'xmp', 'iptc', 'comment', 'thumbnail', 'text', 'other', 'tail'] as const
export type Removed = (typeof REMOVED)[number]

export interface Cleaned {
  readonly bytes: Uint8Array
  /** empty: nothing had to be taken out, and the bytes are those that came */
  readonly removed: readonly Removed[]
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
export const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
export const startsWith = (bytes: Uint8Array, sign: string): boolean => bytes.length >= sign.length && latin(bytes.subarray(0, sign.length)) === sign
