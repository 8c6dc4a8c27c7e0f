const MOST = 500

/** What a fault says, short and without what must not be shown: passwords in addresses, keys, long tokens. */
export function faultWords(fault: unknown): string {
  const said = fault instanceof Error ? fault.message || fault.name : String(fault)
  return said
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1…@')
    .replace(/\b(Bearer|Basic|PLAIN|LOGIN)\s+\S+/g, '$1 …')
    .replace(/\b(pass(?:word)?|secret|token|authorization|auth|key)(["']?\s*[:=]\s*)\S+/gi, '$1$2…')
    .replace(/[A-Za-z0-9_-]{32,}/g, (word) => (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(word) ? word : '…'))
    .trim()
    .slice(0, MOST)
}
