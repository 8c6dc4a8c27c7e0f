import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sayRefusal as sayVi } from '../../content/locales/vi/refusals.ts'
import { endpoints } from '../contract/endpoints.ts'
import { openApiDocument } from '../contract/openapi.ts'
import { actorOf, findAccount, firstLink, reachOf } from '../modules/accounts/index.ts'
import { actorOfKey, meterKey } from '../modules/connections/index.ts'
import type { BackupsKit } from '../modules/backups/index.ts'
import type { EvidenceKit } from '../modules/evidence/index.ts'
import { tellOfCertificate, type NetworkKit } from '../modules/network/index.ts'
import { tellOfFailedJob } from '../modules/notices/index.ts'
import { Reviews, type PlansKit } from '../modules/plans/index.ts'
import type { Door } from '../platform/archive/door.ts'
import { openShelf } from '../platform/archive/shelf.ts'
import { systemClock, type Clock } from '../platform/clock/clock.ts'
import type { Config } from '../platform/config/config.ts'
import { openPool, type OpenDatabase, type Where } from '../platform/db/database.ts'
import { trailGuard } from '../platform/trail/guard.ts'
import { startSealer, type Sealer } from '../platform/trail/sealer.ts'
import { openNetwork, siteOf } from '../platform/tls/network.ts'
import { tenantOf } from '../platform/db/tenant.ts'
import { closeReadingRoom } from '../platform/files/readingRoom.ts'
import { scanWith } from '../platform/files/clamd.ts'
import { folderBelongs } from '../platform/files/belongs.ts'
import { folderStore } from '../platform/files/store.ts'
import type { Say } from '../platform/http/problem.ts'
import { buildServer } from '../platform/http/server.ts'
import { startWorker, type Worker } from '../platform/jobs/queue.ts'
import type { Listener, Log } from '../platform/kit.ts'
import { Mailer } from '../platform/mail/transport.ts'
import { sayRefusal as sayEnglish } from '../../content/locales/en/refusals.ts'
import { examplesFor } from './examples.ts'
import { Pacer } from '../platform/limits/pace.ts'
import { openBus, type Bus } from '../platform/live/bus.ts'
import { serveLive } from '../platform/live/route.ts'
import { bringForward, openBackupDoor } from './keeping.ts'
import { jobKinds, recurringJobs } from './jobs.ts'
import { tellOthers } from './listeners.ts'
import { routesOf } from './modules.ts'

export interface Running {
  readonly url: string
  /** the path of the one-time link, while there is no account */
  readonly firstLink: string | null
  readonly kit: PlansKit
  readonly where: Where
  readonly close: () => Promise<void>
}
export interface Options {
  readonly config: Config
  readonly demo?: boolean
  readonly clock?: Clock
  readonly web?: boolean
  /** opened by the caller while this module was still loading */
  readonly opening?: Promise<OpenDatabase>
}

const say: Say = (refusal, language) => (language === 'en' ? sayEnglish(refusal) : sayVi(refusal))
/** their failing for good is told in words of its own */
const TOLD_ALREADY: ReadonlySet<string> = new Set(['backup', 'backup-trial'])
const DAY_MS = 24 * 3_600_000
const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))


/** Opens the data folder, brings the schema forward and serves. Closing checkpoints the database. */
export async function start({ config, demo = false, clock = systemClock, web = true, opening }: Options): Promise<Running> {
  const db = await (opening ?? openPool(config))
  let worker: Worker | null = null
  let door: Door | null = null
  let sealer: Sealer | null = null
  let bus: Bus | null = null
  const mailer = new Mailer()
  try {
    await bringForward(db, config)
    const files = folderStore(join(config.dataDir, 'files'))
    // on a server another process may be writing there right now: only what is long dead goes
    await files.sweep(db.engine === 'server' ? DAY_MS : 0)
    let log: Log = console as unknown as Log
    let url = ''
    const listeners: Listener[] = []
    const { clamd } = config
    const shelf = await openShelf(config.backupDir, { db, files, dataDir: config.dataDir })
    const network = await openNetwork(config)
    const kit: PlansKit & EvidenceKit & BackupsKit & NetworkKit = {
      network,
      shelf, writing: new Map(),
      scanner: clamd && ((bytes) => scanWith(clamd, bytes)),
      db, clock, files, tenant: await tenantOf(db.pool, demo), newId: randomUUID, reviews: new Reviews(), wake: () => worker?.kick(), listeners,
      smtpUrl: config.smtpUrl, site: () => url,
      log: { info: (f, m) => log.info(f, m), warn: (f, m) => log.warn(f, m), error: (f, m) => log.error(f, m) },
    }
    if (db.engine === 'server') await folderBelongs(db.pool, files, join(config.dataDir, 'files'), kit.tenant)
    listeners.push(tellOthers(kit))
    const kinds = jobKinds(kit, mailer)
    const examples = examplesFor(kit, demo)
    const pacer = new Pacer(kit)
    const { http, metrics, listen, settled } = await buildServer({
      network, config, clock, endpoints, routes: routesOf(kit, demo, examples, { mailer, kinds }), openApi: openApiDocument,
      authenticate: (token, kind) => (kind === 'session' ? actorOf(kit, token) : actorOfKey(kit, { account: findAccount, reach: reachOf }, token)), meter: (token) => meterKey(kit, token), pace: (token, pace) => pacer.wait(token, pace),
      ready: async () => void (await db.pool.query('select 1')), say, webFolder: web ? WEB : null,
    })
    log = http.log as unknown as Log
    bus = await openBus(db, config.databaseDirectUrl, kit.tenant, kit.log)
    listeners.push(bus.listener)
    serveLive(http, { hub: bus.hub, authenticate: (token) => actorOf(kit, token), say })
    metrics.gauge('database_waiting', () => db.pool.waitingCount)
    const sealing = (sealer = startSealer(kit))
    listeners.push(async (w) => w.afterCommit(sealing.kick))
    worker = startWorker(kit, kinds, { recurring: recurringJobs, onFailed: async (w, job) => (TOLD_ALREADY.has(job.kind) ? undefined : tellOfFailedJob(kit, w, job)) })
    door = await openBackupDoor({ db, files, dataDir: config.dataDir }, () => log)
    await listen()
    url = siteOf(network)
    await tellOfCertificate(kit)
    if ((await trailGuard(db, kit.tenant)) === 'open') kit.log.warn({}, 'The database role of the program could change the trail: give DATABASE_OWNER_URL the role that owns the tables')
    const token = demo ? null : await firstLink(kit)
    return {
      url,
      firstLink: token === null ? null : `/dau-tien?token=${token}`,
      kit,
      where: config,
      close: async () => {
        await door?.close()
        await bus?.close()
        await http.close()
        await settled()
        await worker?.stop()
        mailer.close()
        await sealer?.stop()
        await closeReadingRoom()
        await db.close()
      },
    }
  } catch (fault) {
    await door?.close()
    await bus?.close()
    await worker?.stop()
    await sealer?.stop()
    await db.close()
    throw fault
  }
}
