/** Called before the first page of a scan (0) and after each page that is done. */
export type OnProgress = (page: number, pages: number) => void
