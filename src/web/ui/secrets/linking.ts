/** Left in the window when an account asks to be linked with the provider: the way back leads to the account's page. */
export const LINKING = 'bang-vang.linking'
