const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/coc_coc_browser|CocCoc/i, 'Cốc Cốc'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11|CrOS/, 'Linux'],
]
const first = (agent: string, table: typeof BROWSERS): string | null =>
  table.find(([pattern]) => pattern.test(agent))?.[1] ?? null

/** Browser and system of a session, as far as its own words tell; null: they tell nothing. */
export function deviceOf(agent: string | null): { browser: string; system: string } | null {
  const browser = first(agent ?? '', BROWSERS)
  const system = first(agent ?? '', SYSTEMS)
  return browser && system ? { browser, system } : null
}
