import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * PGlite's own file system never calls fsync: a power cut destroys the folder. This one hands every fsync of the
 * engine on to the disk, and counts them, so that the start can prove that they arrive.
 */
export class DurableFs extends NodeFS {
  fsyncs = 0

  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    const wire = (mod) => {
      const files = mod.NODEFS ?? mod.FS.filesystems?.NODEFS
      if (!files) throw new Error('PGlite no longer shows its node file system: fsync cannot be wired')
      files.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd)
        this.fsyncs++
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), wire] } }
  }
}

/** As PGlite starts PostgreSQL, but with fsync on and a small cache: its memory never shrinks. */
export const durableStart = (defaults) => [
  ...defaults.filter((p) => p !== '-F'),
  '-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'full_page_writes=on', '-c', 'shared_buffers=16MB', '-c', 'timezone=UTC',
]
