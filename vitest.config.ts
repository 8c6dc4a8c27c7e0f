import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'test/{golden,contract,api}/**/*.test.ts', 'content/**/*.test.ts', 'examples/**/*.test.ts'], pool: 'threads', isolate: false } },
      // the same suites once more over a PostgreSQL server: whatever asks the database and does not choose its engine itself
      { test: { ...shared, name: 'server', include: ['src/platform/{db,limits}/*.test.ts', 'src/modules/people/sight.test.ts', 'test/api/**/*.test.ts'], exclude: ['test/api/{backup*,doors,examples,network,oneEntry,processes,rebuild,trailOwner,worlds}.test.ts'], pool: 'threads', isolate: false, env: { ENGINE: 'server' } } },
      { test: { ...shared, name: 'e2e', include: ['test/e2e/**/*.test.ts'], pool: 'forks', maxWorkers: 1, fileParallelism: false, testTimeout: 180_000 } },
    ],
  },
})
