const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff

/** An OLE compound file whose directory lists these names, and whose streams are empty. */
export function oleOf(names: readonly string[]): Buffer {
  const all = ['Root Entry', ...names]
  const directorySectors = Math.ceil(all.length / 4)
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(END, 60)
  header.writeUInt32LE(END, 68)
  for (let at = 76; at < SECTOR; at += 4) header.writeUInt32LE(at === 76 ? 0 : FREE, at)
  const fat = Buffer.alloc(SECTOR, 0xff)
  fat.writeUInt32LE(0xfffffffd, 0)
  for (let i = 0; i < directorySectors; i++)
    fat.writeUInt32LE(i === directorySectors - 1 ? END : i + 2, (i + 1) * 4)
  const directory = Buffer.alloc(directorySectors * SECTOR)
  all.forEach((name, i) => {
    directory.write(name, i * 128, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, i * 128 + 64)
    directory[i * 128 + 66] = i === 0 ? 5 : 2
  })
  return Buffer.concat([header, fat, directory])
}
