import type { components } from '../../api/schema.generated.ts'

export type Me = components['schemas']['Me']
export type Rules = components['schemas']['SignInRules']
export type Provider = NonNullable<Rules['singleSignOn']>
export type MySession = components['schemas']['MySession']
