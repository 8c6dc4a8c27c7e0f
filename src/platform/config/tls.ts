import { readFile } from 'node:fs/promises'

export const readTls = async (files: { readonly cert: string; readonly key: string }): Promise<{ cert: Buffer; key: Buffer }> => ({
  cert: await readFile(files.cert),
  key: await readFile(files.key),
})
