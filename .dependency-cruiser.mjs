// The fences of the house (ARCHITECTURE.md, "Doors and fences"). Each rule says what to do instead.
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'kernel-imports-nothing', severity: 'error', comment: 'core/kernel is the ground floor: pass what you need as an argument.', from: { path: '^src/core/kernel/', pathNot: '\\.test\\.ts$' }, to: { pathNot: '^src/core/kernel/' } },
    { name: 'core-is-pure', severity: 'error', comment: 'core has no I/O, no clock and no package: put the effect in platform and hand its result in.', from: { path: '^src/core/', pathNot: '\\.test\\.ts$' }, to: { pathNot: '^src/core/' } },
    { name: 'core-nouns-keep-apart', severity: 'error', comment: 'A noun of core imports kernel, vietnamese, rules and law only (papers also reads plans). Move the shared idea down, or the caller up.', from: { path: '^src/core/([^/]+)/', pathNot: '\\.test\\.ts$|^src/core/papers/' }, to: { path: '^src/core/', pathNot: '^src/core/($1|kernel|vietnamese|rules|law)/' } },
    { name: 'contract-stands-on-core', severity: 'error', comment: 'contract describes the wire: it may import core and zod, nothing else.', from: { path: '^src/contract/' }, to: { pathNot: '^src/(contract|core)/|node_modules/zod' } },
    { name: 'modules-meet-at-the-door', severity: 'error', comment: "Use another module through its index.ts only.", from: { path: '^src/modules/([^/]+)/' }, to: { path: '^src/modules/', pathNot: '^src/modules/$1/|^src/modules/[^/]+/index\\.ts$' } },
    { name: 'modules-never-import-app-or-web', severity: 'error', from: { path: '^src/modules/' }, to: { path: '^src/(app|web)/' } },
    { name: 'platform-knows-no-module', severity: 'error', comment: 'platform is adapters: a module hands in what it needs.', from: { path: '^src/platform/' }, to: { path: '^src/(modules|app|web)/' } },
    { name: 'features-are-strangers', severity: 'error', comment: 'web/features/x imports web/ui, web/api, web/i18n, contract and core, never a sibling: lift the shared piece into web/ui.', from: { path: '^src/web/features/([^/]+)/' }, to: { path: '^src/web/features/', pathNot: '^src/web/features/$1/' } },
    { name: 'web-stays-in-the-browser', severity: 'error', from: { path: '^src/web/' }, to: { path: '^src/(modules|platform|app)/' } },
    { name: 'app-is-the-top', severity: 'error', from: { pathNot: '^(src/app|scripts|test|bin|examples)/' }, to: { path: '^src/app/' } },
    { name: 'node-only-at-the-edges', severity: 'error', comment: 'node:* belongs to platform, app, scripts and tests.', from: { path: '^src/(core|contract|modules|web)/', pathNot: '\\.test\\.tsx?$' }, to: { dependencyTypes: ['core'] } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '\\.d\\.ts$|\\.test\\.tsx?$|\\.css$' }, to: {} },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] } },
}
