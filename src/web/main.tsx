import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/queries.ts'
import { startLocale } from './i18n/text.ts'
import './ui/styles/index.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

await startLocale()
const { App } = await import('./routes.tsx')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
