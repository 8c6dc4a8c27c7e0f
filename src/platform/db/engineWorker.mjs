// The embedded database in a thread of its own: a long query must not hold up the server.
// Plain JavaScript, so that the thread needs no loader: loaders of threads have been seen to hang at their start.
import { spawnSync } from 'node:child_process'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { DurableFs, durableStart } from './durableFs.mjs'

const { folder, socket } = workerData
// without a socket it only founds the database and goes: founding takes half a gigabyte, which goes with the thread

const fs = new DurableFs(folder)
const db = await PGlite.create({ fs, startParams: durableStart(PGlite.defaultStartParams) })

async function close() {
  await server?.stop()
  await db.exec('checkpoint')
  await db.close()
  // what initdb wrote did not go through the engine's fsync: once, all of it
  if (!socket) spawnSync('sync')
  parentPort.postMessage({ closed: true })
  parentPort.close()
}

let server = null
if (socket) {
  const before = fs.fsyncs
  await db.exec('create table if not exists durable_probe (n integer)')
  await db.exec('drop table durable_probe')
  const fsyncs = fs.fsyncs - before
  if (fsyncs === 0) throw new Error('The embedded database commits without fsync: a power cut would destroy it. It will not run.')
  server = new PGLiteSocketServer({ db, path: socket, maxConnections: 1 })
  await server.start()
  parentPort.postMessage({ ready: true, fsyncs })
  parentPort.once('message', () => void close())
} else await close()
