// Writes src/web/api/schema.generated.ts from the contract: npm run api (a test fails when it is stale).
import { writeFileSync, mkdirSync } from 'node:fs'
import { apiTypes } from './api-schema.ts'

mkdirSync(new URL('../src/web/api/', import.meta.url), { recursive: true })
writeFileSync(new URL('../src/web/api/schema.generated.ts', import.meta.url), await apiTypes())
