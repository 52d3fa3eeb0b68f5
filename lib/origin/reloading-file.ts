import { readFile, stat } from 'node:fs/promises'

export type FileStatus = {
  readonly path: string
  /** `unopened` until the first look-up that needs the file; `missing` and `unreadable` only while there is nothing older to use. */
  readonly state: 'unopened' | 'ready' | 'missing' | 'unreadable'
  /** Why the newest version of the file is not in use, or null. */
  readonly problem: string | null
}

/**
 * What `open` makes of a file's bytes, opened at the first use and again after the file was replaced. Looks at the file at most every
 * `recheckMs` and only when used: no watcher, no timer. A version that cannot be read leaves the one in memory in use; it and a
 * missing file are tried again only when the file has changed.
 */
export class ReloadingFile<T> {
  private value: T | null = null
  private status: FileStatus
  private seen = ''
  private nextCheck = Number.NEGATIVE_INFINITY
  private checking: Promise<void> | null = null

  constructor(
    private readonly path: string,
    private readonly open: (bytes: Buffer) => T,
    private readonly recheckMs = 30_000,
  ) {
    this.status = { path, state: 'unopened', problem: null }
  }

  /** The newest value that could be read, or null. Never throws. */
  async current(): Promise<T | null> {
    if (performance.now() >= this.nextCheck) {
      this.checking ??= this.check().finally(() => {
        this.nextCheck = performance.now() + this.recheckMs
        this.checking = null
      })
    }
    if (this.checking !== null) await this.checking
    return this.value
  }

  report(): FileStatus {
    return this.status
  }

  private async check(): Promise<void> {
    try {
      const { ino, size, mtimeMs } = await stat(this.path)
      const version = `${ino}:${size}:${mtimeMs}`
      if (version === this.seen) return
      this.seen = version
      this.value = this.open(await readFile(this.path))
      this.status = { path: this.path, state: 'ready', problem: null }
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (missing) this.seen = ''
      const state = this.value !== null ? 'ready' : missing ? 'missing' : 'unreadable'
      this.status = { path: this.path, state, problem: missing ? 'The file is not there.' : messageOf(error) }
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
