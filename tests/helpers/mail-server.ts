import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as a mailbox has it. */
export type ReceivedLetter = {
  readonly to: string
  /** Whom its head names, as mail programs show it. */
  readonly named: readonly { readonly name: string; readonly address: string | undefined }[]
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly header: (name: string) => string | undefined
  /** Which headers it has, by name. */
  readonly heads: readonly string[]
}

/** A real SMTP server on this machine that keeps what it is given. */
export type MailServer = {
  readonly url: string
  readonly letters: () => readonly ReceivedLetter[]
  /** The newest letter to an address, with this in its subject; waits for it for ten seconds. */
  readonly waitFor: (to: string, subject?: string | RegExp) => Promise<ReceivedLetter>
  /** Called when a letter was taken, before that is answered. */
  readonly onTaken: (listener: () => void) => void
  readonly stop: () => Promise<void>
}

const WAIT_MS = 10_000
const LOOK_MS = 50

function receivedOf(mail: ParsedMail, recipients: readonly string[]): ReceivedLetter {
  const named = [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ name, address }) => ({ name, address })))
  return {
    ...{ named, heads: mail.headerLines.map(({ key }) => key).sort() },
    ...{ to: recipients.join(', '), from: mail.from?.text ?? '', subject: mail.subject ?? '', messageId: mail.messageId ?? '' },
    ...{ text: mail.text ?? '', html: mail.html || '' },
    header: (name) => mail.headerLines.find(({ key }) => key === name.toLowerCase())?.line,
  }
}

/** The first address of ours that stands in a letter's text and leads to this path. */
export function linkIn({ text }: ReceivedLetter, path: string): string {
  const link = text.match(/https?:\/\/\S+/g)?.find((address) => new URL(address).pathname.startsWith(path))
  if (link === undefined) throw new Error(`No link to ${path} in: ${text}`)
  return link
}

/** Starts it on a free port of 127.0.0.1. `options` may refuse, as servers do. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const kept: ReceivedLetter[] = []
  let told = () => {}
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onData(stream, { envelope }, done) {
      simpleParser(stream).then(
        (mail) => {
          kept.push(
            receivedOf(
              mail,
              envelope.rcptTo.map(({ address }) => address),
            ),
          )
          told()
          done()
        },
        (error: Error) => done(error),
      )
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const found = (to: string, subject: string | RegExp) =>
    kept.findLast(
      (letter) => letter.to === to && (typeof subject === 'string' ? letter.subject.includes(subject) : subject.test(letter.subject)),
    )
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters: () => kept,
    onTaken: (listener) => {
      told = listener
    },
    async waitFor(to, subject = '') {
      for (const until = Date.now() + WAIT_MS; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
        const letter = found(to, subject)
        if (letter !== undefined) return letter
      }
      throw new Error(`No letter to ${to} with “${subject}”. There are: ${kept.map((one) => `${one.to}: ${one.subject}`).join('; ')}`)
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
