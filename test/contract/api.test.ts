import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { apiTypes } from '../../scripts/api-schema.ts'

describe('the typed client', () => {
  it('is typed from the contract as it stands (npm run api)', async () => {
    expect(readFileSync(new URL('../../src/web/api/schema.generated.ts', import.meta.url), 'utf8')).toBe(await apiTypes())
  })
})
