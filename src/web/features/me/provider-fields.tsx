import { CheckField, TextField } from '../../ui/field.tsx'
import type { Provider } from './mine.ts'
import { words } from './words.ts'

/** What the provider of single sign-on gave us; the secret goes in and never comes out. */
export function ProviderFields({
  provider,
  secret,
  rules,
  errorOf,
  onProvider,
  onSecret,
}: {
  provider: Provider
  secret: string
  rules: { readonly hasSecret: boolean; readonly callback: string }
  errorOf: (id: string) => string | null
  onProvider: (next: Provider) => void
  onSecret: (next: string) => void
}) {
  const w = words().rules
  const set = (part: Partial<Provider>): void => onProvider({ ...provider, ...part })
  return (
    <>
      <p className="small-text">
        {w.callback} <code className="secret-key">{rules.callback}</code>
      </p>
      <TextField
        id="name"
        label={w.name}
        hint={w.nameHint}
        value={provider.name}
        onText={(name) => set({ name })}
        error={errorOf('name')}
      />
      <TextField
        id="issuer"
        label={w.issuer}
        type="url"
        value={provider.issuer}
        onText={(issuer) => set({ issuer })}
        error={errorOf('issuer')}
      />
      <TextField
        id="clientId"
        label={w.clientId}
        value={provider.clientId}
        onText={(clientId) => set({ clientId })}
        error={errorOf('clientId')}
      />
      <TextField
        id="secret"
        label={w.secret}
        hint={rules.hasSecret ? w.secretKept : undefined}
        type="password"
        autoComplete="off"
        value={secret}
        onText={onSecret}
        error={errorOf('secret')}
      />
      <CheckField
        label={w.byEmail}
        checked={provider.linkByEmail}
        onCheck={(linkByEmail) => set({ linkByEmail })}
      />
      <p className="hint">{w.byEmailHint}</p>
    </>
  )
}
