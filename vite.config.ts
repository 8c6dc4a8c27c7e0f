import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** `vite` serves the pages beside a running server (API=http://localhost:4680); `vite build` writes dist/web. */
export default defineConfig({
  root: at('./src/web'),
  publicDir: at('./src/web/public'),
  plugins: [react()],
  server: {
    fs: { allow: [at('.')] },
    // src/web/api holds modules of the app: only what is no module goes to the server
    proxy: { '^/api/(?!.+\\.ts(\\?|$))': { target: process.env['API'] ?? 'http://localhost:4680' } },
  },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // the content security policy allows neither inline scripts nor data: addresses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|openapi-fetch)[\\/]/,
            },
            {
              name: 'office',
              test: /src[\\/]web[\\/](api|i18n|ui[\\/][^\\/]+\.tsx?$|ui[\\/]shell|paths)|locales[\\/]vi|core[\\/]kernel/,
            },
          ],
        },
      },
    },
  },
})
