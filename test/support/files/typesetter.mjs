// Typst markup on stdin → a PDF on stdout. A process of its own: the compiler's native code does not survive the end of a worker thread.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
writeFileSync(1, compiler.pdf({ mainFileContent: readFileSync(0, 'utf8') }))
