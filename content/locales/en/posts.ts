import type { vi } from '../vi/posts.ts'
import type { Words } from '../vi/ui.ts'

export const en: Words<typeof vi> = {
  title: 'Posts',
  none: 'No post recorded.',
  main: 'main',
  held: 'Held now',
  before: 'Before',
  edit: 'Edit posts',
  add: 'Add a post',
  post: 'Post',
  unit: 'Unit',
  noUnit: 'Of the body as a whole',
  from: 'From',
  to: 'To',
  isMain: 'Main post',
  leader: 'Leader',
  remove: (post: string) => `Remove the post ${post}`,
  stale: 'Somebody has just changed this record. Look again, then go on.',
}
