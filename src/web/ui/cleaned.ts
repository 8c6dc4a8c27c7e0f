const MARKS = /\*+|_{2,}|^[ \t]*#+[ \t]+/gm

/** Words of a plan without the signs of its markup; line ends stay. */
export const unmarked = (text: string): string => text.replace(MARKS, '')

/** Words of a plan as they are read: no markup, single spaces. */
export const cleaned = (text: string): string => unmarked(text).replace(/\s+/g, ' ').trim()
