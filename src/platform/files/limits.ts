const MB = 1024 * 1024

/** What a file that comes in may cost. Checked while bytes flow, so that nothing larger is ever held. */
export const LIMITS = {
  fileMb: 32,
  /** parts of a package that are unpacked into memory, together */
  unpackedMb: 24,
  /** plain text, however it came: the longest real plans are under 1 MB */
  textMb: 8,
  /** what a package may claim to hold in all */
  claimedMb: 512,
  entries: 5_000,
  pages: 500,
  scannedPages: 60,
  /** points of a picture, or of a drawn page */
  pixels: 25_000_000,
  /** a reading that reports nothing for so long has hung */
  silenceMs: 90_000,
  workerHeapMb: 160,
  /** what the process that reads may grow by */
  readingMb: 400,
} as const

export const READING_BYTES = LIMITS.readingMb * MB
export const FILE_BYTES = LIMITS.fileMb * MB
export const UNPACKED_BYTES = LIMITS.unpackedMb * MB
export const TEXT_LETTERS = LIMITS.textMb * MB
export const CLAIMED_BYTES = LIMITS.claimedMb * MB
