import { once } from 'node:events'
import type pg from 'pg'

/** The bytes that are handed on at once; a row is never cut. */
const BATCH_BYTES = 1024 * 1024
const MOST_WAITING = 4

/** What of pg's connection speaks COPY (PostgreSQL's protocol 3.0, §55.2.7); its types leave that out. */
type Wire = {
  readonly stream: { pause(): void; resume(): void; readonly writableNeedDrain: boolean }
  query(sql: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** A statement as pg's client drives it: every handler it may call. */
abstract class CopyStatement {
  rows = 0
  protected failure: Error | undefined
  protected over = false
  private waiting: (() => void)[] = []

  constructor(private readonly sql: string) {}

  submit(wire: Wire): void {
    wire.query(this.sql)
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleParseComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)
  }

  handleError(error: Error): void {
    this.failure ??= error
    this.finish()
  }

  handleReadyForQuery(): void {
    this.finish()
  }

  protected finish(): void {
    this.over = true
    this.tell()
  }

  protected tell(): void {
    for (const wake of this.waiting.splice(0)) wake()
  }

  protected news(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
    })
  }
}

class CopyOut extends CopyStatement {
  private readonly batches: Buffer[] = []
  private parts: Buffer[] = []
  private size = 0
  private wire: Wire | undefined

  handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire): void {
    this.wire = wire
    // The parser uses its memory again.
    this.parts.push(Buffer.from(chunk))
    this.size += chunk.length
    if (this.size < BATCH_BYTES) return
    this.flush()
    if (this.batches.length >= MOST_WAITING) wire.stream.pause()
    this.tell()
  }

  private flush(): void {
    if (this.size > 0) this.batches.push(Buffer.concat(this.parts, this.size))
    this.parts = []
    this.size = 0
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.over) this.flush()
      const batch = this.batches.shift()
      if (batch !== undefined) {
        if (this.batches.length === 0) this.wire?.stream.resume()
        yield batch
      } else if (this.failure !== undefined) throw this.failure
      else if (this.over) return
      else await this.news()
    }
  }
}

class CopyIn extends CopyStatement {
  constructor(
    sql: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(sql)
  }

  handleCopyInResponse(wire: Wire): void {
    void this.send(wire).catch((error: Error) => {
      this.failure ??= error
      wire.sendCopyFail(error.message)
    })
  }

  private async send(wire: Wire): Promise<void> {
    for await (const chunk of this.source) {
      if (this.over) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream as never, 'drain'), this.news()])
    }
    if (!this.over) wire.endCopyFrom()
  }

  async done(): Promise<number> {
    while (!this.over) await this.news()
    if (this.failure !== undefined) throw this.failure
    return this.rows
  }
}

/** Rows of `COPY … TO STDOUT` in batches of about a megabyte; the server waits where nobody takes them. `counted` is told their number at the end. */
export async function* copyOut(client: pg.Client, sql: string, counted: (rows: number) => void): AsyncGenerator<Buffer> {
  const statement = new CopyOut(sql)
  client.query(statement as unknown as pg.Submittable)
  yield* statement.read()
  counted(statement.rows)
}

/** Feeds `source` to `COPY … FROM STDIN` and answers how many rows it made. Throws what the server, or the source, throws. */
export async function copyIn(client: pg.Client, sql: string, source: AsyncIterable<Buffer>): Promise<number> {
  const statement = new CopyIn(sql, source)
  client.query(statement as unknown as pg.Submittable)
  return await statement.done()
}
