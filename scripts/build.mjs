// npm run build: packages and web pages, ready to serve.
import { buildWeb, install } from './ready.mjs'

install()
buildWeb()
